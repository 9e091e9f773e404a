"""What the models say is what the database has: no constraint, column or trigger waits for a migration."""

import io

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_no_model_says_otherwise_than_its_migrations() -> None:
    """A constraint taken from a model is still in the test database, and gone from the next one that is made."""
    said = io.StringIO()
    try:
        call_command("makemigrations", "applicants", "disbursements", check_changes=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())
