"""The folder the embedded servers live in: who may hold it, and what in it is private."""

import fcntl
import hashlib
import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from microfinance.embedded.process import NotStarted, UnixAccount, as_user

SOCKET_PATH_LIMIT = 107  # bytes of sun_path in Linux, less the closing zero
LONGEST_SOCKET_NAME = "/.s.PGSQL.5432.lock"


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Holds the home for us alone. The kernel lets go when we end, however we end."""
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    descriptor = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode() or "unknown"
            raise NotStarted(f"Already running here as process {holder}: stop that one first ({home}).") from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def private_folder(path: Path, account: UnixAccount | None = None) -> Path:
    """Makes a folder only its owner may enter, or refuses one that is not exactly that."""
    try:
        path.mkdir(mode=0o700)
        if account:
            os.chown(path, account.uid, account.gid)
    except FileExistsError:
        pass
    found = path.lstat()
    owner = account.uid if account else os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) != 0o700:
        raise NotStarted(f"{path} is not a private folder of user {owner}: remove it and start again.")
    return path


def socket_folder(home: Path, name: str, account: UnixAccount | None = None) -> Path:
    """A private folder for a server's socket: in the home, or elsewhere when that path is too long or out of reach.

    A comma is out too: to PostgreSQL's clients it parts one host from the next.
    """
    mark = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    elsewhere = [os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"]  # noqa: S108 — checked by lstat
    places = [home / f"{name}.s"] + [Path(place) / f"microfinance-{mark}-{name}" for place in elsewhere if place]
    for place in places:
        fits = len(os.fsencode(place)) + len(LONGEST_SOCKET_NAME) <= SOCKET_PATH_LIMIT and "," not in os.fspath(place)
        if fits and place.parent.is_dir() and reachable(place.parent, account):
            return private_folder(place, account)
    raise NotStarted(f"No folder with a path short enough for a socket was found for {home}.")


def reachable(folder: Path, account: UnixAccount | None) -> bool:
    """Whether the account can enter the folder, asked as that account: modes alone do not tell of every guard."""
    if account is None:
        return os.access(folder, os.X_OK)
    question = ["/bin/sh", "-c", 'test -x "$1"', "sh", os.fspath(folder)]
    return subprocess.run(question, cwd="/", check=False, **as_user(account)).returncode == 0
