"""Persian and Arabic text, each in one form: how it is kept, how it is shown and how it is sorted (R32)."""

import unicodedata
from collections.abc import Mapping

ZWNJ = "\u200c"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
ASCII_DIGITS = "0123456789"
TATWEEL = "\u0640"

_ONE_DIGITS = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, ASCII_DIGITS + ASCII_DIGITS)
PERSIAN_LETTERS = _ONE_DIGITS | str.maketrans("يىك", "ییک")
ARABIC_LETTERS = _ONE_DIGITS | str.maketrans("یک", "يك")
_TO_PERSIAN_DIGITS = str.maketrans(ASCII_DIGITS, PERSIAN_DIGITS)

ALPHABET = "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
# Each letter becomes two digits: every collation, with ICU, glibc or C, sorts digits alike.
_PLACE = {letter: f"{place:02}" for place, letter in enumerate(f" {ASCII_DIGITS}{ALPHABET}")}
_SAME_LETTER = str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ی", "ة": "ه", "ۀ": "ه", "ە": "ه"})


def gettext_noop(words: str) -> str:
    """Show words to the translators; this floor knows no framework, so a door translates them."""
    return words


def normalise(text: str, *, keep_lines: bool = False) -> str:
    """Bring text to the one form we store: one ی and ک, ASCII digits, single spaces, no invisible marks but ZWNJ."""
    return in_one_form(text, PERSIAN_LETTERS, keep_lines=keep_lines)


def normalise_arabic(text: str, *, keep_lines: bool = False) -> str:
    """The same for what an Arabic reader writes, whose ي, ى and ك stay; `sort_key` is one for both."""
    return in_one_form(text, ARABIC_LETTERS, keep_lines=keep_lines)


def in_one_form(text: str, letters: Mapping[int, int], *, keep_lines: bool) -> str:
    """Text in one spelling of its letters, with ASCII digits, single spaces and no invisible marks but ZWNJ."""
    text = _visible(unicodedata.normalize("NFKC", text)).translate(letters)
    text = unicodedata.normalize("NFKC", text)  # dropping a mark may have brought a letter and its hamza together
    lines = text.splitlines() if keep_lines else [text]
    tidy = (_tidy_joiners(" ".join(line.split())) for line in lines)
    return "\n".join(tidy).strip()


def persian_digits(value: object) -> str:
    """Show a value with Persian digits."""
    return str(value).translate(_TO_PERSIAN_DIGITS)


def persian_grouped(number: int) -> str:
    """Show a whole number in Persian digits, three by three: ۱٬۰۰۰٬۰۰۰."""
    return persian_digits(f"{number:,}".replace(",", "٬"))


def sort_key(text: str) -> str:
    """Return a key that sorts by the Persian alphabet in any database; twice as long as the text."""
    letters = normalise(text).translate(_SAME_LETTER).lower()
    return "".join(_PLACE.get(letter, f"{letter}0") for letter in letters if letter == " " or letter.isalnum())


def _visible(text: str) -> str:
    return "".join(letter for letter in text if _is_kept(letter))


def _is_kept(letter: str) -> bool:
    if letter.isspace() or letter == ZWNJ:
        return True
    # Cc control, Cf bidi marks and other format marks, Cs lone surrogates: nobody sees them, and they make twins.
    return letter != TATWEEL and unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}


def _tidy_joiners(line: str) -> str:
    """Keep a ZWNJ only where it stands once between two letters."""
    parts = (word.split(ZWNJ) for word in line.split(" "))
    words = (ZWNJ.join(part for part in word if part) for word in parts)
    return " ".join(word for word in words if word)
