"""Sums of money between people's words and whole numbers (R32): «۲۰۰ میلیون تومان» is 2,000,000,000 rials."""

import re
from fractions import Fraction

from schemes.units.text import ZWNJ, normalise

MOST_RIALS = 10**15

# fmt: off
_ONES = [
    "صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه",
    "ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
]
# fmt: on
_TENS = ["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
_HUNDREDS = ["صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]
# «هزار میلیارد» is how budgets are read aloud here; «تریلیون» is understood, never written.
_SCALES = ((10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))

_VALUES: dict[str, Fraction] = {
    **{word: Fraction(value) for value, word in enumerate(_ONES)},
    **{word: Fraction(value * 10) for value, word in enumerate(_TENS, start=2)},
    **{word: Fraction(value * 100) for value, word in enumerate(_HUNDREDS, start=1)},
    "هیجده": Fraction(18),
    "شیش": Fraction(6),
    "پونصد": Fraction(500),
    "نیم": Fraction(1, 2),
    "ربع": Fraction(1, 4),
}
_MULTIPLIERS = (
    ({"تریلیون"}, 10**12),
    ({"میلیارد", "ملیارد"}, 10**9),
    ({"میلیون", "ملیون"}, 10**6),
    ({"هزار"}, 10**3),
)
_UNITS = {"ریال": 1, "ریالی": 1, "تومان": 10, "تومن": 10, "تومانی": 10}
_SHARES = {"نیم", "ربع"}
_UNREADABLE = "مبلغ خوانده نشد؛ آن را مانند «۲۰۰ میلیون تومان» بنویسید."

# Three digits after a comma are thousands, else the comma is a decimal mark; a slash and a lone dot are always decimal.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([,٬،'])\d{3})(?:\1\d{3})*|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_DECIMAL = re.compile(r"(\d+)[./,٫،](\d+)")
# A sum in figures only; a comma parts thousands and never decimals, and figures behind a dot are at most two.
_FIGURES = re.compile(r"(\d{1,3}(?:[,٬، ]\d{3})+|\d{1,40})(?:[.٫](\d{1,2}))?", re.ASCII)
_TOKEN = re.compile(r"\d[\d.,/٬٫،']*|[^\W\d_]+|\S")


def rials(text: str) -> int:
    """Read a sum in digits or words as whole rials (rials unless it says «تومان»); ValueError tells what is wrong."""
    words = _TOKEN.findall(normalise(text).replace(ZWNJ, " ").rstrip(".،؛: "))
    unit = _UNITS[words.pop()] if words and words[-1] in _UNITS else 1
    if not words:
        raise ValueError("مبلغ نوشته نشده است.")
    if words[0] in {"-", "−", "منفی"}:
        raise ValueError("مبلغ نمی‌تواند منفی باشد.")
    amount = _number(words) * unit
    if amount.denominator != 1:
        raise ValueError("مبلغ باید عدد کاملی از ریال باشد.")
    if amount > MOST_RIALS:
        raise ValueError("مبلغ از یک میلیون میلیارد ریال بیشتر است.")
    return int(amount)


def hundredths(text: str) -> int:
    """Read a sum in figures as hundredths of its unit: «٢٠٬٠٠٠٫٥» are 2,000,050; ValueError when it is none."""
    figures = _FIGURES.fullmatch(normalise(text))
    if not figures:
        raise ValueError("مبلغ را به رقم بنویسید.")
    whole, part = figures.groups(default="")
    return int(re.sub(r"\D", "", whole) + f"{part:0<2}")


def in_words(number: int) -> str:
    """Write a whole number in Persian words: «دو میلیون و پانصد هزار»."""
    if number < 0:
        return f"منفی {in_words(-number)}"
    if number == 0:
        return _ONES[0]
    return " و ".join(_parts(number))


def _parts(number: int) -> list[str]:
    for scale, name in _SCALES:
        if number >= scale:
            many, rest = divmod(number, scale)
            return [f"{in_words(many)} {name}", *(_parts(rest) if rest else [])]
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds - 1]] if hundreds else []
    tens, ones = divmod(rest, 10) if rest >= 20 else (0, rest)
    words += [_TENS[tens - 2]] if tens else []
    return words + ([_ONES[ones]] if ones else [])


def _number(words: list[str]) -> Fraction:
    """Split at the largest scale word: what stands before multiplies it, what stands after is added."""
    for names, scale in _MULTIPLIERS:
        places = [place for place, word in enumerate(words) if word in names]
        if len(places) > 1:
            raise ValueError(_UNREADABLE)
        if places:
            before, after = words[: places[0]], words[places[0] + 1 :]
            return (_number(before) if before else Fraction(1)) * scale + _remainder(after, scale)
    return _sum(words)


def _remainder(words: list[str], scale: int) -> Fraction:
    """Read what follows a scale word; «یک میلیون و نیم» is one and a half million."""
    if not words:
        return Fraction(0)
    words = words[1:] if words[0] == "و" else words
    if len(words) == 1 and words[0] in _SHARES:
        return _VALUES[words[0]] * scale
    rest = _number(words)
    if rest >= scale:
        raise ValueError(_UNREADABLE)
    return rest


def _sum(words: list[str]) -> Fraction:
    """Add hundreds, tens, ones and a half, each smaller than the room the one before leaves."""
    total, room = Fraction(0), 1000
    for place, word in enumerate(words):
        if word == "و" and 0 < place < len(words) - 1 and words[place - 1] != "و":
            continue
        value = _value(word)
        if place and not 0 < value < room:
            raise ValueError(_UNREADABLE)
        total, room = total + value, _room(value, word)
    if not words:
        raise ValueError(_UNREADABLE)
    return total


def _room(value: Fraction, word: str) -> int:
    if word[0].isdigit() or value < 20:
        return int(value >= 1)
    return 100 if value >= 100 else 10


def _value(word: str) -> Fraction:
    if word in _VALUES:
        return _VALUES[word]
    if word.isdecimal():
        return Fraction(int(word[:40]))
    if _GROUPED.fullmatch(word):
        return Fraction(int(re.sub(r"\D", "", word)))
    if decimal := _DECIMAL.fullmatch(word):
        return Fraction(".".join(decimal.groups()))
    raise ValueError(_UNREADABLE)
