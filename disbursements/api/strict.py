"""The API's door to the strict reader of JSON: a body it refuses is a 400 with the reader's code and sentence."""

from typing import IO, Any

from django.utils.translation import gettext
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from schemes.units.strict_json import StrictJSONError, read_object

MOST_BYTES = 64 * 1024


class StrictJSONParser(BaseParser):
    """One JSON object of at most 64 KiB, as `schemes.units.strict_json` reads it."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> dict[str, Any]:
        """Read the body. Raises ParseError with a code and a sentence."""
        try:
            return read_object(stream.read(MOST_BYTES + 1), most_bytes=MOST_BYTES)
        except StrictJSONError as refused:
            raise ParseError(gettext(str(refused)), refused.code) from refused
