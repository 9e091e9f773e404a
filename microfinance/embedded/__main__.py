"""`python -m microfinance.embedded -- COMMAND …` runs a command with the servers it needs, and ends them with it."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from microfinance import environment
from microfinance.embedded import NotStarted, Servers, servers
from microfinance.embedded.process import LIBC, PR_SET_PDEATHSIG, ending_with_parent

WATCHED = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD}
SENT_BY_THE_TERMINAL = 0x80  # SI_KERNEL: the whole foreground group has had it, the command too
HOME = Path(environment.text("VAR_DIR") or Path(__file__).resolve().parents[2] / "var") / "run"


def main() -> int:
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if options.with_parent:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    try:
        with servers(options.home, durable=not options.throwaway) as running:
            return run(options.command, running)
    except NotStarted as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m microfinance.embedded", description=__doc__)
    parser.add_argument("--home", type=Path, default=HOME, help="where the servers keep their data (default: var/run)")
    parser.add_argument("--throwaway", action="store_true", help="the data need not survive a power cut: for tests")
    parser.add_argument("--with-parent", action="store_true", help="end also when the process that started us ends")
    parser.add_argument("command", nargs="+", help="the command, after --")
    return parser.parse_args()


def run(command: list[str], running: Servers) -> int:
    """Runs the command until it ends, a server dies or we are told to stop; returns its exit code as a shell would."""
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    child = subprocess.Popen(command, env={**os.environ, **running.urls}, preexec_fn=ending_with_parent(signal.SIGTERM))
    fallen = ""
    while child.poll() is None:
        fallen = fallen or next((server.name for server in running.children if server.ended()), "")
        if fallen:
            print(f"{fallen} has died; everything stops. The next start recovers.", file=sys.stderr)
            child.terminate()
            child.wait()
            break
        news = signal.sigtimedwait(WATCHED, 1.0)
        if news and news.si_signo != signal.SIGCHLD and news.si_code != SENT_BY_THE_TERMINAL:
            child.send_signal(news.si_signo)
    if fallen:
        return 1
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


if __name__ == "__main__":
    sys.exit(main())
