"""A bank with a line and a caller of its own; strangers stand beside every test of this floor."""

import pytest

from disbursements.models import Bank
from tests.beside import _strangers_stand_by, django_db_setup
from tests.disbursements.bank_side import Caller, a_bank

__all__ = ["_strangers_stand_by", "django_db_setup"]


@pytest.fixture
def bank(db: None) -> Bank:
    return a_bank()


@pytest.fixture
def caller(bank: Bank) -> Caller:
    return Caller(bank)
