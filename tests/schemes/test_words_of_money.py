"""Each word, mark and bound by which a sum is read and written, with what it says (R32; tests-Q07)."""

import pytest

from schemes.units import in_words, rials
from schemes.units.money import hundredths

WRITTEN = {
    0: "صفر", 1: "یک", 2: "دو", 3: "سه", 4: "چهار", 5: "پنج", 6: "شش", 7: "هفت", 8: "هشت", 9: "نه",
    10: "ده", 11: "یازده", 12: "دوازده", 13: "سیزده", 14: "چهارده", 15: "پانزده", 16: "شانزده", 17: "هفده",
    18: "هجده", 19: "نوزده", 20: "بیست", 30: "سی", 40: "چهل", 50: "پنجاه", 60: "شصت", 70: "هفتاد", 80: "هشتاد",
    90: "نود", 100: "صد", 200: "دویست", 300: "سیصد", 400: "چهارصد", 500: "پانصد", 600: "ششصد", 700: "هفتصد",
    800: "هشتصد", 900: "نهصد", 1_000: "یک هزار", 10**6: "یک میلیون", 10**9: "یک میلیارد",
    21: "بیست و یک", 99: "نود و نه", 101: "صد و یک", 119: "صد و نوزده", 120: "صد و بیست", 999: "نهصد و نود و نه",
    1_100: "یک هزار و صد", 2_000_019: "دو میلیون و نوزده",
    -1: "منفی یک",
}  # fmt: skip
ALSO_READ = {
    "هیجده": 18, "شیش": 6, "پونصد": 500, "هزار": 1_000, "میلیون": 10**6, "میلیارد": 10**9, "ملیارد": 10**9,
    "ملیون": 10**6, "تریلیون": 10**12, "نیم میلیون": 500_000, "ربع میلیون": 250_000, "یک میلیون و ربع": 1_250_000,
    "دو میلیون و نیم": 2_500_000, "نیم هزار": 500, "یک تومان": 10, "یک تومن": 10, "ده تومانی": 100, "ده ریالی": 10,
    "ده ریال": 10, "نیم تومان": 5,
    "یک هزار و دو میلیون": 1_002_000_000, "یک هزار و ۹۹۹": 1_999,
}  # fmt: skip


@pytest.mark.parametrize(("number", "words"), WRITTEN.items())
def test_a_number_is_written_and_read_in_these_words(number: int, words: str) -> None:
    assert in_words(number) == words
    if number >= 0:
        assert rials(words) == number


@pytest.mark.parametrize(("words", "number"), ALSO_READ.items())
def test_what_people_say_besides_is_understood(words: str, number: int) -> None:
    assert rials(words) == number


@pytest.mark.parametrize("mark", [",", "٬", "،", "'"])
def test_three_figures_behind_a_mark_are_thousands(mark: str) -> None:
    """Of one mark throughout; two marks are no number."""
    assert rials(f"1{mark}234{mark}567") == 1_234_567
    assert rials(f"123{mark}456") == 123_456
    for odd in (f"1{mark}234.567", f"1234{mark}567", f"0{mark}234", f"1{mark}23"):
        with pytest.raises(ValueError, match=r"^مبلغ (خوانده نشد؛|باید عدد کاملی)"):
            rials(odd)


@pytest.mark.parametrize("mark", [".", "/", ",", "٫", "،"])
def test_fewer_figures_behind_a_mark_are_a_part(mark: str) -> None:
    assert rials(f"1{mark}25 میلیون") == 1_250_000
    assert rials(f"12{mark}5 هزار") == 12_500


@pytest.mark.parametrize("end", [".", "،", "؛", ":", " . "])
def test_a_mark_behind_a_sum_says_nothing(end: str) -> None:
    assert rials(f"پنجاه هزار ریال{end}") == 50_000


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        *((blank, "مبلغ نوشته نشده است.") for blank in ("", " ", "ریال", "تومان.")),
        *((f"{minus} 5", "مبلغ نمی‌تواند منفی باشد.") for minus in ("-", "−", "منفی")),
        *((part, "مبلغ باید عدد کاملی از ریال باشد.") for part in ("نیم", "۱/۵", "۰/۰۵ تومان")),
        ("1000000000000001", "مبلغ از یک میلیون میلیارد ریال بیشتر است."),
        ("صد تریلیون و یک تومان", "مبلغ از یک میلیون میلیارد ریال بیشتر است."),
        *(
            (text, "مبلغ خوانده نشد؛ آن را مانند «۲۰۰ میلیون تومان» بنویسید.")
            for text in (
                "چند", "پنج و", "و پنج", "پنج و و شش", "ده پنج", "سی چهل", "صد دویست", "پنج بیست", "صد و صفر", "۱ ۲",
                "یک هزار و ۱۰۰۰", "یک هزار هزار", "دو هزار هزار", "یک میلیون و", "۱۰ ۵",
                "یک و یک", "نیم و نیم", "پنج صد",
            )
        ),
    ],
)  # fmt: skip
def test_what_is_no_sum_is_refused_in_these_words(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        rials(text)
    assert str(refused.value) == sentence


def test_the_greatest_sum_is_read() -> None:
    assert rials("1000000000000000") == rials("هزار تریلیون") == rials("صد تریلیون تومان") == 10**15


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("7", 700), ("7.5", 750), ("7.05", 705), ("7٫50", 750), ("1,234", 123_400), ("1٬234.5", 123_450),
        ("1،234٫56", 123_456), ("12 345 678", 1_234_567_800), ("٧٫٥", 750), ("1" * 40, int("1" * 40) * 100),
    ],
)  # fmt: skip
def test_riyals_are_read_in_hundredths(text: str, value: int) -> None:
    assert hundredths(text) == value


@pytest.mark.parametrize("text", ["", "7.", ".5", "7.055", "1,23", "1234,567", "-7", "هفت", "7 ریال", "1" * 41])
def test_what_are_no_riyals_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^مبلغ را به رقم بنویسید\.$"):
        hundredths(text)
