"""What `demo_data --json` promises: logins of the contract's shape, people of every scheme at every stop of its way."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from applicants.models import State
from applicants.way import way_of
from microfinance.management.commands.run import BOTH_ENDS, few
from schemes.catalogue import SCHEMES

# No form of today can be sent with a part of it missing: only a later law makes a file incomplete.
NOT_TOLD = {State.INCOMPLETE}
SHAPE = {
    "officers": {"username", "password", "province", "role"},
    "banks": {"code", "client_id", "client_secret"},
    "applicants": {"mobile", "national_code"},
    "referrals": {"code", "bank", "amount", "state"},
}


@pytest.mark.slow
@pytest.mark.django_db
def test_the_demo_tells_of_every_scheme_and_every_state_of_its_way(settings: Any, clock: Any) -> None:
    settings.DEMO = True
    clock("1405/06/10")
    out = StringIO()
    call_command("demo_data", "--applications", "14", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert all(row.keys() >= SHAPE[kind] for kind, rows in told.items() for row in rows)
    for scheme in SCHEMES:
        states = {each["state"] for each in told["applicants"] if each["scheme"] == scheme}
        assert {step.target for step in way_of(scheme).steps} - NOT_TOLD <= states, scheme
    shown = [(login["scheme"], login["state"]) for login in few("applicants", told["applicants"])]
    assert {scheme for scheme, _state in shown} == set(SCHEMES)
    assert len(shown) == len(set(shown)) <= len(SCHEMES) * len(BOTH_ENDS)
