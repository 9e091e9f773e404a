"""Seal every encrypted column again with the current key, so that an old key can be thrown away."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import models, transaction
from django.db.models.functions import Cast

from applicants.privacy import EncryptedField, Unreadable, current_key, decrypt


class Command(BaseCommand):
    """Re-encrypts in batches, each its own transaction; stopped halfway, it goes on where it was when run again."""

    help = "Re-encrypts every encrypted column to the current key; add the new key first in FIELD_KEYS, then run this."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the size of a batch."""
        parser.add_argument("--batch-size", type=int, default=500, help="rows in one transaction (500)")

    def handle(self, *_args: Any, batch_size: int, **_options: Any) -> None:
        """Rotate every column and print how many values were sealed again; exit 1 when some do not open."""
        unreadable = 0
        for field in _encrypted_fields():
            sealed, lost = _rotate(field, batch_size)
            unreadable += len(lost)
            self.stdout.write(f"{field.place}: {sealed} re-encrypted, {len(lost)} unreadable")
            for pk in lost:
                self.stderr.write(f"{field.place}: row {pk} does not open")
        if unreadable:
            raise CommandError(f"{unreadable} values do not open: keep the old keys until that is cleared up.")


def _encrypted_fields() -> Iterator[EncryptedField[Any, Any]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield from (field for field in model._meta.local_fields if isinstance(field, EncryptedField))


def _rotate(field: EncryptedField[Any, Any], batch_size: int) -> tuple[int, list[Any]]:
    """Rotate one column in the order of the primary key; the rows that do not open are left as they are."""
    sealed, lost, last = 0, [], None
    while batch := _next_batch(field, last, batch_size):
        with transaction.atomic():
            for pk, stored in batch:
                try:
                    sealed += _seal_again(field, pk, stored)
                except Unreadable:
                    lost.append(pk)
        last = batch[-1][0]
    return sealed, lost


def _next_batch(field: EncryptedField[Any, Any], after: Any, size: int) -> list[tuple[Any, str]]:
    rows = _rows(field).exclude(stored="").exclude(stored__startswith=f"{current_key()}:")
    rows = rows if after is None else rows.filter(pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", "stored")[:size])


def _seal_again(field: EncryptedField[Any, Any], pk: Any, stored: str) -> int:
    """Seal one value again unless somebody has changed it meanwhile (then it already has the current key)."""
    value = decrypt(stored, place=field.place)
    return _rows(field).filter(pk=pk, stored=stored).update(**{field.name: value})


def _rows(field: EncryptedField[Any, Any]) -> models.QuerySet[Any]:
    """Return the rows that hold a value, each with its sealed text as `stored`."""
    rows = field.model._base_manager.filter(**{f"{field.name}__isnull": False})
    sealed: models.QuerySet[Any] = rows.annotate(stored=Cast(field.name, models.TextField()))
    return sealed
