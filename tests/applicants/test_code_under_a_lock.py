"""The second step of the sign-in holds the officer's phone while it looks at the code."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import world
from tests.applicants.desk import at_desk


@pytest.mark.django_db(transaction=True)
def test_a_code_is_looked_at_with_the_phone_locked(queries: Callable[[], Any]) -> None:
    """The lock asks for a transaction, and lets one of two who send the same code in."""
    officer = world.an_officer()
    with queries() as seen:
        at_desk(officer)
    asked = [query["sql"] for query in seen if '"otp_totp_totpdevice"' in query["sql"]]
    assert any("FOR UPDATE" in sql for sql in asked)
