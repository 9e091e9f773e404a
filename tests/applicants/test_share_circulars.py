"""A province's share of article 22 by circular: its ceiling follows on its day, never below what it holds."""

import pytest
from django.core.management import call_command

from applicants import tasks
from applicants.models import ProvinceShare, Role, State
from applicants.services import approve_circular, follow_shares, invite, withdraw_circular
from applicants.workflow import Refused
from schemes.units import day, today
from tests.applicants.circulars import a_circular, a_draft, a_policy_maker
from tests.applicants.test_inviting import at_once
from tests.ours import ours
from tests.world import FARS, SEMNAN, a_file, an_officer

pytestmark = pytest.mark.django_db
OF_SEMNAN, OF_FARS = "absorption_ceiling_IR-20", "absorption_ceiling_IR-07"
SEMNANS, FARSS = 18_450_000_000, 69_600_000_000
BILLION = 1_000_000_000


@pytest.fixture(autouse=True)
def _shares_laid_down_in_autumn(clock):
    clock("1405/08/30")
    call_command("reference_data", verbosity=0)


def ceilings():
    rows = ours(ProvinceShare).filter(province__in=(SEMNAN, FARS)).values_list("province", "ceiling")
    return dict(rows)[SEMNAN], dict(rows)[FARS]


def refused(code, verb, **words):
    with pytest.raises(Refused) as caught:
        verb(**words)
    assert caught.value.code == code


def promised(amount):
    file = a_file(State.APPROVED, law_on=day("1405/03/01"))
    return invite(application=file, by=an_officer(Role.EXPERT), intended_deposit=amount)


@pytest.mark.django_db(transaction=True)
def test_a_share_made_smaller_while_eight_are_invited_is_never_exceeded():
    """O45: either the letter comes first and only five billion fit, or it is refused for what was promised."""
    officer, signer, draft = an_officer(Role.EXPERT), a_policy_maker(), a_draft(OF_SEMNAN, 5 * BILLION)
    files = [a_file(State.APPROVED, law_on=day("1405/03/01")) for _number in range(8)]
    jobs = [lambda file=file: invite(application=file, by=officer, intended_deposit=BILLION) for file in files]
    refusals = at_once([*jobs, lambda: approve_circular(circular=draft, by=signer)])
    share = ours(ProvinceShare).get(province=SEMNAN)
    signed = "share_in_use" not in refusals
    assert share.ceiling == (5 * BILLION if signed else SEMNANS)
    assert share.reserved == (8 - refusals.count("province_ceiling")) * BILLION <= share.ceiling


def test_what_one_province_gives_another_may_get_and_no_more():
    """O44, O45, R7: the rows' sum stays; the unallotted rest is given to nobody."""
    more = a_draft(OF_SEMNAN, SEMNANS + BILLION)
    refused("shares_exceeded", approve_circular, circular=more, by=a_policy_maker())
    less = a_circular(OF_FARS, FARSS - BILLION)
    approve_circular(circular=more, by=a_policy_maker())
    assert ceilings() == (SEMNANS + BILLION, FARSS - BILLION)
    refused("shares_exceeded", withdraw_circular, circular=less, by=less.approved_by)
    withdraw_circular(circular=more, by=a_policy_maker())
    withdraw_circular(circular=less, by=less.approved_by)
    assert ceilings() == (SEMNANS, FARSS)


def test_a_share_is_not_taken_below_what_is_promised():
    """O45."""
    promised(2 * BILLION)
    refused("share_in_use", approve_circular, circular=a_draft(OF_SEMNAN, 2 * BILLION - 1), by=a_policy_maker())
    a_circular(OF_SEMNAN, 2 * BILLION)
    refused("province_ceiling", promised, amount=100_000_000)


def test_nor_by_taking_a_raise_back():
    a_circular(OF_FARS, FARSS - BILLION)
    more = a_circular(OF_SEMNAN, SEMNANS + BILLION)
    promised(SEMNANS + 1)
    refused("share_in_use", withdraw_circular, circular=more, by=more.approved_by)
    assert ceilings()[0] == SEMNANS + BILLION


def test_a_share_follows_on_the_first_day_and_goes_back_after_the_last(clock):
    a_circular(OF_SEMNAN, BILLION, since="1405/09/10", until="1405/09/20")
    seen = []
    for on in ("1405/09/09", "1405/09/10", "1405/09/20", "1405/09/21"):
        clock(on)
        tasks.follow_shares()
        seen.append(ceilings()[0])
    assert seen == [SEMNANS, BILLION, BILLION, SEMNANS]


def test_on_its_day_a_smaller_share_leaves_what_is_held_and_lets_nothing_more_in(clock):
    a_circular(OF_SEMNAN, BILLION, since="1405/09/10")
    invitation = promised(3 * BILLION)
    clock("1405/09/10")
    tasks.follow_shares()
    assert ceilings()[0] == 3 * BILLION
    refused("province_ceiling", promised, amount=30_000_000)
    ProvinceShare.objects.filter(pk=invitation.share_id).update(reserved=0)
    follow_shares(on=today())
    assert ceilings()[0] == BILLION


def test_a_sum_exceeded_only_in_days_to_come_is_refused_today():
    a_circular(OF_FARS, FARSS - BILLION, until="1405/12/29")
    longer = a_draft(OF_SEMNAN, SEMNANS + BILLION)
    refused("shares_exceeded", approve_circular, circular=longer, by=a_policy_maker())
    as_long = a_draft(OF_SEMNAN, SEMNANS + BILLION, until="1405/12/29")
    assert approve_circular(circular=as_long, by=a_policy_maker()).state == "approved"


def test_a_province_speaks_of_no_other_share():
    refused("wrong_province", a_draft, parameter=OF_SEMNAN, value=BILLION, provinces=[FARS])
    assert a_draft(OF_SEMNAN, BILLION, provinces=[SEMNAN]).provinces == [SEMNAN]
    assert a_draft(OF_SEMNAN, BILLION).provinces == [SEMNAN]
    refused("wrong_value", a_draft, parameter="absorption_ceiling_IR-99", value=BILLION)


def test_laying_the_shares_down_again_keeps_the_circulars():
    a_circular(OF_SEMNAN, BILLION)
    call_command("reference_data", verbosity=0)
    assert ceilings()[0] == BILLION


def test_the_lawyers_page_keeps_the_printed_row_and_adds_the_letter(client):
    a_circular(OF_SEMNAN, BILLION, since="1405/07/01")
    page = client.get("/schemes/omid2/").content.decode()
    assert page.count("۱۸٬۴۵۰٬۰۰۰٬۰۰۰") == 2
    assert 'name="province"' not in client.get("/schemes/omid2/calculator/").content.decode()
    assert "۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال" in page[page.index("سهم جذب استان سمنان") :][:600]


def test_settling_the_shares_takes_the_same_queries_whatever_was_signed(queries):
    drafts = [a_draft(OF_SEMNAN, BILLION + number) for number in range(4)]
    counts = []
    for draft in drafts:
        by = a_policy_maker()
        with queries() as seen:
            approve_circular(circular=draft, by=by)
        counts.append(len(seen))
    assert counts[1:] == counts[:-1]
