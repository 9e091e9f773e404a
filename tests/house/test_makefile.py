"""What the Makefile does itself, tried in a folder whose programs only write down that they were called."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.house.test_arrows import HOUSE

PYTHON = """#!/bin/sh
case "$*" in
  "-m venv .venv") mkdir -p .venv/bin; cp python .venv/bin/; cp uv .venv/bin/ ;;
  *"pip install"*) echo "pip $*" >> calls; exit ${PIP_ENDS:-0} ;;
esac
"""
UV = """#!/bin/sh
echo "uv $*" >> calls
exit ${UV_ENDS:-0}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    scripts = {"python": PYTHON, "uv": UV, "servers": '#!/bin/sh\necho "$PORT $HOST $DEMO"\n'}
    for name, text in scripts.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    for name in ("requirements-uv.txt", "requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).touch()
    return tmp_path


def make(house: Path, *words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in ("PORT", "HOST", "MAKEFLAGS")}
    command = [
        "make",
        "--no-print-directory",
        "-C",
        str(house),
        "-f",
        str(HOUSE / "Makefile"),
        "PYTHON=./python",
        *words,
    ]
    return subprocess.run(command, env=bare | surroundings, capture_output=True, text=True, check=False)


def test_the_environment_beats_the_file(house: Path) -> None:
    """house-H98: PORT=9100 make run answers at 9100, whatever .env says."""
    (house / ".env").write_text('PORT=8000\nHOST="::1"\n')
    run = ("-o", "setup", "WITH_SERVERS=./servers", "run")
    assert make(house, *run).stdout == "8000 ::1 1\n"
    assert make(house, *run, PORT="9100", SAID='it\'s "so" $HOME').stdout == "9100 ::1 1\n"
    assert make(house, *run, "PORT=9200").stdout == "9200 ::1 1\n"


def test_every_package_is_installed_with_its_hash_and_uv_too(house: Path) -> None:
    """house-H65"""
    assert make(house, ".venv/made").returncode == 0
    calls = (house / "calls").read_text().splitlines()
    assert [call.rpartition(" ")[2] for call in calls] == ["requirements-uv.txt", "requirements-dev.txt"]
    assert all("--require-hashes" in call for call in calls)


def test_nothing_is_ever_compiled(house: Path) -> None:
    """house-H93: a package without a wheel stops the installation instead of asking for a compiler."""
    make(house, ".venv/made", UV_ENDS="2")
    calls = (house / "calls").read_text().splitlines()
    assert len(calls) == 3
    assert all("--only-binary :all:" in call for call in calls)


def test_the_newest_is_tried_in_a_bare_debian_where_its_python_is_missing(house: Path) -> None:
    """house-H94"""
    (house / "python").write_text('#!/bin/sh\necho "$@"\n')
    assert make(house, "newest", "NEWEST=./none").stdout == "tests/fresh.py newest\n"


def test_where_uv_does_not_manage_pip_does_and_says_so(house: Path) -> None:
    """house-H65"""
    done = make(house, ".venv/made", UV_ENDS="2")
    assert done.returncode == 0
    assert "uv did not install requirements-dev.txt, so pip does, which takes a minute or two." in done.stdout
    assert (house / "calls").read_text().splitlines()[-1].startswith("pip -m pip install ")


def test_where_nothing_manages_the_environment_is_not_called_made(house: Path) -> None:
    assert make(house, ".venv/made", PIP_ENDS="1").returncode
    assert not (house / ".venv/made").exists()
