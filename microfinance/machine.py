"""`python3 microfinance/machine.py run`: what the machine itself must have for a command, before anything starts.

As root on Debian what is missing gets installed; elsewhere it is named, a sentence each. `make run` goes on without
what letters need, because letters can wait, and `make test` without Chromium, because Playwright has one of its own to
download; for all else the command ends here. This runs before there is an
environment and on any Python 3: only the standard library, and nothing newer than the sentence that asks for 3.11.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

OLDEST = (3, 11)
LIBRARIES_OF_LETTERS = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PROGRAMS_OF_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class Tool(NamedTuple):
    """Something a command uses: whether it is there, Debian's packages that bring it, and what it is for."""

    there: Callable[[], bool]
    packages: str
    says: str
    can_wait: bool = False

    def sentence(self) -> str:
        return f"{self.says} On Debian: apt-get install {self.packages}"


def loads(*libraries: str) -> bool:
    try:
        return all(ctypes.CDLL(library) for library in libraries)
    except OSError:
        return False


def has_program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def has_chromium() -> bool:
    """In the PATH, or downloaded by Playwright."""
    downloaded = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return has_program(*PROGRAMS_OF_CHROMIUM) or any(downloaded.glob("chromium*"))


ENVIRONMENT = Tool(
    lambda: bool(find_spec("ensurepip")),
    f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
    "The module ensurepip is missing, which makes the virtual environment.",
)
LETTERS = Tool(
    lambda: loads(*LIBRARIES_OF_LETTERS),
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Pango or HarfBuzz is missing, without which letters wait.",
)
CHROMIUM = Tool(has_chromium, "chromium", "Chromium is missing, in which pages are looked at.")
NODE_OF_PLAYWRIGHT = Tool(
    lambda: loads("libatomic.so.1"),
    "libatomic1",
    "The library libatomic is missing, without which Playwright does not start.",
)
MAKE = Tool(lambda: has_program("make"), "make", "The program make is missing.")
GIT = Tool(lambda: has_program("git"), "git", "The program git is missing, which says what the repository holds.")

BROWSER = [CHROMIUM, NODE_OF_PLAYWRIGHT]
NEEDS = {
    "setup": [ENVIRONMENT],
    "run": [ENVIRONMENT, LETTERS._replace(can_wait=True)],
    "screenshots": [ENVIRONMENT, *BROWSER],
    "test": [MAKE, GIT, ENVIRONMENT, LETTERS, CHROMIUM._replace(can_wait=True), NODE_OF_PLAYWRIGHT],
    "browser": [CHROMIUM],
}


def install(packages: Sequence[str]) -> None:
    """Ask Debian; what it says is shown only when it fails, for then the sentences alone would leave one guessing."""
    print(f"Installing {' '.join(packages)}.", flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for order in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *order], env=surroundings, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout + done.stderr, file=sys.stderr)


def missing(needs: Sequence[Tool]) -> list[Tool]:
    invalidate_caches()
    return [need for need in needs if not need.there()]


def main(command: str) -> int:
    if sys.version_info < OLDEST:
        print("Python 3.11 or newer is needed: make PYTHON=python3.11", file=sys.stderr)
        return 1
    lacking = missing(NEEDS[command])
    if lacking and os.geteuid() == 0 and shutil.which("apt-get"):
        install(" ".join(need.packages for need in lacking).split())
        lacking = missing(lacking)
    for need in lacking:
        print(need.sentence(), file=sys.stderr)
    return int(not all(need.can_wait for need in lacking))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
