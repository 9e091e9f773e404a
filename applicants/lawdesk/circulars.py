"""Circulars as the law reads them: which are in force, what a value of a parameter may be, and how one is written."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from applicants.models import Application, Circular
from schemes.catalogue import BOOKS, SCHEMES, Amendment, ParameterKind, Scheme, plain
from schemes.circulars import CircularInForce, Circulars
from schemes.shown import grouped
from schemes.units import MOST_RIALS, day, jalali, today

AmendmentValues = dict[str, Any]
MOST_TEXT = 100
# The sums at the foot of article 22 are not of any province, and nobody gives them away (R7).
FIXED = ("absorption_total", "absorption_unallotted")
OF_THE_TENOR = {"grace_months", "repayment_months"}


def law_of(application: Application) -> Scheme:
    """The law for this file: its scheme as the approved circulars of its province have it, each in its window."""
    return law_in(application.scheme, application.province)


def law_in(scheme: str, province: str) -> Scheme:
    """A scheme as the approved circulars have it in a province."""
    return _under(scheme, approved().filter(reaching(province)))


def law_without(circular: Circular) -> Scheme:
    """The law which a circular meets: as the other approved ones have it in all the provinces it names."""
    return _under(circular.scheme, approved().filter(reaching(*circular.provinces)).exclude(pk=circular.pk))


def approved() -> QuerySet[Circular]:
    """Those in force by two people; of two from the same day the one approved later comes later, and holds."""
    return Circular.objects.filter(state=Circular.State.APPROVED).order_by("approved_at", "id")


def published() -> Circulars:
    """Every approved circular, for the public pages of the law."""
    return tuple(CircularInForce(each.scheme, amendment_of(each), tuple(each.provinces)) for each in approved())


def reaching(*provinces: str) -> Q:
    """The circulars for all provinces, and those that name all of these."""
    everywhere = Q(provinces=[])
    return everywhere | Q(provinces__contains=provinces) if provinces else everywhere


def reaches(circular: Circular) -> Q:
    """The files of its scheme that it is the law of: by their day and province."""
    window = Q(scheme=circular.scheme, law_on__gte=circular.since)
    if circular.until:
        window &= Q(law_on__lte=circular.until)
    return window & Q(province__in=circular.provinces) if circular.provinces else window


def _under(scheme: str, circulars: QuerySet[Circular]) -> Scheme:
    amendments = tuple(map(amendment_of, circulars.filter(scheme=scheme)))
    return SCHEMES[scheme].under(amendments) if amendments else SCHEMES[scheme]


def amendment_of(circular: Circular) -> Amendment:
    """A circular in the law's own words."""
    parameter, value = circular.parameter, circular.value
    read = read_value(SCHEMES[circular.scheme], parameter, value)
    return Amendment(parameter, read, circular.since, circular.until, circular.citation)


def written(amendments: Iterable[Amendment], on: date | None = None) -> list[AmendmentValues]:
    """Amendments as JSON, to be kept with what was judged by them; only those that hold on a day, if one is given."""
    return [
        {
            "parameter": each.parameter,
            "value": plain(each.value),
            "since": jalali(each.since),
            "until": jalali(each.until) if each.until else None,
            "citation": each.citation,
        }
        for each in amendments
        if on is None or each.holds(on)
    ]


def amendments_from(scheme: Scheme, rows: Iterable[Mapping[str, Any]]) -> tuple[Amendment, ...]:
    """Amendments from the JSON in which they were kept."""
    return tuple(
        Amendment(
            row["parameter"],
            read_value(scheme, row["parameter"], row["value"]),
            day(row["since"]),
            day(row["until"]) if row["until"] else None,
            row["citation"],
        )
        for row in rows
    )


def takes_circulars(scheme: Scheme) -> dict[str, str]:
    """The numbers and tables of a scheme that a circular may change, with their titles."""
    return {
        name: f"{parameter.title} ({parameter.article})"
        for name, parameter in scheme.parameters.items()
        if name not in FIXED
    }


def read_value(scheme: Scheme, parameter: str, value: Any) -> Any:
    """A JSON value as the law keeps values of this parameter: whole numbers, days, words by the list, whole tables.

    Raises ValueError with one Persian sentence for a value of another kind, and for a parameter nobody may change.
    """
    if parameter not in takes_circulars(scheme):
        raise ValueError(_("این عدد قانون با بخشنامه تغییر نمی‌کند."))
    return _READ[scheme.parameters[parameter].kind](scheme, parameter, value)


def must_be_bearable(scheme: Scheme, parameter: str, value: Any) -> None:
    """Raise ValueError, with a Persian sentence, for a number under which no loan could be computed.

    It is asked of a new letter, and not where an old one is read: a judgement is replayed by whatever was in force.
    """
    law = scheme.parameters[parameter]
    if not law.takes(value):
        words = {"least": grouped(law.least or 0), "most": grouped(law.most or 0)}
        raise ValueError(_("عددی از %(least)s تا %(most)s بنویسید.") % words)


def leaves_no_instalment(circular: Circular) -> bool:
    """Whether a letter on grace or tenor, or its withdrawal, makes them equal on some day in some province.

    A draft counts as if it were in force.
    """
    scheme = circular.scheme
    if circular.parameter not in OF_THE_TENOR or "grace_months" not in SCHEMES[scheme].parameters:
        return False
    drafted = Q(pk=circular.pk, state=Circular.State.DRAFT)
    letters = Circular.objects.filter(drafted | Q(state=Circular.State.APPROVED), parameter__in=OF_THE_TENOR)
    places = {""}.union(*(letter.provinces for letter in letters.filter(scheme=scheme)))
    in_order = letters.order_by("approved_at", "id")
    return any(_has_no_instalment(_under(scheme, in_order.filter(reaching(place)))) for place in sorted(places))


def _has_no_instalment(law: Scheme) -> bool:
    begins = {each.since for each in law.standing}
    ends = {each.until + timedelta(days=1) for each in law.standing if each.until}
    return any(law.parameter("grace_months", on) >= law.parameter("repayment_months", on) for on in begins | ends)


def _table(scheme: Scheme, parameter: str, value: Any) -> Any:
    return BOOKS[scheme.slug].layouts[parameter].read(scheme.parameters[parameter].on(date.max), value)


def _choice(scheme: Scheme, parameter: str, value: Any) -> str:
    choices = scheme.parameters[parameter].choices
    if not isinstance(value, str) or value not in choices:
        raise ValueError(_("یکی از این‌ها را برگزینید: {choices}.").format(choices="، ".join(choices.values())))
    return value


def _day(scheme: Scheme, parameter: str, value: Any) -> date:
    return day(value if isinstance(value, str) else "")


def _text(scheme: Scheme, parameter: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > MOST_TEXT or not value.isprintable():
        raise ValueError(_("یک متن کوتاه بنویسید."))
    return value


def _number(scheme: Scheme, parameter: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_RIALS:
        raise ValueError(_("یک عدد صحیح از صفر تا {most} بنویسید.").format(most=grouped(MOST_RIALS)))
    return value


def _decimal(scheme: Scheme, parameter: str, value: Any) -> Decimal:
    try:
        read = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        read = None
    if read is None or not read.is_finite() or not 0 <= read <= 1000:
        raise ValueError(_("یک عدد اعشاری مانند ۱.۵ بنویسید."))
    return read


def _list(scheme: Scheme, parameter: str, value: Any) -> tuple[str, ...]:
    """A list of words the law knows, in the order given, each once."""
    known = words_of(scheme, parameter)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError(_("یک فهرست از واژه‌ها لازم است."))
    if strange := [word for word in value if word not in known]:
        raise ValueError(_("قانون این واژه را نمی‌شناسد: {word}").format(word=strange[0][:MOST_TEXT]))
    return tuple(dict.fromkeys(value))


def words_of(scheme: Scheme, parameter: str) -> dict[str, str]:
    """The words a list may hold, with their Persian: those it ever held, and the choices of the fact they are of."""
    held = [str(word) for values in scheme.parameters[parameter].values.values() for word in values]
    of_facts = [fact.choices for fact in scheme.facts.values() if set(held) <= set(map(str, fact.choices))]
    labels = {str(word): str(label) for choices in of_facts for word, label in choices.items()}
    return {word: word for word in held} | labels


def collateral_of(application: Application, amount: int) -> int | None:
    """The collateral of a sum lent under the law of the file, rounded up; None while no circular says how much."""
    percent = law_of(application).parameter("collateral_percent", application.law_on or today())
    return None if percent is None else -(-amount * percent // 100)


_READ: Mapping[ParameterKind, Callable[[Scheme, str, Any], Any]] = {
    ParameterKind.TABLE: _table,
    ParameterKind.CHOICE: _choice,
    ParameterKind.WORDS: _list,
    ParameterKind.DAY: _day,
    ParameterKind.TEXT: _text,
    ParameterKind.NUMBER: _number,
    ParameterKind.DECIMAL: _decimal,
}
