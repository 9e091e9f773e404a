"""`judge`: ask a scheme's law about some facts, one file at a time or a stream of them."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from schemes.catalogue import SCHEMES, Scheme, Stage
from schemes.facts import FactError
from schemes.management.answering import AnsweringCommand
from schemes.management.lines import InputError, answer_lines, one_object, read_document
from schemes.management.terminal import of_verdict
from schemes.units import day, today


class Command(AnsweringCommand):
    help = "Judge facts by a scheme's law and print the verdict: a table at a terminal, else JSON; needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the scheme and where its facts are."""
        parser.add_argument("scheme", help=f"one of: {', '.join(SCHEMES)}")
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("--facts", metavar="FILE|-", help="a JSON object of facts by name")
        source.add_argument(
            "--batch", metavar="FILE|-", help='a JSON object a line: {"facts": {…}, "on": "…", "stage": "…"}'
        )
        parser.add_argument("--on", help="the Jalali day to judge for, such as 1400/06/01 (default: today in Tehran)")
        parser.add_argument("--json", action="store_true", help="JSON at a terminal too; a batch is always JSON")
        parser.add_argument("--stage", help=f"what is due by then: {', '.join(Stage)} (default: grant)")

    def handle(self, **options: Any) -> None:
        """Write the verdict, or one a line."""
        scheme = _scheme(options["scheme"])
        on = _day(options["on"]) if options["on"] is not None else today()
        stage = _stage(options["stage"]) if options["stage"] is not None else Stage.GRANT

        def answer(case: dict[str, Any]) -> dict[str, Any]:
            return _answer(scheme, case, on, stage)

        if options["batch"]:
            answer_lines(options["batch"], answer, self.stdout.write)
        else:
            verdict = answer({"facts": one_object(read_document(options["facts"]))})
            self.write_answer(verdict, of_verdict, options["json"])


def _answer(scheme: Scheme, case: dict[str, Any], on: date, stage: Stage) -> dict[str, Any]:
    if strange := case.keys() - {"facts", "on", "stage"}:
        raise InputError(f"«{min(strange)[:60]}» نام ناشناخته‌ای است؛ فقط facts و on و stage پذیرفته است.")
    if "facts" not in case:
        raise InputError("facts در ورودی نیست.")
    if case.get("on") is not None:
        on = _day(case["on"])
    if case.get("stage") is not None:
        stage = _stage(case["stage"])
    try:
        facts = scheme.read(case["facts"])
    except FactError as error:
        raise InputError(str(error)) from error
    return scheme.judge(facts, on, stage).as_json()


def _scheme(slug: str) -> Scheme:
    if slug not in SCHEMES:
        raise InputError(f"طرحی به نام «{slug}» نیست؛ طرح‌ها: {'، '.join(SCHEMES)}.")
    return SCHEMES[slug]


def _day(text: object) -> date:
    try:
        return day(text if isinstance(text, str) else "")
    except ValueError as error:
        raise InputError(f"on تاریخ درستی نیست: {error}") from error


def _stage(name: object) -> Stage:
    for stage in Stage:
        if stage == name:
            return stage
    raise InputError(f"stage باید یکی از این‌ها باشد: {'، '.join(Stage)}.")
