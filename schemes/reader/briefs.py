"""Each scheme in a few plain words: for whom, how much, what is needed; the numbers are those of the law of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schemes.book.in_words import in_short, language_of
from schemes.catalogue import BOOKS, Scheme
from schemes.circulars import Circulars, law_under, provinces_apart
from schemes.units.languages import ARABIC, PERSIAN
from schemes.units.places import Province


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line of a brief: its heading, our words, and where the document says it."""

    title: str
    text: str
    article: str


@dataclass(frozen=True, slots=True)
class BriefOnDay:
    """A scheme for somebody who has never heard of it; `is_over` when its last day has gone by.

    The numbers are those of all provinces but those `apart`, which have circulars of their own.
    """

    scheme: Scheme
    language: str
    gist: str
    lines: tuple[BriefLine, ...]
    is_over: bool
    has_calculator: bool
    apart: tuple[Province, ...]


TITLES = {PERSIAN: ("برای چه کسانی", "چه مبلغی", "چه می‌خواهد"), ARABIC: ("لمن", "كم", "ما المطلوب")}


def briefs(on: date, circulars: Circulars = ()) -> Iterator[BriefOnDay]:
    """Every scheme by the law of a day, with the circulars that hold in all provinces."""
    for slug, book in BOOKS.items():
        scheme, law, text = book.law, law_under(slug, circulars), book.brief
        language = language_of(scheme)
        numbers = {
            name: in_short(scheme, law.parameter(name, on), scheme.parameters[name].unit) for name in scheme.parameters
        }
        lines = (
            BriefLine(title, words.format_map(numbers), article)
            for title, (words, article) in zip(TITLES.get(language, TITLES[PERSIAN]), text.lines, strict=True)
        )
        is_over = bool(text.until) and on > law.parameter(text.until, on)
        apart = tuple(provinces_apart(slug, circulars, on))
        yield BriefOnDay(scheme, language.code, text.gist, tuple(lines), is_over, text.has_calculator, apart)
