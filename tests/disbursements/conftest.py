"""A bank with a line and a caller of its own."""

import pytest

from disbursements.models import Bank
from tests.disbursements.bank_side import Caller, a_bank


@pytest.fixture
def bank(db: None) -> Bank:
    return a_bank()


@pytest.fixture
def caller(bank: Bank) -> Caller:
    return Caller(bank)
