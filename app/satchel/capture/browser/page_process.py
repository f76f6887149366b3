"""The page in the browser: what it is refused, and all that is noted of it meanwhile.

What it is for: a page that can reach the recording proxy and nothing else: no file, no
other program, no window, no permission, no download. What it is not for: what is done to
the page (`behaving_process`). To know first: everything here is called by the engine
because of what a stranger's page wants, so each list has an end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QAuthenticator
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

_SCHEMES = frozenset(["http", "https", "ws", "wss", "data", "blob", "about"])
_MOST_LINES, _LONGEST = 2000, 4000
_Setting = QWebEngineSettings.WebAttribute
_SETTINGS = {
    _Setting.LocalContentCanAccessFileUrls: False,
    _Setting.LocalContentCanAccessRemoteUrls: False,
    _Setting.JavascriptCanAccessClipboard: False,
    _Setting.JavascriptCanPaste: False,
    _Setting.JavascriptCanOpenWindows: False,
    _Setting.AllowWindowActivationFromJavaScript: False,
    _Setting.NavigateOnDropEnabled: False,
    _Setting.ScreenCaptureEnabled: False,
    _Setting.FullScreenSupportEnabled: False,
    _Setting.PluginsEnabled: False,
    _Setting.PdfViewerEnabled: False,  # a PDF is fetched as the file it is
    _Setting.DnsPrefetchEnabled: False,
    _Setting.ErrorPageEnabled: False,
    _Setting.WebRTCPublicInterfacesOnly: True,
    _Setting.PlaybackRequiresUserGesture: False,
    _Setting.AutoLoadIconsForPage: True,
    _Setting.BackForwardCacheEnabled: False,
}


@dataclass(slots=True)
class Notes:
    """What was heard of the page so far; each list ends at a limit. `asked` counts requests as
    they begin, long before a busy computer has carried them to the proxy."""

    console: list[dict[str, Any]] = field(default_factory=list)
    blocked: list[dict[str, str]] = field(default_factory=list)
    asked: int = 0
    file: str | None = None
    ended: str | None = None

    def line(self, level: str, text: str, source: str, line: int) -> None:
        """One thing the page told its console."""
        if len(self.console) < _MOST_LINES:
            told = {"level": level, "text": text[:_LONGEST], "source": source[:_LONGEST]}
            self.console.append({**told, "line": line})

    def block(self, what: str, url: str) -> None:
        """One thing the page was not given."""
        one = {"what": what, "url": url[:_LONGEST]}
        if len(self.blocked) < _MOST_LINES and one not in self.blocked[-20:]:
            self.blocked.append(one)


class _Interceptor(QWebEngineUrlRequestInterceptor):
    """The second lock: a scheme that is not of the web is not asked for at all."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802
        self._notes.asked += 1
        if info.requestUrl().scheme() not in _SCHEMES:
            self._notes.block("scheme", info.requestUrl().toString())
            info.block(True)


def profile(notes: Notes, languages: str) -> QWebEngineProfile:
    """In memory only: gone with the process, and never on a disk."""
    made = QWebEngineProfile()
    made.setHttpAcceptLanguage(languages)
    # The engine's own name in it would tell a site which program an observer uses.
    words = made.httpUserAgent().split(" ")
    made.setHttpUserAgent(" ".join(one for one in words if not one.startswith("QtWebEngine/")))
    made.setUrlRequestInterceptor(_Interceptor(notes))
    made.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.StoreInMemory)
    settings = made.settings()
    for name, value in _SETTINGS.items():
        settings.setAttribute(name, value)
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
    )
    return made


def calm(page: QWebEnginePage) -> None:
    """For a page that nobody sits before: what would make each look at it another one.

    From its beginning, for a page that measures itself finds another room beside a bar.
    """
    settings = page.settings()
    settings.setAttribute(_Setting.ShowScrollBars, False)
    settings.setImageAnimationPolicy(QWebEngineSettings.ImageAnimationPolicy.Disallow)
    QGuiApplication.styleHints().setCursorFlashTime(0)


class Page(QWebEnginePage):
    """One page; `secret` is the user and the word the proxy wants. `person` sits before it."""

    def __init__(
        self,
        of: QWebEngineProfile,
        notes: Notes,
        secret: tuple[str, str],
        *,
        person: bool = False,
    ) -> None:
        super().__init__(of)
        self.is_held = False
        """While True the page may not leave for another."""
        self.notes = notes
        self._secret, self._person = secret, person
        of.downloadRequested.connect(self._download)
        self.proxyAuthenticationRequired.connect(self._identify)
        self.certificateError.connect(self._certificate)
        self.permissionRequested.connect(self._permission)
        self.newWindowRequested.connect(self._window)
        self.renderProcessTerminated.connect(self._ended)
        self.selectClientCertificate.connect(lambda choice: choice.selectNone())
        self.fileSystemAccessRequested.connect(lambda request: request.reject())
        self.desktopMediaRequested.connect(lambda request: request.cancel())
        self.registerProtocolHandlerRequested.connect(lambda request: request.reject())
        self.fullScreenRequested.connect(lambda request: request.reject())

    def is_alone(self) -> None:
        """From now on nobody sits before it."""
        self._person = False

    def acceptNavigationRequest(  # noqa: N802
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main: bool
    ) -> bool:
        wanted = QUrl(url)
        if wanted.scheme() not in _SCHEMES:
            self.notes.block("scheme", wanted.toString())
            return False
        if is_main and self.is_held and _bare(wanted) != _bare(self.url()):
            self.notes.block("navigation", wanted.toString())
            return False
        return True

    def javaScriptConsoleMessage(  # noqa: N802
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        names = {0: "info", 1: "warning", 2: "error"}
        self.notes.line(names.get(level.value, "info"), message, source, line)

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:  # noqa: N802
        self._dialog(origin, message)
        if self._person:
            super().javaScriptAlert(origin, message)

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:  # noqa: N802
        self._dialog(origin, message)
        return super().javaScriptConfirm(origin, message) if self._person else False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> Any:  # noqa: N802
        self._dialog(origin, message)
        if self._person:
            return super().javaScriptPrompt(origin, message, default)
        return (False, "")

    def chooseFiles(  # noqa: N802
        self, mode: QWebEnginePage.FileSelectionMode, old: Any, types: Any
    ) -> list[str]:
        self.notes.block("file", self.url().toString())
        return []

    def _dialog(self, origin: QUrl | str, message: str) -> None:
        self.notes.line("info", f"dialog: {message}", QUrl(origin).toString(), 0)

    def _identify(self, url: QUrl, asked: QAuthenticator, _host: str) -> None:
        asked.setUser(self._secret[0])
        asked.setPassword(self._secret[1])

    def _certificate(self, error: Any) -> None:
        self.notes.block("certificate", error.url().toString())
        error.rejectCertificate()

    def _permission(self, asked: Any) -> None:
        self.notes.block(f"permission: {asked.permissionType().name}", asked.origin().toString())
        asked.deny()

    def _window(self, request: Any) -> None:
        url = request.requestedUrl()
        if self._person and request.isUserInitiated() and url.scheme() in ("http", "https"):
            self.setUrl(url)
            return
        self.notes.block("window", url.toString())

    def _download(self, item: Any) -> None:
        if item.isSavePageDownload():
            return  # asked for by us, into a pipe
        url = item.url().toString()
        self.notes.block("download", url)
        if not self._person and self.notes.file is None:
            self.notes.file = url
        item.cancel()

    def _ended(self, status: Any, code: int) -> None:
        self.notes.ended = status.name


def _bare(url: QUrl) -> str:
    """Without its fragment: going within a page is not leaving it."""
    return url.toString().partition("#")[0]
