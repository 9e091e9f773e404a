"""The languages of the interface: what differs between their readers, said once for each (P10).

A room asks the reader's language for what it needs; none asks which language it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from schemes.units.calendars import GREGORIAN, JALALI, Calendar
from schemes.units.days import MONTHS, TEHRAN
from schemes.units.money import in_words
from schemes.units.text import ARABIC_DIGITS, ARABIC_LETTERS, ASCII_DIGITS, PERSIAN_DIGITS, PERSIAN_LETTERS, in_one_form


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language by its ISO 639-1 code, which is also how it is written out, and its name for its own readers.

    `letters` are the spellings that its readers' texts are kept in; `months` are those of its `calendar`; `zone` is its
    readers' clock; `in_words` says a whole number, where sums of rials are said in words too; `not_set` is what stands
    for a number that a document does not give; `yes`, `no` and `none` are what an officer types.
    """

    code: str
    name: str
    digits: str
    letters: Mapping[int, int]
    calendar: Calendar
    months: tuple[str, ...]
    zone: ZoneInfo
    not_set: str
    yes: str
    no: str
    none: str
    in_words: Callable[[int], str] | None = None
    _to_digits: Mapping[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # The law's own words are written with Persian digits.
        object.__setattr__(self, "_to_digits", str.maketrans(ASCII_DIGITS + PERSIAN_DIGITS, self.digits * 2))

    def __str__(self) -> str:
        return self.code

    def in_digits(self, value: object) -> str:
        """A value with this language's digits."""
        return str(value).translate(self._to_digits)

    def normalise(self, text: str, *, keep_lines: bool = False) -> str:
        """Text brought to the one form we store, in this language's letters; `sort_key` is one for all."""
        return in_one_form(text, self.letters, keep_lines=keep_lines)


PERSIAN = Language(
    "fa", "فارسی", PERSIAN_DIGITS, PERSIAN_LETTERS, JALALI, tuple(MONTHS), TEHRAN,
    not_set="تعیین نشده", yes="بله", no="نه", none="هیچ", in_words=in_words,
)  # fmt: skip
ARABIC = Language(
    "ar", "العربية", ARABIC_DIGITS, ARABIC_LETTERS, GREGORIAN,
    (
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
        "ديسمبر",
    ),
    ZoneInfo("Asia/Riyadh"), not_set="غير محدد", yes="نعم", no="لا", none="لا شيء",
)  # fmt: skip
LANGUAGES: dict[str, Language] = {each.code: each for each in (PERSIAN, ARABIC)}


def language_of_code(code: str | None) -> Language:
    """The language of a code; Persian, in which the portal is written, for one that it does not speak."""
    return LANGUAGES.get(code or "", PERSIAN)


def yes_or_no(text: str) -> bool | None:
    """What somebody typed for yes or no, in any of the languages; None when it is neither."""
    said = {word: truth for each in LANGUAGES.values() for word, truth in ((each.yes, True), (each.no, False))}
    return said.get(text)


def is_none(text: str) -> bool:
    """Whether somebody typed, in any of the languages, that there is none."""
    return any(text == each.none for each in LANGUAGES.values())
