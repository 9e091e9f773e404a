"""Lists by cursor: a cursor is the place after the last row seen, so new rows neither shift nor repeat a page."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

PAGE = 100


class ByChange(BasePagination):
    """Oldest change first, a hundred rows a page; `next` is null on the last page."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        if cursor := request.query_params.get("cursor"):
            moment, number = _read(cursor)
            # Two comparisons, so that the index on (bank, updated_at, id) is walked from the cursor on.
            queryset = queryset.filter(updated_at__gte=moment).exclude(updated_at=moment, id__lte=number)
        rows = list(queryset.order_by("updated_at", "id")[: PAGE + 1])
        self.next = None
        if len(rows) > PAGE:
            last = rows[PAGE - 1]
            self.next = replace_query_param(request.build_absolute_uri(), "cursor", _write(last.updated_at, last.pk))
        return rows[:PAGE]

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self.next, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {"next": {"type": ["string", "null"], "format": "uri"}, "results": schema},
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        said = "The place to go on from: take it from `next`, do not make one."
        return [{"name": "cursor", "in": "query", "schema": {"type": "string"}, "description": said}]


def _write(moment: datetime, number: int) -> str:
    return urlsafe_b64encode(f"{moment.isoformat()} {number}".encode()).decode()


def _read(cursor: str) -> tuple[datetime, int]:
    try:
        moment, number = urlsafe_b64decode(cursor.encode()).decode().split(" ")
        place = datetime.fromisoformat(moment), int(number)
    except (ValueError, binascii.Error):
        raise ParseError(_("این cursor خواندنی نیست."), "bad_cursor") from None
    if place[0].tzinfo is None or not 0 <= place[1] < 2**63:
        raise ParseError(_("این cursor خواندنی نیست."), "bad_cursor")
    return place
