"""What an uploaded paper really is: judged by its content, never by its name or what the browser says of it.

A PDF is opened and its pages counted; one that is locked, broken or carries anything that acts by itself is refused.
A photograph is drawn anew, so that neither its metadata nor anything hidden behind the picture is kept.
"""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from applicants.workflow import Refused
from schemes.shown import digits

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2600  # an A4 page at some 220 dots an inch
MOST_OBJECTS = 20_000
MOST_PAGES = 60
ACTIVE = frozenset(
    {
        "/JavaScript", "/JS", "/AA", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR",
        "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/Movie", "/Sound", "/Rendition", "/XFA",
    }
)  # fmt: skip
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


class ExaminedPaper(NamedTuple):
    """A paper fit to be kept; `pages` is None for a picture."""

    data: bytes
    media_type: str
    pages: int | None


def examine(data: bytes, *, only_pdf: bool = False) -> ExaminedPaper:
    """Tell what an upload is and return the bytes to keep; Refused with a plain sentence when it is not acceptable."""
    if not data:
        raise Refused("empty", _("این فایل خالی است."))
    if len(data) > settings.DOCUMENT_MAX_BYTES:
        raise Refused("too_large", _("حجم فایل بیشتر از ۵ مگابایت است؛ آن را کوچک‌تر کنید."))
    if data[:5] == b"%PDF-":
        return ExaminedPaper(data, "application/pdf", _pages_of_pdf(data))
    if only_pdf:
        raise Refused("not_pdf", _("طرح کسب‌وکار باید فایل PDF باشد."))
    if data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n":
        return _redrawn(data)
    raise Refused("unknown_kind", _("فایل باید PDF یا عکس JPEG یا PNG باشد."))


def _pages_of_pdf(data: bytes) -> int:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Refused("encrypted", _("این PDF رمز دارد؛ نسخه بدون رمز آن را بفرستید."))
        acts = next((name for name in _names(reader) if name in ACTIVE), None)
        pages = len(reader.pages)
    except Refused:
        raise
    except Exception as error:
        # A hostile file can break the parser in any way at all; whatever it breaks, the person hears the same.
        raise Refused("broken", _("این PDF خوانده نمی‌شود؛ آن را دوباره بسازید و بفرستید.")) from error
    if acts:
        raise Refused("active", _("این PDF چیزی دارد که خودش اجرا می‌شود یا فایلی در دل آن است؛ نسخه ساده بفرستید."))
    if not 1 <= pages <= MOST_PAGES:
        sentence = _("تعداد صفحه‌ها باید میان ۱ و %(most)s باشد.") % {"most": digits(MOST_PAGES)}
        raise Refused("too_many_pages", sentence)
    return pages


def _names(reader: PdfReader) -> Iterator[str]:
    """Every dictionary key and name value of the document, wherever it hides: objects, object streams, the trailer."""
    numbers = [(number, generation) for generation, places in reader.xref.items() for number in places if number]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > MOST_OBJECTS:
        raise ValueError("too many objects")
    yield from _names_in(reader.trailer)
    for number, generation in numbers:
        yield from _names_in(reader.get_object(IndirectObject(number, generation, reader)))


def _names_in(value: Any) -> Iterator[str]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, DictionaryObject):
            yield from map(str, value.keys())
            waiting.extend(value.raw_get(key) for key in value)
        elif isinstance(value, ArrayObject):
            waiting.extend(value)
        elif isinstance(value, str) and value.startswith("/"):
            yield str(value)


def _redrawn(data: bytes) -> ExaminedPaper:
    # WeasyPrint, once it is loaded, has Pillow fill what is cut off with grey for the whole process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("too_large", _("این عکس بیش از اندازه بزرگ است؛ آن را کوچک‌تر کنید."))
        kind = picture.format
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large photograph is never unpacked at full size
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    except Refused:
        raise
    except Exception as error:
        raise Refused("broken", _("این عکس خوانده نمی‌شود؛ عکس دیگری بفرستید.")) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    drawn = io.BytesIO()
    clean.save(drawn, "PNG" if kind == "PNG" else "JPEG", optimize=True, **({} if kind == "PNG" else {"quality": 85}))
    return ExaminedPaper(drawn.getvalue(), "image/png" if kind == "PNG" else "image/jpeg", None)
