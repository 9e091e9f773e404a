"""Strangers who stand in every world: no page of somebody else shows them, and nothing that is done moves them.

They are made once a session by the doors and models of the product, on one day of 1404, and put beside each test in
one statement, inside the test's own transaction. Their days are old, their windows far away, so that no sweep rightly
reaches them; nothing of them waits to be sent, drawn or judged.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from psycopg2 import sql

from applicants import services as files
from applicants.models import (
    Application,
    Document,
    GroupMember,
    Invitation,
    Notice,
    Passbook,
    Person,
    Role,
    State,
    Training,
    User,
    Workshop,
)  # fmt: skip
from applicants.privacy import blind_index
from applicants.services import record_inquiry
from applicants.ways.productive_families import project
from disbursements import services
from disbursements.models import Bank, IdempotentCall, Referral
from schemes.catalogue import REGISTRATION
from schemes.units import TEHRAN, day, jalali, today
from tests.disbursements.bank_side import Caller, a_bank, a_line, a_loan, a_referral, a_saving_file, an_invited_file
from tests.ours import LAST
from tests.ways import HERFA, a_family, accepted, paid
from tests.world import QASSIM, SEMNAN, YAZD, a_file, a_paper, a_person, a_saudi, an_officer, national_code

# The word by which a stranger of each province is known wherever he might be shown.
NEIGHBOUR, AFAR, ABROAD = "همسایه‌بیگانه", "دوردست‌بیگانه", "الغريبالبعيد"
WORD_OF = {SEMNAN: NEIGHBOUR, YAZD: AFAR, QASSIM: ABROAD}
BANKS = ("بانک بیگانه", "البنك الغريب")
FAR = date(2120, 1, 1)
THEN = day("1404/11/10")
OUR_TABLES = ("applicants_", "disbursements_", "oauth2_provider_application", "otp_totp_")
# What other people's doings rightly change: a province's chain, its share, what a bank asks with.
NOT_THEIRS = ("applicants_eventchain", "applicants_provinceshare", "oauth2_provider_application", "otp_totp_")


OF_A_FILE = ("event", "notice", "inquiry", "judgement", "document", "invitation", "groupmember", "bentattempt")
# Where a stranger may come to have more: the table, the column, and the table of ours that it points to.
OWNED = (
    *((f"applicants_{name}", "application_id", "applicants_application") for name in OF_A_FILE),
    *((f"applicants_{name}", "person_id", "applicants_person") for name in ("application", "inquiry", "consent")),
    ("disbursements_referral", "application_id", "applicants_application"),
    ("disbursements_account", "application_id", "applicants_application"),
    ("disbursements_movement", "account_id", "disbursements_account"),
    ("disbursements_payout", "loan_id", "disbursements_loan"),
    ("disbursements_creditline", "bank_id", "disbursements_bank"),
)


@cache
def settle() -> None:
    """Make them, keep their rows in a schema of their own with a function that puts them back, and leave no trace."""
    with transaction.atomic():
        before = _rows()
        with time_machine.travel(datetime(THEN.year, THEN.month, THEN.day, 10, tzinfo=TEHRAN), tick=True):
            _make()
        kept = {table: rows for table, rows in _rows().items() if rows != before[table]}
        LAST.update(_last_keys(kept))
        transaction.set_rollback(True)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS strangers CASCADE; CREATE SCHEMA strangers")
        for table in before:
            cursor.execute(_of(table, "CREATE TABLE {kept} (LIKE {there})"))
        fill = "INSERT INTO {kept} SELECT * FROM json_populate_recordset(NULL::{there}, %s)"
        for table, rows in kept.items():
            cursor.execute(_of(table, fill), [rows])
        # As a replica PostgreSQL asks neither triggers nor foreign keys: the rows are whole as they were made.
        how = sql.SQL("RETURNS void LANGUAGE sql SET session_replication_role = 'replica'")
        puts = [_of(table, "INSERT INTO {there} SELECT * FROM {kept}") for table in kept]
        cursor.execute(_function("come", how, sql.SQL("; ").join(puts)))
        looks = [_of(table, _CHANGED) for table in kept.keys() - set(NOT_THEIRS)]
        looks += [_of(table, _MORE, owner, column) for table, column, owner in OWNED]
        cursor.execute(
            _function("moved", sql.SQL("RETURNS SETOF text LANGUAGE sql"), sql.SQL(" UNION ALL ").join(looks))
        )


_CHANGED = "SELECT {name} WHERE EXISTS (SELECT * FROM {kept} EXCEPT SELECT * FROM {there})"
_MORE = (
    "SELECT {name} || ': more' WHERE (SELECT count(*) FROM {there} WHERE {column} IN (SELECT id FROM {owner}))"
    " > (SELECT count(*) FROM {kept})"
)


def _of(table: str, text: str, owner: str = "", column: str = "") -> sql.Composable:
    """A sentence of SQL on one table, where it stands and as it is kept."""
    places = {"kept": sql.Identifier("strangers", table), "there": sql.Identifier("public", table)}
    names = {"owner": sql.Identifier("strangers", owner), "column": sql.Identifier(column)} if owner else {}
    return sql.SQL(text).format(name=sql.Literal(table), **places, **names)


def _function(name: str, how: sql.Composable, body: sql.Composable) -> sql.Composable:
    head = sql.SQL("CREATE FUNCTION {name}() ").format(name=sql.Identifier("strangers", name))
    return head + how + sql.SQL(" AS $$") + body + sql.SQL("$$")


def come() -> None:
    """Put them into the world of a test."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT strangers.come()")


def moved() -> list[str]:
    """The tables in which a stranger's row is changed or gone, or of which he has more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT strangers.moved()")
        return sorted(table for (table,) in cursor.fetchall())


def _last_keys(tables: Iterable[str]) -> dict[str, int]:
    of_table = {model._meta.db_table: model for model in apps.get_models()}
    keys = {
        table: of_table[table]._base_manager.aggregate(last=Max("pk"))["last"] for table in tables if table in of_table
    }
    return {table: key for table, key in keys.items() if isinstance(key, int)}


def _rows() -> dict[str, Any]:
    """The rows of each of our tables, as JSON text."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table.startswith(OUR_TABLES):
                cursor.execute(_of(table, "SELECT json_agg(rows)::text FROM {there} rows"))
                found[table] = cursor.fetchone()[0]
    return found


def _make() -> None:
    lender = a_bank(name=BANKS[0], code="stranger")
    caller = Caller(lender)
    _savers(lender, caller)
    _of_other_schemes(lender, caller)
    _abroad()
    _lines(lender)
    _out_of_reach()


def _person(province: str, word: str, **fields: Any) -> Person:
    return a_person(province, first_name="غریبه", last_name=word, **fields)


def _savers(lender: Bank, caller: Caller) -> None:
    """Far away, one at each step of saving and of the loan; next door one rejected, for the share is a test's own."""
    a_line(lender, province=YAZD)
    paid_whole = a_loan(lender, caller, person=_person(YAZD, AFAR))
    assert paid(caller, paid_whole, paid_whole.amount).status_code == 201
    a_loan(lender, caller, person=_person(YAZD, AFAR, gender=Person.Gender.MAN))
    a_referral(lender, person=_person(YAZD, AFAR))
    a_saving_file(lender, person=_person(YAZD, AFAR), deposit=3_000_000)
    invited = an_invited_file(_person(YAZD, AFAR))
    Invitation.objects.filter(application=invited).update(expires_on=FAR)
    refused = a_file(State.REJECTED, _person(SEMNAN, NEIGHBOUR))
    files.judge(application=refused, stage=REGISTRATION)


def _of_other_schemes(lender: Bank, caller: Caller) -> None:
    home = {"role": "applicant", "field": "carpet", "purpose": "stabilisation", "route": "direct"}
    home |= {"business_name": NEIGHBOUR, "business_text": NEIGHBOUR, "requested_amount": 1_000_000_000}
    words: dict[str, Any] = {"scheme": "home_business", "answers": home}
    by = an_officer(Role.COMMITTEE, SEMNAN)
    a_line(lender, 2_000_000_000, scheme="home_business", source="provincial", citation=NEIGHBOUR)
    for man in (False, True):
        gender = Person.Gender.MAN if man else Person.Gender.WOMAN
        file = a_file(State.IN_REVIEW, _person(SEMNAN, NEIGHBOUR, gender=gender), **words)
        said = {"kind": "permit", "facts": {"permit_valid": True}, "source": "officer", "source_note": NEIGHBOUR}
        record_inquiry(person=file.person, application=file, supplied_by=by, **said)
        a_paper(file, Document.Kind.PERMIT, None, name=NEIGHBOUR)
        files.approve(application=file, by=by)
        file.refresh_from_db()
        referral = services.refer(application=file, bank=lender, by=an_officer(Role.EXPERT, SEMNAN))
        if man:
            assert accepted(caller, referral, months=60, rate_percent=4).status_code == 201
    waiting = a_file(State.IN_REVIEW, _person(SEMNAN, NEIGHBOUR), **words)
    a_paper(waiting, Document.Kind.PERMIT, None, name=NEIGHBOUR)
    said = {"kind": "permit", "facts": {"permit_valid": False}, "source": "officer", "source_note": NEIGHBOUR}
    record_inquiry(person=waiting.person, application=waiting, supplied_by=by, **said)
    a_file(State.DRAFT, _person(SEMNAN, NEIGHBOUR, gender=Person.Gender.MAN), **words)
    a_file(State.SUBMITTED, _person(YAZD, AFAR), **words)
    unit = {"business_kind": "employer", "business_name": AFAR, "workshop_code": "9999999991"}
    a_file("at_sector", _person(YAZD, AFAR), scheme="covid_relief", answers=unit | {"requested_amount": 10**8})
    group = a_file(
        "training", _person(YAZD, AFAR), scheme="self_help_group", facilitator=an_officer(Role.FACILITATOR, YAZD),
        answers={"group_name": AFAR, "requested_amount": 40_000_000},
    )  # fmt: skip
    members = [_member(group, number) for number in (900_000_019, 900_000_033)]
    course = Training.objects.create(application=group, title=AFAR, held_on=THEN, recorded_by=by)
    course.members.set(members)
    figures = dict.fromkeys(("months_active", "meetings_due", "meetings_held", "internal_repaid_on_time_percent"), 1)
    sums = {"savings_total": 5_000, "internal_loans_total": 3_000, "books_kept": True}
    Passbook.objects.create(application=group, on=THEN, recorded_by=by, **figures, **sums)


def _member(group: Application, number: int) -> GroupMember:
    code = national_code(number)
    return GroupMember.objects.create(
        application=group, name=AFAR, national_code=code, is_woman=True, is_low_income=True, share=20_000_000,
        national_code_index=blind_index("national_code", code),
    )  # fmt: skip


def _abroad() -> None:
    """A family in Qassim whose project the bank finances, and a workshop it was at."""
    lender = a_bank(name=BANKS[1], code="stranger-abroad")
    a_line(lender, 2_000_000, QASSIM, scheme=HERFA, source="portfolio", currency="SAR", year=THEN.year)
    person = a_saudi(first_name="غريبة", last_name=ABROAD)
    file = a_family(person, project_idea=ABROAD)
    by = an_officer(Role.ASSOCIATION, QASSIM)
    referral, caller = services.refer(application=file, bank=lender, by=by), Caller(lender)
    assert accepted(caller, referral, months=24, rate_percent=3).status_code == 201
    held = project.hold_workshop(by=by, ministry="municipal", title=ABROAD, held_on=THEN, families=[file.pk])
    assert isinstance(held, Workshop)


def _lines(lender: Bank) -> None:
    """Credit of the same scheme in every year: far away, and next door of a bank that rests."""
    year = int(jalali(today())[:4])
    for each in (*range(year - 3, year), *range(year + 1, year + 30)):
        a_line(lender, province=YAZD, year=each, citation=AFAR)
    resting = a_bank(name=f"{BANKS[0]} دوم", code="stranger-resting", is_active=False)
    for each in range(year - 3, year + 30):
        a_line(resting, year=each, citation=NEIGHBOUR)


def _out_of_reach() -> None:
    """Nothing of theirs is left to be sent, drawn or judged, and each officer is named as one of them."""
    now = timezone.now()
    Notice.objects.update(state=Notice.State.SENT, sent_at=now)
    last = Notice.objects.latest("pk")
    Notice.objects.filter(pk=last.pk).update(state=Notice.State.SENDING, sending_at=datetime(2120, 1, 1, tzinfo=TEHRAN))
    IdempotentCall.objects.all().delete()
    Referral.objects.update(letter="letters/stranger.pdf")
    Application.objects.filter(state=State.SUBMITTED).update(check_due_at=datetime(2120, 1, 1, tzinfo=TEHRAN))
    for file in Application.objects.all():
        Application.objects.filter(pk=file.pk).update(code=f"STR{file.pk:06d}"[:16])
    User.objects.filter(is_staff=True).update(full_name="کارشناس بیگانه")
    for user in User.objects.filter(is_staff=True):
        TOTPDevice.objects.create(user=user, name="desk", confirmed=True)
    for person in Person.objects.exclude(province=QASSIM):
        files.agree(person=person, scheme="omid2", address="127.0.0.1")
