"""The manner of the commands that answer in JSON: no database, one sentence on stderr and exit 2 for bad input."""

import io
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from schemes.management.lines import InputError, as_line


class AnsweringCommand(BaseCommand):
    """A command whose bad input is an `InputError`, never a usage screen and never a traceback."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Make the parser, its complaint told as ours are."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = _refuse  # type: ignore[method-assign]  # argparse has no other door
        return parser

    def write_answer(self, answer: Mapping[str, Any], as_table: Callable[[Mapping[str, Any]], str], json: bool) -> None:
        """Write one answer: a table at a terminal, else one line of JSON."""
        self.stdout.write(as_table(answer) if self.stdout.isatty() and not json else as_line(answer))

    def run_from_argv(self, argv: list[str]) -> None:
        """Run from the command line, UTF-8 whatever the locale."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            super().run_from_argv(argv)
            sys.stdout.flush()
        except InputError as error:
            sys.stdout.flush()
            sys.exit(_told(error))
        except BrokenPipeError:
            # The reader has seen enough; keep the interpreter from complaining when it closes the pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(message: str) -> NoReturn:
    raise InputError(f"گزینه‌های فرمان درست نیست ({message}).")


def _told(error: InputError) -> int:
    sys.stderr.write(f"{' '.join(str(error).split())}\n")
    return 2
