"""The decision sheet in plain words: each condition, what was read and where from, the answer, what may change it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applicants.files.in_words import fact_in_words, money_with_words, yes_no
from applicants.models import Judgement, currency_choices
from applicants.way import way_of
from applicants.way.pages import FormPage
from schemes.book.in_words import MONEY_UNITS, labels_of, named
from schemes.catalogue import SCHEMES, Scheme
from schemes.shown import digits

OUTCOMES: dict[str, tuple[object, str]] = {
    "met": (gettext_lazy("برقرار است"), "good"),
    "not_met": (gettext_lazy("برقرار نیست"), "bad"),
    "unknown": (gettext_lazy("هنوز معلوم نیست"), "wait"),
    "not_concerned": (gettext_lazy("به شما مربوط نیست"), ""),
}
WORST_FIRST = ("not_met", "unknown", "met", "not_concerned")


@dataclass(frozen=True, slots=True)
class Read:
    """One thing the rule looked at, and who said it."""

    label: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that would change the answer, and where the applicant can do it, if they can."""

    words: str
    page: FormPage | None = None


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding."""

    article: str
    says: str
    outcome: str
    tag: object
    tone: str
    read: list[Read]
    changes: list[Remedy]
    reading: str


def lines_of(judgement: Judgement) -> list[FindingLine]:
    """The findings of a stored judgement, what stands in the way first."""
    scheme = SCHEMES[judgement.application.scheme]
    lines = [_line(finding, judgement, scheme) for finding in judgement.verdict["findings"]]
    return sorted(lines, key=lambda line: WORST_FIRST.index(line.outcome))


def _line(finding: dict[str, Any], judgement: Judgement, scheme: Scheme) -> FindingLine:
    outcome = finding["outcome"]
    tag, tone = OUTCOMES[outcome]
    names = [*finding["because"], *finding.get("missing", ())]
    return FindingLine(
        article="، ".join([finding["article"], *map(digits, finding.get("amendments", ()))]),
        says=finding["says"],
        outcome=outcome,
        tag=tag,
        tone=tone,
        read=[_read(name, finding["because"].get(name), judgement, scheme) for name in dict.fromkeys(names)],
        changes=[_change(name, scheme) for name in _facts_behind(names, scheme)] if tone in ("bad", "wait") else [],
        reading=finding.get("reading") or "",
    )


def _read(name: str, value: Any, judgement: Judgement, scheme: Scheme) -> Read:
    source = str(judgement.sources.get(name, ""))
    if name in scheme.facts:
        fact = scheme.facts[name]
        currency = scheme.country.currency.code
        words = _("هنوز گفته نشده") if value is None else fact_in_words(fact, value, currency)
        return Read(fact.label, words, source)
    if name in scheme.parameters:
        parameter = scheme.parameters[name]
        return Read(parameter.title, plainly(value, parameter.unit, scheme), parameter.article)
    definition = next((each for each in scheme.definitions if each.name == name), None)
    return Read(named(scheme, name), plainly(value, "", scheme), definition.article if definition else "")


def figures_of(judgement: Judgement) -> list[tuple[str, str]]:
    """What the law has computed and its answer shows, each by the sentence that defines it."""
    scheme = SCHEMES[judgement.application.scheme]
    found = judgement.verdict["quantities"]
    shown = [each for each in scheme.definitions if found.get(each.name) is not None]
    return [(each.says.rstrip("."), words) for each in shown if (words := plainly(found[each.name], "", scheme))]


def plainly(value: Any, unit: str, scheme: Scheme) -> str:
    """A number of the law or a computed quantity; sums are known by their size or their unit."""
    if value is None:
        return _("تعیین نشده است")
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, list):
        return "، ".join(plainly(part, unit, scheme) for part in value)
    if unit in MONEY_UNITS or (isinstance(value, int) and value >= 1_000_000):
        return money_with_words(value, scheme.country.currency.code)
    if isinstance(value, int):
        return f"{digits(value)} {unit}".strip()
    labels = {**labels_of(scheme), **dict(currency_choices())}
    return str(labels.get(value, digits(value))) if isinstance(value, str) else ""


def _facts_behind(names: list[str], scheme: Scheme) -> list[str]:
    """The facts on which these quantities rest, each once."""
    definitions = {each.name: each for each in scheme.definitions}
    facts: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name in scheme.facts:
            facts[name] = None
        elif name in definitions:
            waiting.extend(definitions[name].reads)
    return list(facts)


def _change(name: str, scheme: Scheme) -> Remedy:
    label = scheme.facts[name].label
    form = way_of(scheme.slug).form
    if name in form.asked:
        return Remedy(_("پاسخ دیگر شما به «%(label)s»") % {"label": label}, form.asked[name])
    if name in form.from_papers:
        page = next(page for page in form.pages.values() if form.from_papers[name] in page.takes)
        return Remedy(_("فرستادن «%(title)s»") % {"title": page.title}, page)
    return Remedy(_("«%(label)s»: %(source)s") % {"label": label, "source": form.from_elsewhere.get(name, "")})
