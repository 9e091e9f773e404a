"""Printing: a page of ours as a PDF, with our own fonts and nothing from outside."""

import atexit
import ctypes
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
FONTS = STATIC / "fonts"
# TTF: WeasyPrint embeds it much faster than woff2. Where the fonts were not built, the system's serve.
FACES = {400: "Vazirmatn-Regular.ttf", 700: "Vazirmatn-Bold.ttf"}

# Without these WeasyPrint does not load, and prints a page of advice each time.
LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")


class Unreachable(ValueError):
    """A page asked for something that is neither in it nor among our fonts."""


class PrintingUnavailable(Exception):
    """This machine has nothing to print with; says what is missing."""


def pdf(page: str, *, style: str = "") -> bytes:
    """The page, a whole HTML document, on A4; `style` is added to that of our letters."""
    check_printing()
    from weasyprint import HTML  # noqa: PLC0415

    fetcher, sheet, fonts = print_setup(style)
    whole = HTML(string=page, url_fetcher=fetcher, base_url=None)
    drawn: bytes = whole.write_pdf(stylesheets=[sheet], font_config=fonts)
    return drawn


def check_printing() -> None:
    """Load WeasyPrint, or raise PrintingUnavailable.

    Only here: where nothing is printed its libraries need not be there.
    """
    try:
        for library in LIBRARIES:
            ctypes.CDLL(library)
        import_module("weasyprint")
    except OSError as reason:
        raise PrintingUnavailable(str(reason).splitlines()[0]) from None


@cache
def print_setup(style: str = "") -> tuple[Any, Any, Any]:
    """Fetcher, style sheet and fonts, made once a process: finding fonts anew costs more than the drawing."""
    from weasyprint import CSS  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class OwnFontsOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """What is within the page (data:) and files of our font folder; no network, no other file."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            allow(url)
            return super().fetch(url, headers)

    fetcher, fonts = OwnFontsOnly(allowed_protocols=("data", "file"), allow_redirects=False), FontConfiguration()
    sheet = _faces() + (STATIC / "css" / "letter.css").read_text(encoding="utf-8") + style
    return fetcher, CSS(string=sheet, url_fetcher=fetcher, font_config=fonts), fonts


atexit.register(print_setup.cache_clear)  # fonts are given back while their library is still there


def allow(url: str) -> None:
    """Pass for `data:` and for files of our font folder; raise Unreachable for everything else."""
    if url.startswith("data:"):
        return
    path = Path(unquote(url.removeprefix("file://").split("?")[0].split("#")[0]))
    if not url.startswith("file:///") or path.resolve().parent != FONTS.resolve() or path.suffix != ".ttf":
        raise Unreachable(url)


def _faces() -> str:
    there = {weight: FONTS / name for weight, name in FACES.items() if (FONTS / name).is_file()}
    return "".join(
        f'@font-face {{ font-family: Vazirmatn; font-weight: {weight}; src: url("{path.resolve().as_uri()}"); }}\n'
        for weight, path in there.items()
    )
