"""`manage.py run`: what it promises to a person who starts, stops and kills the whole portal on one machine."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from microfinance.embedded.process import birth
from microfinance.management.commands.run import welcome

BASE = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds: a bound for what hangs, on a machine that is busy with other tests
pytestmark = [pytest.mark.whole, pytest.mark.xdist_group("run")]


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(var: Path, port: int, **more: str) -> subprocess.Popen[str]:
    surroundings = {
        k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")
    }
    surroundings |= {"VAR_DIR": str(var), "PORT": str(port), "DEBUG": "1", "DEMO": "0", "ALLOWED_HOSTS": "127.0.0.1"}
    return subprocess.Popen(
        [sys.executable, str(BASE / "manage.py"), "run"],
        env=surroundings | more,
        cwd=BASE,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@contextmanager
def running(var: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The portal from its block of addresses on."""
    with run(var, port) as process:
        try:
            said = ""
            while "Ctrl-C" not in said:
                line = process.stdout.readline()
                assert line, process.stderr.read()
                said += line
            assert said.count(f"http://127.0.0.1:{port}/") == 3
            yield process
        finally:
            process.terminate()


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = [int(child) for child in children.read_text().split()] if children.exists() else []
    return below + [one for child in below for one in descendants(child)]


def program(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def all_gone(pids: list[int]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while any(birth(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not any(birth(pid) for pid in pids)


def test_the_block_shows_the_addresses_and_a_few_logins_of_each_kind():
    """house-H73: of officers one of every role."""
    roles = ("expert", "headquarters", "auditor", "administrator")
    officers = [
        {"username": f"officer{n}", "password": "secret", "province": "یزد", "role": roles[n % 4]} for n in range(99)
    ]
    block = welcome("http://[::1]:80", {"officers": officers, "applicants": [], "referrals": [{"code": "hidden"}]})
    assert [url for url in ("/\n", "/admin/\n", "/api/docs/\n") if f"http://[::1]:80{url}" in block] == [
        "/\n",
        "/admin/\n",
        "/api/docs/\n",
    ]
    assert block.count("officer") == 4
    assert "officer0   secret   یزد   expert" in block
    assert "officer3   secret   یزد   administrator" in block
    assert "hidden" not in block


def test_it_answers_refuses_a_second_and_ends_without_a_trace_on_ctrl_c(var, port):
    with running(var, port) as process:
        with urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        with run(var, port) as second:
            assert second.wait() == 1
            assert second.stderr.read().startswith(f"Already running here as process {process.pid}")
        family = descendants(process.pid)
        assert len([pid for pid in family if "gunicorn" in program(pid) or "celery" in program(pid)]) >= 5
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert all_gone(family)


def test_a_port_in_use_is_refused_in_a_sentence_and_leaves_nothing(var, port):
    with socket.create_server(("127.0.0.1", port)), run(var, port) as process:
        assert process.wait(PATIENCE) == 1
        assert f"Cannot listen on 127.0.0.1 port {port}: " in process.stderr.read()
        assert process.stdout.read() == ""


def test_killed_it_leaves_no_process_behind(var, port):
    with running(var, port) as process:
        family = descendants(process.pid)
        process.kill()
        assert all_gone(family)


def test_when_a_part_dies_everything_stops_and_says_which(var, port):
    with running(var, port) as process:
        family = descendants(process.pid)
        os.kill(next(pid for pid in family if "celery" in program(pid) and "worker" in program(pid)), signal.SIGKILL)
        assert process.wait(PATIENCE) == 1
        assert "The worker has ended by itself, so everything stops" in process.stderr.read()
        assert all_gone(family)
