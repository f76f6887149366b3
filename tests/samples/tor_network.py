"""A Tor network of this computer alone: real relays, and nothing that leads out of it.

One directory authority and three relays on the loopback, none of them an exit, so that nothing
but onion services can be reached through it. Whoever uses it starts a client and, before a
server of this computer, an onion service.
"""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

RELAYS = 3
_LIMIT_S = 240.0

# What the public network takes hours for is done in seconds, and a network so small has no
# choice of subnets or of guards behind guards.
_COMMON = """\
TestingTorNetwork 1
AssumeReachable 1
EnforceDistinctSubnets 0
VanguardsLiteEnabled 0
PathsNeededToBuildCircuits 0.67
Address 127.0.0.1
ShutdownWaitLength 0
ControlPort auto
CookieAuthentication 0
Log notice stdout
"""
_RELAY = "ORPort 127.0.0.1:{port} IPv4Only\nExitRelay 0\nSocksPort 0\n"
_AUTHORITY = """\
DirPort 127.0.0.1:{port}
AuthoritativeDirectory 1
V3AuthoritativeDirectory 1
ContactInfo nobody@example.invalid
TestingV3AuthInitialVotingInterval 5
TestingV3AuthInitialVoteDelay 2
TestingV3AuthInitialDistDelay 2
V3AuthVotingInterval 10
V3AuthVoteDelay 2
V3AuthDistDelay 2
TestingDirAuthVoteGuard *
TestingDirAuthVoteHSDir *
TestingMinExitFlagThreshold 0
"""


@dataclass(slots=True)
class Tor:
    """One process over one folder; a second start goes on with the keys that are there."""

    folder: Path
    settings: str
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> Tor:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._control_file.unlink(missing_ok=True)
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(self.words(), stdout=log, stderr=log)
        return self

    def words(self, *more: str) -> list[str]:
        """The command that runs it; nothing of this machine's own settings is read."""
        (self.folder / "torrc").write_text(self.settings, encoding="utf-8")
        (self.folder / "none").touch()
        folder = str(self.folder)
        words = ["tor", "-f", f"{folder}/torrc", "--defaults-torrc", f"{folder}/none"]
        words += ["--DataDirectory", folder, "--Nickname", self.folder.name]
        return [*words, "--ControlPortWriteToFile", str(self._control_file), *more]

    def await_log(self, words: str) -> None:
        self.await_that(lambda: words in self.log())

    def await_that(self, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _LIMIT_S
        while not is_so():
            assert self._process is not None
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise TimeoutError(self.log()[-3000:])
            time.sleep(0.1)

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def ask(self, words: str) -> str:
        """What the control port answers to one command."""
        with self.control() as line:
            line.write(words.encode() + b"\r\n")
            return _answer(line)

    @contextmanager
    def control(self) -> Iterator[socket.SocketIO]:
        """The control port, as one who may."""
        self.await_that(self._control_file.exists)
        port = int(self._control_file.read_text(encoding="utf-8").rpartition(":")[2])
        with (
            socket.create_connection(("127.0.0.1", port), _LIMIT_S) as connection,
            connection.makefile("rwb", buffering=0) as line,
        ):
            line.write(b"AUTHENTICATE\r\n")
            _answer(line)
            yield line

    def kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    @property
    def _control_file(self) -> Path:
        return self.folder / "control"


@dataclass(slots=True)
class TorNetwork:
    """Authority and relays; `client` and `service` are what a test starts and kills."""

    folder: Path
    running: list[Tor] = field(default_factory=list)
    _settings: str = ""

    def start(self) -> TorNetwork:
        """Returns when all relays are known to all."""
        *relay_ports, directory = _free_ports(RELAYS + 2)
        relays = [
            Tor(self.folder / f"relay{number}", _COMMON + _RELAY.format(port=port))
            for number, port in enumerate(relay_ports)
        ]
        authority = relays[0]
        authority.settings += _AUTHORITY.format(port=directory)
        v3 = _make_authority(authority.folder, directory)
        prints = _make_keys(relays)
        self._settings = (
            f"{_COMMON}DirAuthority relay0 orport={relay_ports[0]} no-v2 v3ident={v3} "
            f"127.0.0.1:{directory} {prints[0]}\n"
        )
        for relay in relays:
            relay.settings += self._settings.removeprefix(_COMMON)
            self.running.append(relay.start())
        authority.await_that(lambda: _relays_known(directory) == len(relays))
        return self

    def client(self, more: str = "") -> tuple[Tor, str]:
        """A client as a laptop runs it, and HOST:PORT of its SOCKS port."""
        at = f"127.0.0.1:{_free_ports(1)[0]}"
        tor = Tor(self.folder / "client", f"{self._settings}SocksPort {at} {more}\n").start()
        self.running.append(tor)
        tor.await_log("Bootstrapped 100%")
        return tor, at

    def service(self, port: int) -> tuple[Tor, str]:
        """An onion service before a port of this computer, and its name."""
        folder = self.folder / "service"
        lines = f"SocksPort 0\nHiddenServiceDir {folder}/onion\n"
        lines += f"HiddenServicePort 80 127.0.0.1:{port}\n"
        tor = Tor(folder, self._settings + lines).start()
        self.running.append(tor)
        await_published(tor)
        return tor, (folder / "onion" / "hostname").read_text(encoding="utf-8").strip()

    def end(self) -> None:
        for tor in self.running:
            tor.kill()


def await_published(tor: Tor) -> None:
    """Until a directory has taken the service's descriptor."""
    with tor.control() as line:
        line.write(b"SETEVENTS HS_DESC\r\n")
        while b"UPLOADED" not in (told := line.readline()):
            assert told, tor.log()[-3000:]


def _make_authority(folder: Path, directory: int) -> str:
    """The key of an authority that votes; the fingerprint others know it by."""
    keys = folder / "keys"
    keys.mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    words = ["tor-gencert", "--create-identity-key", "--passphrase-fd", "0", "-m", "1"]
    words += ["-a", f"127.0.0.1:{directory}"]
    for flag, name in (("-i", "identity_key"), ("-s", "signing_key"), ("-c", "certificate")):
        words += [flag, str(keys / f"authority_{name}")]
    subprocess.run(words, input=b"of this trial only\n", capture_output=True, check=True)
    certificate = (keys / "authority_certificate").read_text(encoding="utf-8")
    found = re.search(r"^fingerprint ([0-9A-F]{40})$", certificate, re.MULTILINE)
    assert found
    return found[1]


def _make_keys(relays: list[Tor]) -> list[str]:
    """All at once, for each takes seconds; the fingerprints."""
    at_work = []
    nobody = f"DirAuthority nobody 127.0.0.1:1 {'A' * 40}\n"
    for relay in relays:
        relay.folder.mkdir(mode=0o700, exist_ok=True)
        relay.settings, kept = relay.settings + nobody, relay.settings
        words = relay.words("--list-fingerprint", "--quiet")
        relay.settings = kept
        at_work.append(subprocess.Popen(words, stdout=subprocess.PIPE, text=True))
    told = [one.communicate(timeout=_LIMIT_S)[0] for one in at_work]
    return [one.strip().partition(" ")[2].replace(" ", "") for one in told]


def _relays_known(directory: int) -> int:
    """How many relays the authority's present consensus names."""
    try:
        with socket.create_connection(("127.0.0.1", directory), 10) as line:
            line.sendall(b"GET /tor/status-vote/current/consensus HTTP/1.0\r\n\r\n")
            told = b"".join(iter(lambda: line.recv(65536), b""))
    except OSError:
        return 0
    return len(re.findall(rb"(?m)^r relay", told))


def _answer(line: socket.SocketIO) -> str:
    told = ""
    while not re.search(r"(?m)^\d{3} .*\r\n\Z", told):
        piece = line.readline().decode()
        assert piece, told
        told += piece
    return told


def _free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports
