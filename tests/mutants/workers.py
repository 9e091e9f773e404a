"""The workers: copies of the tree, each with a server of its own (process, database, number in Redis)."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.mutants import databases

HOUSE = Path(__file__).resolve().parents[2]
HOME = HOUSE / "var" / "mutants"
MADE = ("locale/*/LC_MESSAGES/*.mo", "static/fonts/*")  # not in git, but tests look at them


class Worker:
    """A copy of the tree and the server that stands in it."""

    def __init__(self, number: int) -> None:
        self.number, self.tree = number, HOME / f"w{number}"
        copy_tree(self.tree)
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        name, var = f"mutants_w{self.number}", HOME / f"var{self.number}"
        shutil.rmtree(var, ignore_errors=True)
        var.mkdir()
        own = {
            "DATABASE_URL": databases.address(name),
            "MUTANTS_DATABASE": name,
            "REDIS_URL": f"{os.environ['REDIS_URL'].partition('?')[0]}?db={self.number}",  # the tests empty it
            "PYTEST_XDIST_WORKER": f"gw{self.number}",  # by which tests/settings.py takes the same number
            "VAR_DIR": str(var),
        }
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        command = [sys.executable, "-m", "tests.mutants.server"]
        self.process = subprocess.Popen(
            command, cwd=self.tree, env=environment | own, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.process.stdout.readline()

    def asked(self, job: dict[str, Any]) -> dict[str, Any]:
        """Sends a job and waits for the answer."""
        job = {"answer": str(HOME / f"answer{self.number}"), "log": str(HOME / f"log{self.number}"), **job}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"The worker {self.number} has ended by itself.")
        return json.loads(line)

    def stop(self) -> None:
        if self.process:
            self.process.stdin.close()
            self.process.wait()


def known_to_git() -> list[str]:
    """The files that are in git, or would be with the next `git add`."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, check=True, text=True).stdout.split("\0")[:-1]


def copy_tree(target: Path) -> None:
    """Copies what git knows or would know; the faults are put into the copy only."""
    names = [*known_to_git(), *(str(path.relative_to(HOUSE)) for pattern in MADE for path in HOUSE.glob(pattern))]
    shutil.rmtree(target, ignore_errors=True)
    for name in names:
        if (HOUSE / name).is_file() and not (HOUSE / name).is_symlink():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(HOUSE / name, target / name)
    for name in (".venv", "node_modules"):
        if (HOUSE / name).exists():
            (target / name).symlink_to((HOUSE / name).resolve())


def shared_out(workers: list[Worker], jobs: Iterable[Any], do: Callable[[Worker, Any], None]) -> None:
    """Each worker takes the next job as soon as it is free. The first error of one ends all."""
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()
    for job in jobs:
        waiting.put(job)
    errors: list[BaseException] = []

    def work(worker: Worker) -> None:
        try:
            while not errors:
                do(worker, waiting.get_nowait())
        except queue.Empty:
            pass
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=[worker], daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
