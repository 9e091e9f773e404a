"""What the models say is what the database has: no constraint, column or trigger waits for a migration."""

import io

import pytest
from django.core.management import call_command

from disbursements.models import Bank, Loan

pytestmark = pytest.mark.django_db


def waiting() -> str:
    """What `makemigrations` would write, "" for nothing."""
    said = io.StringIO()
    try:
        call_command("makemigrations", "applicants", "disbursements", check_changes=True, dry_run=True, stdout=said)
    except SystemExit:
        return said.getvalue()
    return ""


def test_no_model_says_otherwise_than_its_migrations() -> None:
    """A constraint taken from a model is still in the test database, and gone from the next one that is made."""
    assert waiting() == ""


def test_a_model_that_says_otherwise_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """house-H18: a column that grew, a constraint taken away."""
    monkeypatch.setattr(Bank._meta.get_field("name"), "max_length", 7)
    assert "Alter field name on bank" in waiting()
    monkeypatch.undo()
    monkeypatch.setattr(Loan._meta, "constraints", [])
    # Django compares what the class was made with.
    monkeypatch.setitem(Loan._meta.original_attrs, "constraints", [])
    assert "Remove constraint" in waiting()
