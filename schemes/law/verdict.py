"""What the law answers: findings, each with its article and reasons, and the verdict over them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from schemes.law.words import Outcome, Stage
from schemes.units import jalali


class Finding(NamedTuple):
    """One rule's answer; `because` holds every quantity it read, `missing` the facts nobody has said."""

    article: str
    rule: str
    says: str
    outcome: Outcome
    because: Mapping[str, Any]
    reading: str | None = None
    missing: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The finding in JSON's own types; circulars and missing facts are named only where there are any."""
        answer = {
            "article": self.article,
            "rule": self.rule,
            "says": self.says,
            "outcome": self.outcome.value,
            "because": plain(self.because),
            "reading": self.reading,
        }
        if self.missing:
            answer["missing"] = list(self.missing)
        if self.amendments:
            answer["amendments"] = list(self.amendments)
        return answer


class Verdict(NamedTuple):
    """What a scheme says of some facts on a day, up to a stage; quantities nobody can know yet are left out."""

    scheme: str
    on: date
    stage: Stage
    outcome: Outcome
    findings: tuple[Finding, ...]
    quantities: Mapping[str, Any]
    offers: tuple[Any, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Every fact still to be said, once, in the order of the document."""
        return tuple(dict.fromkeys(name for finding in self.findings for name in finding.missing))

    def having(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The findings with this outcome, in the order of the document."""
        return tuple(finding for finding in self.findings if finding.outcome is outcome)

    def as_json(self) -> dict[str, Any]:
        """The promised answer of the `judge` command: money as integers, days as Jalali text."""
        return {
            "scheme": self.scheme,
            "on": jalali(self.on),
            "outcome": self.outcome.value,
            "findings": [finding.as_json() for finding in self.findings],
            "quantities": plain(self.quantities),
            "offers": plain(self.offers),
        }


_AS_IS = frozenset({str, int, bool, type(None)})


def plain(value: Any) -> Any:
    """The value in JSON's own types: days Jalali, exact decimals as text, named rows as objects."""
    if type(value) in _AS_IS:
        return value
    if isinstance(value, date):
        return jalali(value)
    if isinstance(value, (str, Decimal)):
        return str(value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        # Most parts are numbers and words: asking here saves a call for each.
        return {str(name): part if type(part) in _AS_IS else plain(part) for name, part in value.items()}
    return [plain(part) for part in value]
