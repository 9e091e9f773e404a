"""What the machine must have, before anything starts: installed as root on Debian, elsewhere named (house-H103)."""

import re
import subprocess
import sys
from typing import Any

import pytest

from disbursements.checks import PACKAGES
from microfinance import machine
from tests.house.test_arrows import HOUSE

VENV = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
LETTERS = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
SENTENCES = {
    VENV: "The module ensurepip is missing, which makes the virtual environment.",
    " ".join(LETTERS): "Pango or HarfBuzz is missing, without which letters wait.",
    "chromium": "Chromium is missing, in which pages are looked at.",
    "libatomic1": "The library libatomic is missing, without which Playwright does not start.",
    "make": "The program make is missing.",
    "git": "The program git is missing, which says what the repository holds.",
}


def sentences(*packages: str) -> list[str]:
    return [f"{SENTENCES[each]} On Debian: apt-get install {each}" for each in packages]


class Machine:
    """One that has nothing yet; what its apt-get is asked for is there afterwards."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Any, *, root: bool, mirror: bool = True) -> None:
        self.asked: list[list[str]] = []
        self.has: set[str] = set()
        self.mirror = mirror
        libraries = {
            "libpango-1.0.so.0": LETTERS[0],
            "libpangoft2-1.0.so.0": LETTERS[1],
            "libatomic.so.1": "libatomic1",
        }
        libraries["libharfbuzz-subset.so.0"] = LETTERS[2]

        def load(library: str) -> bool:
            if libraries[library] not in self.has:
                raise OSError(library)
            return True

        monkeypatch.setattr(machine.ctypes, "CDLL", load)
        monkeypatch.setattr(machine, "find_spec", lambda name: VENV in self.has)
        monkeypatch.setattr(machine.shutil, "which", lambda name: name == "apt-get" or name in self.has)
        monkeypatch.setattr(machine.os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.setattr(machine.subprocess, "run", self.apt_get)
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))

    def apt_get(self, command: list[str], **_how: Any) -> subprocess.CompletedProcess[str]:
        self.asked.append(command)
        if self.mirror:
            self.has |= set(command)
        return subprocess.CompletedProcess(command, 0 if self.mirror else 100, "", "E: no mirror answers")


@pytest.mark.parametrize(
    ("command", "packages"),
    [
        ("setup", [VENV]),
        ("run", [VENV, *LETTERS]),
        ("screenshots", [VENV, "chromium", "libatomic1"]),
        ("test", ["make", "git", VENV, *LETTERS, "chromium", "libatomic1"]),
    ],
)
def test_root_on_debian_gets_all_that_a_command_needs_and_is_asked_once(
    command: str, packages: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    bare = Machine(monkeypatch, tmp_path, root=True)
    assert machine.main(command) == 0
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    assert bare.asked == [["apt-get", "update"], install]
    assert machine.main(command) == 0
    assert len(bare.asked) == 2, "what is there is not asked for again"


@pytest.mark.parametrize("root", [False, True], ids=["not root", "no mirror"])
def test_elsewhere_each_thing_has_a_sentence_and_nothing_starts(
    root: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = Machine(monkeypatch, tmp_path, root=root, mirror=False)
    assert machine.main("test") == 1
    said = capsys.readouterr().err.splitlines()
    assert said[-6:] == sentences("make", "git", VENV, " ".join(LETTERS), "chromium", "libatomic1")
    assert ("E: no mirror answers" in said) == bool(bare.asked) == root


@pytest.mark.parametrize(("command", "ends"), [("run", 0), ("test", 1)])
def test_only_letters_can_wait_and_not_in_tests(
    command: str, ends: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = Machine(monkeypatch, tmp_path, root=False)
    bare.has = {"make", "git", VENV, "chromium", "libatomic1"}
    assert machine.main(command) == ends
    assert capsys.readouterr().err.splitlines() == sentences(" ".join(LETTERS))


def test_playwrights_own_chromium_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    Machine(monkeypatch, tmp_path, root=False).has |= {VENV, "libatomic1"}
    assert machine.main("screenshots") == 1
    (tmp_path / "chromium-1228").mkdir()
    assert machine.main("screenshots") == 0


def test_who_may_not_install_chromium_is_told_so_and_gets_playwrights_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """`make test` goes on without, for what downloads it is in the environment that comes next."""
    bare = Machine(monkeypatch, tmp_path, root=False)
    bare.has = {"make", "git", VENV, " ".join(LETTERS), *LETTERS, "libatomic1"}
    assert machine.main("test") == 0
    assert capsys.readouterr().err.splitlines() == sentences("chromium")
    assert machine.main("browser") == 1, "so the download begins"
    (tmp_path / "chromium-1228").mkdir()
    assert machine.main("browser") == 0, "and once it is there, no more"


def test_an_older_python_is_told_so_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = Machine(monkeypatch, tmp_path, root=True)
    monkeypatch.setattr(machine, "OLDEST", (99, 0))
    assert machine.main("run") == 1
    assert capsys.readouterr().err == "Python 3.11 or newer is needed: make PYTHON=python3.11\n"
    assert bare.asked == []


def packages_in(text: str) -> set[str]:
    """Debian's libraries that a page names, and the browser."""
    return set(re.findall(r"(?<![\w.-])lib[a-z][\w.-]*\d(?![\w-])|`chromium`", text))


def test_the_pages_name_what_the_commands_install() -> None:
    """README has all of it, the image and the check of letters what letters are drawn with (house-H73, house-H103)."""
    needed = {each for needs in machine.NEEDS.values() for need in needs for each in need.packages.split()}
    libraries, others = {each for each in needed if each.startswith("lib")}, {VENV, "make", "git", "chromium"}
    assert needed - libraries == others
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert packages_in(readme) == {*libraries, "`chromium`"}
    assert "python3 (3.11 or newer), make and git must be there beforehand" in readme
    assert packages_in((HOUSE / "Dockerfile").read_text(encoding="utf-8")) == set(LETTERS) == set(PACKAGES.values())


def test_a_library_more_or_less_would_be_seen() -> None:
    """house-H18"""
    assert packages_in("as `libatomic1`, `libpango-1.0-0`, `chromium`; calibre1") == {
        "libatomic1", "libpango-1.0-0", "`chromium`"
    }  # fmt: skip
