"""`make fresh`: both commands on a bare Debian, a new debootstrap root with python3, make, git and nothing else.

`fresh.py newest`: the fast suite with the newest Django in a bare Debian 13, whose Python is 3.13.

What is committed is tried: `make run` to the first page and a letter, then one browser test with axe. How this machine
reaches its mirrors and registries is carried into the root; no address is written here. The standard library is enough.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

HOUSE = Path(__file__).resolve().parents[1]
PLACE = "srv/portal"
TEST = "tests/journeys/test_pages_in_chromium.py::test_an_open_page_is_fit_for_every_eye_and_every_phone[/sign-in/]"
PATIENCE = 900
NEXT = "trixie"  # Debian 13
SETTINGS = (
    "/etc/hosts",
    "/usr/local/share/ca-certificates",
    "/etc/pip.conf",
    "/etc/xdg/pip",
    "~/.config/pip",
    "~/.pip",
    "~/.npmrc",
)
CARRIED = re.compile(r"(pip|npm_config)_.*|(https?|no|all)_proxy|(ssl_cert|node_extra_ca|requests_ca|curl_ca).*", re.I)
CARRIED_OF_APT = re.compile(r"Acquire::(https?::|Check-|Retries)")


def main() -> None:
    """Makes the folder and removes it. Mounts and processes inside are a namespace's, which ends before that."""
    if os.geteuid() or not all(map(shutil.which, ("debootstrap", "apt-get", "unshare"))):
        sys.exit("make fresh needs root on Debian, and debootstrap: apt-get install debootstrap")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    os.umask(0o022)  # the folder becomes /, where others than root must be able to walk too
    root = HOUSE / "var" / f"fresh-{os.getpid()}"
    root.mkdir(parents=True)
    inside = [
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        sys.executable,
        __file__,
        *(sys.argv[1:] or ["fresh"]),
        root,
    ]
    try:
        sys.exit(subprocess.run(inside, check=False).returncode)
    finally:
        subprocess.run(["rm", "-rf", "--one-file-system", root], check=True)


def try_both(root: Path) -> None:
    with timed("A bare Debian is made"):
        make_bare(root)
    carry(root)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", HOUSE, root / PLACE], check=True)
    with running(root) as there:
        with timed("make run, to the first page"):
            wait_for("first page", there.answers)
        wait_for("letter", there.has_a_letter)
    with timed("make test, one test in the browser with axe"):
        subprocess.run(make(root, "test", f"ARGS={TEST}"), env=carried(), check=True)


def try_newest(root: Path) -> None:
    """For a machine whose own Python is older. The environment's uv comes with the project's own packages."""
    with timed("A bare Debian 13 is made"):
        make_bare(root, NEXT)
    carry(root)
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", HOUSE, root / PLACE], check=True)
    with timed("make newest"):
        subprocess.run(make(root, "newest", "NEWEST=python3"), env=carried(), check=True)


def make_bare(root: Path, another: str = "") -> None:
    """The Debian that this machine runs, or another, from the mirror that its sources name."""
    release = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line)
    suite = release["VERSION_CODENAME"]
    sources = output("apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)", "Created-By: Packages")
    mirror = next(line.split()[1] for line in sources if line.split()[0] == suite)
    command = ["debootstrap", "--variant=minbase", "--include=python3,make,git", another or suite, str(root), mirror]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"debootstrap: {done.stdout[-2000:]}{done.stderr}")
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", root / "dev" / "shm"], check=True)


def carry(root: Path) -> None:
    """How this machine reaches what gets installed: proxies, certificates, registries."""
    lines = [line for line in output("apt-config", "dump") if CARRIED_OF_APT.match(line)]
    (root / "etc/apt/apt.conf.d/99carried").write_text("\n".join(lines) + "\n")
    (root / "etc/ssl").mkdir(exist_ok=True)
    subprocess.run(["cp", "-rL", "/etc/ssl/certs", root / "etc/ssl"], check=False, stderr=subprocess.DEVNULL)
    for name in SETTINGS:
        here, there = Path(name).expanduser(), root / name.replace("~", "root").lstrip("/")
        if here.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-rL", here, there.parent], check=True)


def carried() -> dict[str, str]:
    """The environment in the root: a bare shell's, and how registries are reached."""
    bare = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
    return bare | {name: value for name, value in os.environ.items() if CARRIED.fullmatch(name)}


def make(root: Path, *words: str) -> list[str]:
    return ["chroot", str(root), "make", "-C", f"/{PLACE}", *words]


class Running:
    """`make run` in the root, and what can be seen of it."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url, self.house, self.log = f"http://127.0.0.1:{port}/", root / PLACE, root / "run.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                make(root, "run", f"PORT={port}"), env=carried(), stdout=log, stderr=log, start_new_session=True
            )

    def answers(self) -> bool:
        self.lives()
        try:
            with build_opener(ProxyHandler({})).open(self.url, timeout=10) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def has_a_letter(self) -> bool:
        self.lives()
        return any(path.read_bytes().startswith(b"%PDF-") for path in (self.house / "var/media/letters").rglob("*.pdf"))

    def lives(self) -> None:
        if self.process.poll() is not None:
            sys.exit(f"make run has ended:\n{self.said()}")

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-6000:]


@contextmanager
def running(root: Path) -> Iterator[Running]:
    """Ended as a person ends it; then nothing may be left to complain of."""
    there = Running(root)
    try:
        yield there
    except TimeoutError as reason:
        sys.exit(f"{reason}\n{there.said()}")
    os.killpg(there.process.pid, signal.SIGINT)
    there.process.wait(60)
    if "Traceback" in there.said() or not (there.house / "static/fonts/vazirmatn.woff2").exists():
        sys.exit(f"The portal ran, but not with everything:\n{there.said()}")


def wait_for(what: str, ready: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > ends:
            raise TimeoutError(f"There is no {what} after {PATIENCE} s.")
        time.sleep(0.5)


@contextmanager
def timed(what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"{what}: {time.monotonic() - began:.0f} s", flush=True)


def output(*command: str) -> list[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fresh", root]:
            try_both(Path(root))
        case ["newest", root]:
            try_newest(Path(root))
        case _:
            main()
