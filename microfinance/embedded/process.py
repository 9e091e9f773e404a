"""Child processes that end when we end, and the recognition of one that did not."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
PAUSE = 0.05


class NotStarted(Exception):
    """A server or the portal cannot be started; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True)
class UnixAccount:
    """The operating system's user that a child runs as."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Child:
    """A running program, the name people know it by, and the signal that asks it to end."""

    name: str
    popen: subprocess.Popen[bytes]
    ends_by: signal.Signals

    def ended(self) -> bool:
        return self.popen.poll() is not None

    def ask_to_end(self) -> None:
        if not self.ended():
            self.popen.send_signal(self.ends_by)

    def see_off(self, patience: float) -> None:
        """Waits for the end, insists after `patience` seconds, and leaves nothing of its session behind."""
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(patience)
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()


def stop(children: Sequence[Child], patience: float = 20.0) -> None:
    """Ends the programs, all asked at once."""
    for child in children:
        child.ask_to_end()
    for child in children:
        child.see_off(patience)


def start(
    name: str,
    command: Sequence[str | Path],
    ends_by: signal.Signals = signal.SIGTERM,
    account: UnixAccount | None = None,
    *,
    environment: dict[str, str] | None = None,
    log: Path | None = None,
    folder: Path | None = None,
) -> Child:
    """Starts a program in a session of its own, so that a Ctrl-C meant for us reaches it only through us."""
    with private_file(log) if log else nullcontext() as output:
        popen = subprocess.Popen(
            [os.fspath(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            cwd=folder,
            start_new_session=True,
            preexec_fn=ending_with_parent(ends_by),
            **as_user(account),
        )
    return Child(name, popen, ends_by)


def private_file(path: Path) -> BinaryIO:
    """An emptied file that only its owner may read."""
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


def ending_with_parent(ends_by: signal.Signals) -> Callable[[], None]:
    """What a child does before it becomes its program: it asks the kernel for `ends_by` when its parent dies."""
    parent = os.getpid()

    def ask() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        LIBC.prctl(PR_SET_PDEATHSIG, ends_by)
        if os.getppid() != parent:  # it died before we could ask
            os._exit(1)

    return ask


def as_user(account: UnixAccount | None) -> dict[str, Any]:
    """The arguments of `subprocess` that drop every right but the account's own."""
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}


def birth(pid: int) -> str | None:
    """What tells this process from any other that ever had its number: the boot and the tick it began at."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, ticks = fields[0], fields[19]
    return None if state in "ZX" else f"{BOOT_ID.read_text(encoding='ascii').strip()} {ticks}"


def remember(record: Path, child: Child) -> None:
    """Writes down who was started, for the next start to find should we be killed."""
    record.write_text(f"{child.popen.pid} {birth(child.popen.pid)}", encoding="ascii")


def stop_orphan(record: Path, ends_by: signal.Signals, patience: float = 20.0) -> bool:
    """Ends the process on record if it still is that process; says whether there was one."""
    try:
        number, _, born = record.read_text(encoding="ascii").partition(" ")
        pid = int(number)
    except (FileNotFoundError, ValueError):
        return False
    if birth(pid) != born:
        return False
    deadline = time.monotonic() + patience
    with suppress(ProcessLookupError):
        os.kill(pid, ends_by)
        while birth(pid) == born:
            if time.monotonic() > deadline:
                os.kill(pid, signal.SIGKILL)
            time.sleep(PAUSE)
    return True
