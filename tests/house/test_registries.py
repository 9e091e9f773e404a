"""Each registry walked: every scheme, state, bank call and kind of notice is in all places that ask for it (house-H75).

A place that was forgotten is named in the failure. Whoever adds a place adds it here, and it is asked of all that is.
"""

import re
from functools import cache
from typing import Any

import pytest
from django.contrib.admindocs.views import simplify_regex

from applicants import notices
from applicants.states import Holder, states
from applicants.way import way_of, ways
from disbursements.api import urls
from disbursements.api.serializers import NewAccount
from schemes.catalogue import BOOKS, SCHEMES
from tests.disbursements.served import schema
from tests.house.test_arrows import FLOORS, HOUSE, sources
from tests.moves import words, written

Places = dict[str, bool]
WITH_A_DESK = (Holder.EXPERT, Holder.SECTOR, Holder.FACILITATOR, Holder.ASSOCIATION)
# A row that no step of today leads to; the columns' constraints name it.
NOBODY_COMES_TO = {"expired"}


def forgotten(places: Places) -> list[str]:
    return [place for place, is_there in places.items() if not is_there]


@cache
def text(*folders: str) -> str:
    files = (path for folder in folders for path in sorted((HOUSE / folder).rglob("*.py")))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def files(*places: str) -> Places:
    return {place: bool(list(HOUSE.glob(place))) for place in places}


def places_of_scheme(slug: str) -> Places:
    return files(
        f"schemes/books/{slug}/book.py", f"applicants/ways/{slug}/way.py", f"applicants/ways/{slug}/states.py",
        f"tests/schemes/cases/{slug}/*.yaml", f"tests/schemes/test_{slug}.py", f"tests/journeys/test_{slug}.py",
    ) | {
        "schemes/catalogue.py": slug in BOOKS,
        "tests/moves/written.py: WAYS": slug in written.WAYS,
        "microfinance/demo: the story of one of its files": f'"{slug}"' in text("microfinance/demo"),
        "docs/requirements.md: what its document asks for": f"## `{slug}`" in (
            HOUSE / "docs/requirements.md"
        ).read_text("utf-8"),
        "docs/ways.md: the drawing of its steps": f"`{slug}`" in (HOUSE / "docs/ways.md").read_text("utf-8"),
    }  # fmt: skip


@pytest.mark.parametrize("slug", SCHEMES)
def test_a_scheme_is_in_every_place(slug: str) -> None:
    assert forgotten(places_of_scheme(slug)) == []


@pytest.mark.parametrize("slug", SCHEMES)
def test_a_way_says_what_it_must(slug: str) -> None:
    way = way_of(slug)
    verbs = {step.verb for step in way.steps}
    targets = {step.target for step in way.steps}
    assert forgotten({
        "a step that sends the form": "submit" in verbs or "form_group" in verbs,
        "steps of the law's answer": {"pass_check", "find_ineligible"} <= verbs,
        "a step to the bank and back": {"refer", "return_from_bank", "cancel_referral"} <= verbs,
        "a step to the paid loan": any(states()[target].paid for target in targets),
        "a way out": "withdraw" in verbs,
        "reasons of a rejection": bool(way.rejections) or "reject" not in verbs,
        "conditions to accept": bool(way.conditions.rows),
        "a form that asks": bool(way.form.asked) or bool(way.desk_pages),
    }) == []  # fmt: skip


def places_of_state(code: str) -> Places:
    row = states().get(code)
    moves = [step for _slug, way in ways() for step in way.steps]
    entered = any(step.target == code for step in moves) or code == "draft" or code in NOBODY_COMES_TO
    left = any(code in step.sources for step in moves)
    return {
        "applicants/states.py or a way's states.py": bool(row),
        "a step that leads to it": entered,
        "a step that leads away, or a mark that nothing follows": left or bool(row and (row.ended or row.paid)),
        "waits_for: the desk of whoever has the file": bool(row) and (
            row.holder not in WITH_A_DESK or bool(row.waits_for)
        ),
        "tests/moves/written.py: STATES": code in written.STATES,
        "tests/moves/words.py: READ": code in {**words.READ, **words.READ_BY_FAMILIES} or code in NOBODY_COMES_TO,
    }  # fmt: skip


@pytest.mark.parametrize("code", states())
def test_a_state_is_in_every_place(code: str) -> None:
    assert forgotten(places_of_state(code)) == []


def places_of_notice(kind: str) -> Places:
    own = (HOUSE / "applicants/notices/telling.py").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources(*FLOORS)).replace(own, "")
    whole = {name: (HOUSE / f"tests/applicants/messages/{name}.txt").read_text("utf-8") for name in ("fa", "ar")}
    return {
        "applicants/notices/telling.py: TEXTS": kind in notices.TEXTS,
        "whoever tells it": f'"{kind}"' in code,
        "tests/applicants/test_message_texts.py: SAID": f'"{kind}": (' in text("tests/applicants"),
    } | {
        f"tests/applicants/messages/{name}.txt": f"[{kind}]" in each for name, each in whole.items()
    }  # fmt: skip


@pytest.mark.parametrize("kind", notices.TEXTS)
def test_a_kind_of_notice_is_in_every_place(kind: str) -> None:
    assert forgotten(places_of_notice(kind)) == []


METHODS = ("get", "post", "put", "patch", "delete")
CALLS = [
    (method, "/api/" + simplify_regex(str(each.pattern)).strip("/").replace("<", "{").replace(">", "}") + "/", each)
    for each in urls.calls
    for method in METHODS
    if hasattr(each.callback.view_class, method)
]


def places_of_call(method: str, path: str, view: Any) -> Places:
    """Where a call of the bank API has to be, beside its address."""
    said = schema()["paths"].get(path, {}).get(method, {})
    served = text("tests/disbursements", "tests/transactions", "tests/journeys", "tests/moves")
    # As tests write it: f"referrals/{code}/accept/".
    asked = re.sub(r"\\{\w+\\}", r"\\{[^}]+\\}", re.escape(path.removeprefix("/api/v1/")))
    return {
        "scope: what its token must hold": getattr(view, "scope", "") in ("referrals", "payments", "accounts"),
        "disbursements/api/docs.py: what it is": bool(said.get("summary")),
        "disbursements/api/docs.py: an example": method == "get" or "examples" in str(said.get("requestBody")),
        "an idempotency key": method == "get" or "Idempotency-Key" in str(said.get("parameters")),
        "tests/disbursements: a test that makes it": bool(re.search(asked, served)),
    }


@pytest.mark.parametrize(("method", "path", "address"), CALLS, ids=[f"{method} {path}" for method, path, _its in CALLS])
def test_a_call_of_the_bank_is_in_every_place(method: str, path: str, address: Any) -> None:
    assert forgotten(places_of_call(method, path, address.callback.view_class)) == []


def test_a_place_that_was_forgotten_names_itself() -> None:
    """house-H18: a scheme, a state, a notice and a call that somebody has only begun."""
    assert forgotten(places_of_scheme("orchards")) == [*places_of_scheme("orchards")]
    assert forgotten(places_of_state("gardened"))[:2] == [
        "applicants/states.py or a way's states.py", "a step that leads to it"
    ]  # fmt: skip
    assert forgotten(places_of_notice("gardened")) == [*places_of_notice("gardened")]
    assert forgotten(places_of_call("post", "/api/v1/gardens/", NewAccount)) == [
        *places_of_call("post", "/api/v1/gardens/", NewAccount)
    ]
