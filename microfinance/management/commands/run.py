"""`run`: the whole portal on this machine, made ready and watched over until it is told to stop."""

import io
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from microfinance import environment
from microfinance.embedded.process import Child, private_file, start, stop

TOLD_BY = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
DEMO = {"applications": environment.number("DEMO_APPLICATIONS", 60), "seed": 1}
SHOWN = 6  # logins of a kind
BOTH_ENDS = ("draft", "training", "saving", "disbursed")  # where an applicant has something to do or to see
QUIET = ["-W", "ignore:You're running the worker with superuser"]  # whoever runs this as root knows
KEPT_LOGINS = settings.VAR_DIR / "demo.json"


class ToldToStop(Exception):
    """Somebody has asked us to end: no fault."""


class Command(BaseCommand):
    help = "Prepares the database and runs the portal: web, worker and beat, until Ctrl-C. PORT and HOST say where."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = environment.text("HOST", "127.0.0.1"), environment.number("PORT", 8000)
        refuse_taken(host, port)
        children: list[Child] = []
        try:
            logins = prepare()
            signal.pthread_sigmask(signal.SIG_BLOCK, TOLD_BY | {signal.SIGCHLD})
            children += portal(host, port)
            watch(children, until=lambda: answers(host, port))
            self.stdout.write(welcome(address(host, port), logins))
            self.stdout.flush()
            watch(children)
        except (ToldToStop, KeyboardInterrupt):
            pass
        finally:
            stop(children, patience=10)


def refuse_taken(host: str, port: int) -> None:
    """Refuses an address somebody else listens on, before any work is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as reason:
            raise CommandError(f"Cannot listen on {host} port {port}: {reason}. Choose another with PORT=…") from None


def prepare() -> dict[str, list[dict[str, str]]]:
    """Brings database and static files up to this version; in a demo also the demo's data, whose logins it returns."""
    with redirect_stdout(io.StringIO()):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("reference_data")
        if not settings.DEBUG and static_files_are_newer():
            call_command("collectstatic", interactive=False, verbosity=0)
    return demo_logins() if settings.DEMO else {}


def demo_logins() -> dict[str, list[dict[str, str]]]:
    """The demo's logins, made on the first start and kept: the database knows only their hashes."""
    if not get_user_model().objects.exists():
        answer = io.StringIO()
        # All of it or nothing: a start cut short finds an empty database again.
        with redirect_stdout(io.StringIO()), transaction.atomic():
            call_command("demo_data", **DEMO, json=True, stdout=answer)
            KEPT_LOGINS.parent.mkdir(parents=True, exist_ok=True)
            with private_file(KEPT_LOGINS) as file:
                file.write(answer.getvalue().encode())
    return json.loads(KEPT_LOGINS.read_text(encoding="utf-8")) if KEPT_LOGINS.exists() else {}


def static_files_are_newer() -> bool:
    """Whether a static file is younger than the published ones: publishing compresses, which takes many seconds."""
    published = settings.STATIC_ROOT / "staticfiles.json"
    if not published.exists():
        return True
    files = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    return any(os.stat(file).st_ctime > published.stat().st_mtime for file in files)


def portal(host: str, port: int) -> list[Child]:
    """Starts web, worker and beat. A demo's own address goes with them, for the links in messages."""
    at = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    surroundings = {"PORTAL_URL": address(host, port), **os.environ}
    web = ["gunicorn", "microfinance.wsgi:application", "--bind", at, "--preload", "--workers", "2", "--threads", "4"]
    web += ["--log-level", "warning", "--graceful-timeout", "5", "--no-control-socket"]
    celery = ["celery", "--quiet", "--app", "microfinance"]
    worker = [*celery, "worker", "--loglevel", "WARNING", "--concurrency", "2", "--without-gossip", "--without-mingle"]
    beat = [*celery, "beat", "--loglevel", "WARNING", "--schedule", str(settings.VAR_DIR / "beat"), "--pidfile="]
    return [
        start(name, [sys.executable, *QUIET, "-m", *command], environment=surroundings, folder=settings.BASE_DIR)
        for name, command in (("web server", web), ("worker", worker), ("beat", beat))
    ]


def watch(children: Sequence[Child], until: Callable[[], bool] = lambda: False) -> None:
    """Waits until something is so; says who has fallen meanwhile, or that we were told to stop."""
    while not until():
        for child in children:
            if child.ended():
                raise CommandError(
                    f"The {child.name} has ended by itself, so everything stops; its last words are above."
                )
        news = signal.sigtimedwait(TOLD_BY | {signal.SIGCHLD}, 0.2)
        if news and news.si_signo in TOLD_BY:
            raise ToldToStop


def answers(host: str, port: int) -> bool:
    """Whether the portal answers: the web server listens before it has read the code."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    line = HTTPConnection(here, port, timeout=5)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status < 500
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


def address(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{name}:{port}"


def welcome(url: str, logins: dict[str, list[dict[str, str]]]) -> str:
    """The one block that a newcomer needs."""
    lines = [("Portal", f"{url}/"), ("Officers' admin", f"{url}/admin/"), ("API docs", f"{url}/api/docs/")]
    for kind in ("officers", "banks", "applicants"):
        for login in few(kind, logins.get(kind, [])):
            lines.append((kind.capitalize().rstrip("s"), "   ".join(str(value) for value in login.values())))
    width = max(len(label) for label, _ in lines) + 2
    return "\n".join(["", *(f"  {label:<{width}}{value}" for label, value in lines), "", "  Ctrl-C stops it.", ""])


def few(kind: str, logins: list[dict[str, str]]) -> list[dict[str, str]]:
    """Enough to begin with: of officers one of every role, of applicants one of every scheme and telling state."""
    if kind == "officers":
        return list({login["role"]: login for login in reversed(logins)}.values())[::-1]
    if kind != "applicants":
        return logins[:SHOWN]
    found: dict[tuple[str | None, str], dict[str, str]] = {}
    for login in logins:
        if login["state"] in BOTH_ENDS:
            found.setdefault((login.get("scheme"), login["state"]), login)
    return list(found.values())
