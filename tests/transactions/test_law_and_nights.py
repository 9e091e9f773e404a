"""What policy makers write and what runs by night, each in no transaction but its own (tests-Q01)."""

import io
import threading
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.urls import reverse

from applicants import tasks
from applicants.models import Circular, Intake, Invitation, ProvinceShare, Simulation, State, User
from tests.applicants.circulars import a_policy_maker, a_queue
from tests.applicants.desk import at_desk
from tests.disbursements.bank_side import a_bank, a_line
from tests.transactions.atomics import missed, watched, whole, written
from tests.transactions.doors import done
from tests.transactions.entered import ENTERED
from tests.world import SEMNAN, a_file, a_share, a_user, an_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SHARES = "applicants_provinceshare"


def url(table: str, page: str, *args: Any, **query: str) -> str:
    return reverse(f"admin:applicants_{table}_{page}", args=args, query=query or None)


def on(name: str, year: int, month: int, day: int) -> dict[str, Any]:
    return {f"{name}_0": day, f"{name}_1": month, f"{name}_2": year}


def letter(**said: Any) -> dict[str, Any]:
    return {"citation": "نامه ۱", "until_0": "", "until_1": "", "until_2": ""} | said


def test_a_share_is_drafted_approved_followed_and_taken_back(clock: Any) -> None:
    clock("1405/03/01")
    with watched() as seen:
        a_share(SEMNAN, ceiling=18_450_000_000)
        writer, second = at_desk(a_policy_maker()), at_desk(a_policy_maker())
        add = url("circular", "add", parameter="omid2/absorption_ceiling_IR-20")
        words = letter(value="5000000000", **on("since", 1405, 3, 1))
        assert whole("applicants_circular", lambda: writer.post(add, words)).status_code == 302
        circular = Circular.objects.get()
        whole(SHARES, lambda: second.post(url("circular", "act", circular.pk, "approve_circular")))
        assert ProvinceShare.objects.get().ceiling == 5_000_000_000
        other = at_desk(a_policy_maker())
        whole(SHARES, lambda: other.post(url("circular", "act", circular.pk, "withdraw_circular")))
        assert ProvinceShare.objects.get().ceiling == 18_450_000_000
        writer.post(add, letter(value="6000000000", **on("since", 1405, 3, 2)))
        second.post(url("circular", "act", Circular.objects.latest("pk").pk, "approve_circular"))
        assert ProvinceShare.objects.get().ceiling == 18_450_000_000
        clock("1405/03/02")
        whole(SHARES, tasks.follow_shares)
        assert ProvinceShare.objects.get().ceiling == 6_000_000_000
        _tries_and_opens(at_desk(a_policy_maker()))
    assert not missed(seen, ENTERED["law"])


def _tries_and_opens(desk: Any) -> None:
    """A draft that would leave no instalment is refused after it is written, and is not there; another is tried."""
    a_queue(1)
    before = written()
    add = url("circular", "add", parameter="covid_relief/grace_months")
    page = desk.post(add, letter(value="24", **on("since", 1399, 5, 1))).content.decode()
    assert "تنفس به اندازه مدت وام می‌شود و قسطی نمی‌ماند." in page
    assert written() == before
    ceiling = url("circular", "add", parameter="omid2/minimum_contribution")
    desk.post(ceiling, letter(value="20000000", **on("since", 1405, 3, 1)))
    simulation = {"circulars": [Circular.objects.latest("pk").pk], "whole_queue": "yes"}
    whole("applicants_simulation_circulars", lambda: desk.post(url("simulation", "add"), simulation))
    tasks.run_simulation(Simulation.objects.get().pk)
    assert Simulation.objects.get().state == "done"
    window = {"scheme": "omid2", "name": "دوره یکم", "province": ""} | on("opens_on", 1405, 3, 1)
    whole("applicants_intake", lambda: desk.post(url("intake", "add"), window | on("closes_on", 1405, 3, 31)))
    intake = Intake.objects.get()
    whole("applicants_intake", lambda: desk.post(url("intake", "change", intake.pk), on("closes_on", 1405, 4, 15)))


def test_what_the_night_does(clock: Any, settings: Any) -> None:
    """Invitations end, keys are changed, invariants are looked at."""
    clock("1405/03/01")
    with watched() as seen:
        a_share()
        file = a_file(State.APPROVED)
        done(at_desk(an_officer()), file, "invite", last=SHARES, intended_deposit="100000000")
        clock("1405/05/01")
        whole(SHARES, tasks.expire_invitations)
        assert (Invitation.objects.get().state, ProvinceShare.objects.get().reserved) == ("expired", 0)
        a_user(), a_user()
        settings.FIELD_KEYS = settings.FIELD_KEYS | {"k2": b"2" * 32}
        settings.FIELD_KEY_CURRENT = "k2"
        whole("applicants_user", _rotated, nth=2)
        assert User.objects.filter(mobile__isnull=False).count() == 3
        _sees_one_moment()
    assert not missed(seen, ENTERED["nightly"])


def _rotated() -> None:
    call_command("rotate_keys", "--batch-size=50", stdout=io.StringIO())


def _sees_one_moment() -> None:
    """What is broken while the invariants are being read is no breach of the moment they began in."""
    line, asked = a_line(a_bank()), []

    def broken() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE disbursements_creditline SET reserved = 1 WHERE id = %s", [line.pk])
        connections.close_all()

    def meanwhile(execute: Any, query: str, *rest: Any) -> Any:
        answer = execute(query, *rest)
        if query.startswith("SELECT province, reserved"):
            asked.append(query)
            other = threading.Thread(target=broken)
            other.start()
            other.join()
        return answer

    with connection.execute_wrapper(meanwhile):
        call_command("invariants", stdout=io.StringIO())
    assert len(asked) == 1
    with pytest.raises(SystemExit):
        call_command("invariants", stdout=io.StringIO())
