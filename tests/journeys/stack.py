"""The whole product as a newcomer starts it: `manage.py run` in a process of its own, with a data folder of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

HOUSE = Path(__file__).resolve().parents[2]
PATIENCE = 240


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Stack:
    """Web, worker and beat of the demo, with its own PostgreSQL; Redis is ours, so that a test can take it away."""

    def __init__(self, folder: Path, redis_program: str, **environment: str) -> None:
        self.folder, self.redis_program = folder, redis_program
        self.port, self.redis_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None
        self.redis: subprocess.Popen[bytes] | None = None
        self.days_ahead = 0

    def env(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS_OF_THE_SUITE}
        return inherited | {
            "DEMO": "1",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PORTAL_URL": self.url,
            "VAR_DIR": str(self.folder / "var"),
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "SMS_BACKEND": "applicants.sms.file.Backend",
            "DAYS_AHEAD": str(max(0, self.days_ahead)),
            "DAYS_BACK": str(max(0, -self.days_ahead)),
            "DEMO_APPLICATIONS": "20",
            "PYTHONUNBUFFERED": "1",
            **self.environment,
        }

    @property
    def today(self) -> date:
        """The day on the product's clock."""
        return (datetime.now(UTC) + timedelta(days=self.days_ahead)).date()

    def at(self, days_ahead: int) -> None:
        """Stand so many days from now, before or ahead; the product starts anew when it stood on another day."""
        if self.days_ahead == days_ahead:
            return
        self.stop()
        # Beat remembers when it last did what, and would wait for a clock set back to come there again.
        for remembered in (self.folder / "var").glob("beat*"):
            remembered.unlink()
        self.start(days_ahead)

    def start(self, days_ahead: int = 0) -> None:
        self.days_ahead = days_ahead
        if not self.redis:
            self.start_redis()
        home = str(self.folder / "servers")
        servers = [sys.executable, "-m", "microfinance.embedded", "--home", home, "--with-parent", "--"]
        command = [*servers, sys.executable, "manage.py", "run"]
        with (self.folder / "run.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=HOUSE, env=self.env(), stdout=log, stderr=log)
        wait_for("the portal", self.answers)

    def answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log()[-4000:]
        try:
            return httpx.get(f"{self.url}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)
            self.process = None

    def start_redis(self) -> None:
        command = [self.redis_program, "--port", str(self.redis_port), "--bind", "127.0.0.1", "--save", ""]
        quiet = subprocess.DEVNULL
        self.redis = subprocess.Popen(command, cwd=self.folder, stdout=quiet, stderr=quiet)

    def lose_redis(self) -> None:
        """Redis dies at once and forgets everything."""
        assert self.redis is not None
        self.redis.kill()
        self.redis.wait(10)
        self.redis = None

    def end(self) -> None:
        self.stop()
        if self.redis:
            self.redis.terminate()
            self.redis.wait(10)

    def nudge(self, task: str) -> None:
        """Have the worker do now what beat would have it do at night."""
        celery = [sys.executable, "-m", "celery", "--quiet", "--app", "microfinance"]
        command = [*celery, "call", f"applicants.tasks.{task}"]
        subprocess.run(command, cwd=HOUSE, env=self.env(), check=True, capture_output=True, timeout=60)

    def log(self) -> str:
        return (self.folder / "run.log").read_text(encoding="utf-8", errors="replace")

    def demo(self) -> dict[str, Any]:
        """The demo's logins, as `run` keeps them for whoever needs them again."""
        return json.loads((self.folder / "var" / "demo.json").read_text(encoding="utf-8"))

    def messages(self, mobile: str) -> list[str]:
        """Every SMS that the file backend has written for a number, oldest first."""
        lines = [
            json.loads(line)
            for path in sorted((self.folder / "var" / "sms").glob("*"))
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        return [line["text"] for line in lines if line["mobile"] == mobile]

    def told(self, mobile: str, last: str) -> list[str]:
        """What somebody has been told, sign-in codes aside, once a message with the `last` words has come."""
        wait_for(f"the message «{last}»", lambda: any(last in text for text in self.messages(mobile)))
        return [text for text in self.messages(mobile) if "رمز ورود" not in text]


# What tests/settings.py and the suite's own servers put in the environment must not reach the product under test.
SETTINGS_OF_THE_SUITE = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_KEYS", "INDEX_KEY", "VAR_DIR", "DEMO"} | {
    "DJANGO_SETTINGS_MODULE"
}


def wait_for(what: str, ready: Any, patience: float = PATIENCE) -> Any:
    """Ask until the answer is true; fail with a sentence when patience ends."""
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        if answer := ready():
            return answer
        time.sleep(0.3)
    raise AssertionError(f"{what} was not there after {patience:.0f} seconds")
