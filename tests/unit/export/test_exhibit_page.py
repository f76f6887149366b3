"""`verify.html` in a real browser says what the Python verifier says, of every copy."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from satchel.domain.errors import IntegrityFailure
from satchel.export.making import make_exhibit
from satchel.export.verifying import verify_exhibit
from satchel.system.paths import resources_folder
from unit.export.browser import Browser, judge
from unit.export.exhibit_samples import plan
from unit.export.tampering import ALL, L1, note_lines, put, rebag, tampered

PAGE = resources_folder() / "exhibit" / "verify.html"
_FEED = """((size) => {
  const data = Uint8Array.from({length: size}, (_, i) => (i * 7) % 256);
  return [new Sha256(), new Sha512()].map((h) => {
    for (let at = 0, step = 1; at < size; at += step, step = (step * 3) % 301 + 1)
      h.update(data.subarray(at, at + step));
    return hex(h.digest());
  });
})"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "exhibit"
    make_exhibit(folder, plan())
    return folder


def test_an_honest_exhibit_holds_and_the_page_says_what_it_did_not_check(
    browser: Browser, exhibit: Path
) -> None:
    checked = verify_exhibit(exhibit)
    verdict, said = judge(browser, exhibit, exhibit / "verify.html")
    assert verdict == "holds"
    assert f"{checked.entries} entries" in said
    assert f"{checked.receipts} receipts" in said
    assert checked.fingerprint in said
    assert "NOT CHECKED: 4 ML-DSA-44 signatures" in said
    assert "L1: 4 of 9 entries are shown" in said
    assert "since when: that needs evidence from outside" in said


def test_a_copy_holds_whatever_its_folder_is_called(
    browser: Browser, exhibit: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "Дело 5 (копия)"
    shutil.copytree(exhibit, copy)
    verify_exhibit(copy)
    assert judge(browser, copy, PAGE)[0] == "holds"


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("withhold", [(), ("author", "place", "name"), ("text", "content")])
def test_exhibits_with_other_things_withheld_hold(
    browser: Browser, tmp_path: Path, withhold: tuple[str, ...], language: str
) -> None:
    folder = tmp_path / "exhibit"
    make_exhibit(folder, plan(withhold, language))
    unbound = verify_exhibit(folder).unbound
    verdict, said = judge(browser, folder, PAGE)
    assert verdict == "holds"
    assert all(f"No section shown here tells the hash of {path}" in said for path in unbound)
    assert bool(unbound) == ("content" in withhold)


def test_an_index_on_paper_belongs_to_the_exhibit_where_it_was_asked_for(
    browser: Browser, exhibit: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exhibit"
    make_exhibit(folder, replace(plan(language="kk"), pdf=True))
    verify_exhibit(folder)
    assert judge(browser, folder, PAGE)[0] == "holds"
    with pypdfium2.PdfDocument(folder / "index.pdf") as paper:
        assert pypdfium2.raw.FPDFCatalog_IsTagged(paper)
        said = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "Судья: встать!" in said
    assert "W-3" not in said  # the source is withheld
    assert not (exhibit / "index.pdf").exists()
    raw = bytearray((folder / "index.pdf").read_bytes())
    raw[len(raw) // 2] ^= 1
    (folder / "index.pdf").write_bytes(raw)
    with pytest.raises(IntegrityFailure, match=r"index\.pdf"):
        verify_exhibit(folder)
    assert judge(browser, folder, PAGE)[0] == "wrong"


@pytest.mark.parametrize("name", ALL)
def test_page_and_program_both_refuse(
    browser: Browser, exhibit: Path, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "copy"
    tampered(exhibit, copy, name)
    with pytest.raises(IntegrityFailure):
        verify_exhibit(copy)
    verdict, said = judge(browser, copy, PAGE)
    assert verdict == "wrong"
    assert "A file could not be read" not in said


def test_a_forged_ml_dsa_line_is_found_by_the_program_and_named_unchecked_by_the_page(
    browser: Browser, exhibit: Path, tmp_path: Path
) -> None:
    """The one difference between the two, and the page says it."""
    copy = tmp_path / "copy"
    shutil.copytree(exhibit, copy)
    signature = bytearray((copy / f"{L1}/checkpoint-1.ml-dsa-44.sig").read_bytes())
    signature[7] ^= 1
    put(copy, f"{L1}/checkpoint-1.ml-dsa-44.sig", bytes(signature))

    def forge(lines: list[str]) -> list[str]:
        head, _, encoded = lines[5].rpartition(" ")
        raw = base64.b64decode(encoded)[:12] + signature
        return [*lines[:5], f"{head} {base64.b64encode(raw).decode()}", *lines[6:]]

    note_lines(copy, forge)
    rebag(copy)
    with pytest.raises(IntegrityFailure, match="ML-DSA-44"):
        verify_exhibit(copy)
    verdict, said = judge(browser, copy, PAGE)
    assert verdict == "holds"
    assert "NOT CHECKED: 4 ML-DSA-44 signatures" in said


def test_a_browser_without_ed25519_says_so(browser: Browser, exhibit: Path) -> None:
    script = "crypto.subtle.importKey = async () => { throw new Error('unknown algorithm'); }"
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=script)
    try:
        verdict, said = judge(browser, exhibit, PAGE)
    finally:
        browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])
    assert verdict == "incomplete"
    assert "NOT CHECKED: this browser cannot verify Ed25519 signatures" in said
    assert "Ed25519 signatures, with the keys" not in said


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 255, 70_001])
def test_the_pages_own_digests(browser: Browser, size: int) -> None:
    """Around every block and padding boundary, fed in uneven pieces."""
    browser.open(PAGE)
    data = bytes(number * 7 % 256 for number in range(size))
    found = browser.evaluate(_FEED + f"({size})")
    assert found == [hashlib.sha256(data).hexdigest(), hashlib.sha512(data).hexdigest()]


def test_the_page_shows_hostile_text_as_text_and_loads_nothing(
    browser: Browser, exhibit: Path
) -> None:
    for page in (exhibit / "index.html", exhibit / "instructions.html", PAGE):
        if page == PAGE:
            judge(browser, exhibit, page)
        else:
            browser.open(page)
        seen = "performance.getEntriesByType('resource').length"
        assert browser.evaluate(seen) == 0
        assert browser.evaluate("document.querySelectorAll('script').length") == (page == PAGE)
        assert browser.evaluate("document.querySelectorAll('bdi b, td b, pre b').length") == 0
