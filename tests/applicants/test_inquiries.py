"""The services outside, spoken to over real HTTP at a server of the tests' own: silence never becomes an answer."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from applicants.files.facts import known_facts
from applicants.files.inquiries import ReplyStatus, ask
from applicants.models import Inquiry, State
from applicants.services import ask_inquiries, judge, record_inquiry
from schemes.catalogue import GRANT
from schemes.units import today
from tests.disbursements.bank_side import a_bank, a_chosen_file
from tests.ours import ours
from tests.world import a_file, a_person

pytestmark = pytest.mark.django_db


class Registry(ThreadingHTTPServer):
    """Answers what it was told to, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.says: dict[str, tuple[int, bytes]] = {}
        self.asked: list[tuple[str, dict, str | None]] = []
        self.slow = 0.0

    def say(self, path: str, answer: object, status: int = 200) -> None:
        self.says[path] = status, answer if isinstance(answer, bytes) else json.dumps(answer).encode()


class Desk(BaseHTTPRequestHandler):
    server: Registry

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, body, self.headers.get("Authorization")))
        time.sleep(self.server.slow)
        status, answer = self.server.says.get(self.path, (404, b"{}"))
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def registry(settings) -> Iterator[Registry]:
    server = Registry()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}"
    settings.INQUIRY_URLS = {"identity": f"{base}/identity", "debts": f"{base}/debts"}
    settings.INQUIRY_TOKEN = "a token"
    settings.INQUIRY_TIMEOUT_SECONDS = 0.5
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_identity_is_asked_by_national_code_and_jalali_birth_date(registry):
    registry.say("/identity", {"idCode": "1", "validation": True, "name": "زهرا", "lastName": "نمونه"})
    person = a_person()
    assert ask("identity", person) == (ReplyStatus.MATCHED, {"identity_matched": True})
    assert registry.asked == [
        ("/identity", {"idCode": person.national_code, "birthDate": "1363/12/10"}, "Bearer a token")
    ]


def test_a_birth_date_that_does_not_belong_is_not_matched(registry):
    registry.say("/identity", {"validation": False})
    assert ask("identity", a_person()) == (ReplyStatus.NOT_MATCHED, {"identity_matched": False})


def test_debts_come_as_rials_and_record(registry):
    registry.say("/debts", {"success": True, "data": {"otherDebt": 12_000_000, "goodRecord": False}})
    assert ask("debts", a_person()) == (ReplyStatus.MATCHED, {"other_debt": 12_000_000, "good_record": False})


def grant_of(file):
    """What the grant says of the two conditions on earlier loans, by their names in the law, and of it all."""
    judgement = judge(application=file, stage=GRANT)
    found = {each["rule"]: each["outcome"] for each in judgement.verdict["findings"]}
    return found["other_debt_is_settled"], found["record_is_good"], judgement.outcome


def test_no_debt_is_an_answer_and_the_grant_is_met_by_it(registry, clock):
    """tests-Q13: nothing owed is said by a nought, and a nought is not silence."""
    clock("1405/08/30")
    registry.say("/debts", {"success": True, "data": {"otherDebt": 0, "goodRecord": True}})
    file = a_chosen_file(a_bank())
    Inquiry.objects.filter(person=file.person, kind="debts").update(superseded_at=timezone.now())
    assert grant_of(file) == ("unknown", "unknown", "unknown")
    assert [heard.facts for heard in ask_inquiries(application=file)] == [{"other_debt": 0, "good_record": True}]
    known = known_facts(file, on=today())
    assert (known.facts["other_debt"], known.facts["good_record"]) == (0, True)
    assert known.sources["other_debt"] == "استعلام سامانه‌ای، ۱۴۰۵/۰۸/۳۰"
    assert grant_of(file) == ("met", "met", "met")


def test_one_rial_of_debt_is_an_answer_that_stands_in_the_way(registry):
    registry.say("/debts", {"success": True, "data": {"otherDebt": 1, "goodRecord": False}})
    file = a_chosen_file(a_bank())
    Inquiry.objects.filter(person=file.person, kind="debts").update(superseded_at=timezone.now())
    ask_inquiries(application=file)
    assert grant_of(file) == ("not_met", "not_met", "not_met")


def test_a_person_whom_the_service_does_not_know_is_not_without_debts(registry):
    registry.say("/debts", {"success": True, "data": None})
    assert ask("debts", a_person()) == (ReplyStatus.NOT_MATCHED, {})


@pytest.mark.parametrize(
    "data",
    [{"otherDebt": "0"}, {"otherDebt": -1}, {"otherDebt": True}, {"otherDebt": 1.5}, {"goodRecord": 1}, {}, [], "بله"],
)
def test_what_cannot_be_what_it_claims_is_no_answer(registry, data):
    registry.say("/debts", {"success": True, "data": data})
    assert ask("debts", a_person()) == (ReplyStatus.UNAVAILABLE, {})


@pytest.mark.parametrize(
    ("answer", "status"),
    [({"error": "busy"}, 500), ({"success": False}, 200), (b"<html>", 200), (b"", 204), ([1], 200), (b"", 302)],
)
def test_a_broken_service_is_unavailable(registry, answer, status):
    registry.say("/debts", answer, status)
    assert ask("debts", a_person()) == (ReplyStatus.UNAVAILABLE, {})


def test_a_service_that_does_not_answer_in_time_is_unavailable(registry):
    registry.slow = 1.0
    registry.say("/identity", {"validation": True})
    assert ask("identity", a_person()) == (ReplyStatus.UNAVAILABLE, {})


def test_a_service_nobody_listens_at_is_unavailable(settings):
    settings.INQUIRY_URLS = {"debts": "http://127.0.0.1:9/"}
    assert ask("debts", a_person()) == (ReplyStatus.UNAVAILABLE, {})


def test_a_service_that_is_not_configured_is_said_to_be_so():
    assert ask("debts", a_person()) == (ReplyStatus.NOT_CONFIGURED, {})


def test_answers_are_written_down_and_not_asked_again_while_they_hold(registry, clock):
    clock("1405/08/30")
    registry.say("/identity", {"validation": True})
    registry.say("/debts", {"success": True, "data": {"otherDebt": 0, "goodRecord": True}})
    file = a_file(State.SUBMITTED)
    assert {inquiry.kind for inquiry in ask_inquiries(application=file)} == {"identity", "debts"}
    assert ask_inquiries(application=file) == []
    clock("1405/09/30")
    assert ask_inquiries(application=file) == [], "debts hold for thirty days"
    clock("1405/10/01")
    assert [inquiry.kind for inquiry in ask_inquiries(application=file)] == ["debts"]
    assert Inquiry.objects.filter(person=file.person, superseded_at=None).count() == 2


def test_an_unavailable_service_leaves_nothing_on_record(registry):
    file = a_file(State.SUBMITTED)
    assert ask_inquiries(application=file) == []
    assert not Inquiry.objects.filter(person=file.person).exists()


def test_a_denied_identity_is_asked_again_for_it_may_have_been_set_right(registry):
    registry.say("/identity", {"validation": False})
    file = a_file(State.SUBMITTED)
    ask_inquiries(application=file)
    registry.say("/identity", {"validation": True})
    ask_inquiries(application=file)
    assert Inquiry.objects.get(person=file.person, superseded_at=None).facts == {"identity_matched": True}


HELD = {"kind": "debts", "facts": {"other_debt": 0}, "source": "bank"}


@pytest.mark.parametrize(
    ("changes", "asked_again"),
    [
        ({}, False),
        ({"days": 0}, False),
        ({"days": -1}, True),
        ({"of": "this file"}, False),
        ({"of": "another file"}, True),
        ({"of": "another person"}, True),
        ({"kind": "loans"}, True),
        ({"superseded": True}, True),
    ],
)
def test_only_an_answer_that_holds_for_this_file_is_not_asked_again(registry, changes, asked_again):
    """tests-Q03: of this person, of this kind, through its last day, and not replaced by another."""
    registry.say("/debts", {"success": True, "data": {"otherDebt": 0, "goodRecord": True}})
    file = a_file(State.SUBMITTED)
    of = {"this file": (file.person, file), "another person": (a_person(), None)}
    of["another file"] = file.person, a_file(State.REJECTED, person=file.person)
    person, application = of.get(changes.get("of"), (file.person, None))
    until = today() + timedelta(days=changes["days"]) if "days" in changes else None
    held = HELD | {"kind": changes.get("kind", "debts"), "valid_until": until}
    earlier = record_inquiry(person=person, application=application, **held)
    if changes.get("superseded"):
        Inquiry.objects.filter(pk=earlier.pk).update(superseded_at=timezone.now())
    heard = [inquiry.kind for inquiry in ask_inquiries(application=file)]
    assert heard == (["debts"] if asked_again else [])


def test_a_new_answer_replaces_only_the_one_it_answers_anew():
    """tests-Q03: not those of another person, of the person or of another file, nor of another kind."""
    file, neighbour = a_file(), a_file()
    other = a_file(State.REJECTED, person=file.person)
    old = record_inquiry(person=file.person, application=file, **HELD)
    first_end = timezone.now() - timedelta(days=9)
    Inquiry.objects.filter(pk=old.pk).update(superseded_at=first_end)
    mine = record_inquiry(person=file.person, application=file, **HELD)
    for person, application, kind in (
        (file.person, None, "debts"), (file.person, other, "debts"), (file.person, file, "loans"),
        (neighbour.person, neighbour, "debts"), (neighbour.person, None, "debts"),
    ):  # fmt: skip
        record_inquiry(person=person, application=application, **(HELD | {"kind": kind}))
    newest = record_inquiry(person=file.person, application=file, **HELD)
    ended = set(ours(Inquiry).filter(superseded_at__isnull=False, pk__gte=old.pk).values_list("pk", flat=True))
    assert ended == {old.pk, mine.pk}
    old.refresh_from_db()
    assert (old.superseded_at, newest.superseded_at) == (first_end, None)
