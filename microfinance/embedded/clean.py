"""`python -m microfinance.embedded.clean`: removes var/ and, where root's databases live outside it, those too."""

import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

from microfinance.embedded.home import held
from microfinance.embedded.postgres import ROOT_KEEPS_IT_IN
from microfinance.embedded.process import NotStarted

VAR = Path(__file__).resolve().parents[2] / "var"


def clean(var: Path) -> None:
    """Removes the folder while holding every home in it: nothing is taken from under a running server."""
    with ExitStack() as stack:
        for lock in var.glob("*/lock"):
            stack.enter_context(held(lock.parent))
        for link in var.glob("*/postgres"):
            outside = link.resolve()
            if link.is_symlink() and outside.parent == ROOT_KEEPS_IT_IN:
                shutil.rmtree(outside, ignore_errors=True)
        shutil.rmtree(var, ignore_errors=True)


if __name__ == "__main__":
    try:
        clean(VAR)
    except NotStarted as reason:
        sys.exit(str(reason))
