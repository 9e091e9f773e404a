"""What the law costs: a whole verdict with its reasons, and a schedule."""

import json
from collections.abc import Iterator

from schemes.catalogue import SCHEMES
from schemes.loans import schedule
from schemes.units import day
from tests.bench import Measure
from tests.schemes.omid2_file import COMPLETE


def measures() -> Iterator[Measure]:
    omid2, on = SCHEMES["omid2"], day("1400/12/01")
    facts, text = omid2.read(COMPLETE), json.dumps(COMPLETE)
    yield Measure(
        "Omid-2 verdicts, every finding with its quantities",
        lambda: omid2.judge(facts, on),
        "reading the same facts from JSON",
        lambda: json.loads(text),
    )
    terms = {"method": "qard", "principal": 500_000_000, "rate": 4, "months": 18, "contract_on": day("1400/07/01")}
    rows = [[row.number, row.due_on.isoformat(), row.principal, row.fee] for row in schedule(**terms).rows]
    yield Measure(
        "schedules of 18 months",
        lambda: schedule(**terms),
        "writing the same rows as JSON",
        lambda: json.dumps(rows),
    )
