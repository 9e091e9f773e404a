"""The rows of a test's own world, which are all that the strangers beside it do not have."""

from typing import Any

from django.db.models import Model

# The greatest key of each table that a stranger has; the strangers were first, so all later rows are the test's.
LAST: dict[str, int] = {}


def ours(model: type[Model]) -> Any:
    """The model's rows but those of strangers, as a queryset."""
    return model._default_manager.filter(pk__gt=LAST.get(model._meta.db_table, 0))
