#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from microfinance import environment


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "microfinance.settings")
    if sys.argv[1:2] == ["run"] and not (environment.text("DATABASE_URL") and environment.text("REDIS_URL")):
        # `run` brings the servers nobody has named: they start first, then this same command runs beside them.
        os.execv(sys.executable, [sys.executable, "-m", "microfinance.embedded", "--", sys.executable, *sys.argv])  # noqa: S606
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
