"""Another engine in a process of its own, under `.venv-bench`: loaded with files, asked for answers, measured there."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

PYTHON = Path(".venv-bench/bin/python")


class Rival:
    """One engine with the rules of one scheme; it times its own rounds, so that no pipe is measured."""

    def __init__(self, engine: str, scheme: str) -> None:
        if not PYTHON.exists():
            raise SystemExit("The other engines are not installed: run `make bench`.")
        command = [PYTHON, "-m", "tests.bench.rivals", engine, scheme]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def load(self, path: Path) -> int:
        """Give it the files to judge; how many it has."""
        return int(self._ask(load=str(path))["files"])

    def write(self, path: Path) -> Path:
        """Have its answers written."""
        return Path(self._ask(write=str(path))["written"])

    def rate(self, seconds: float, clock: Callable[[], float]) -> float:
        """How many files a second it judges."""
        return float(self._ask(seconds=seconds, clock=clock.__name__)["rate"])

    def end(self) -> None:
        """Let it go."""
        self.process.communicate()

    def _ask(self, **question: Any) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(question), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.process.args} ended")
        return dict(json.loads(answer))
