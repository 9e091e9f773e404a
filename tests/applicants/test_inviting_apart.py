"""A second invitation beside one that has ended, and other provinces' shares beside one's own (O6, O44; tests-Q03)."""

from datetime import timedelta

import pytest

from applicants.models import Application, Invitation, ProvinceShare
from applicants.services import absorb, expire_invitations, invite, open_account, withdraw
from applicants.workflow import Refused
from schemes.units import today
from tests.applicants.test_inviting import an_approved_file, an_invited_file
from tests.ours import ours
from tests.world import FARS, SEMNAN, TEHRAN, a_share, an_officer

pytestmark = pytest.mark.django_db

MINIMUM = 30_000_000


def invited_again(amount: int) -> Application:
    """A file whose first invitation has ended unused, and whose second is valid."""
    file: Application = an_invited_file(MINIMUM)
    first = ours(Invitation).get(application=file)
    assert expire_invitations(on=first.expires_on + timedelta(days=1)) == 1
    invite(application=file, by=an_officer(), intended_deposit=amount)
    return file


def invitations_of(file: Application) -> list[tuple[str, int]]:
    return list(file.invitations.order_by("pk").values_list("state", "reserved"))


def test_the_account_uses_the_valid_invitation_and_its_deposits_what_that_one_holds() -> None:
    share, file = a_share(ceiling=MINIMUM), invited_again(MINIMUM)
    open_account(application=file, kind="762", opened_on=today(), bank_name="بانک آزمون")
    assert invitations_of(file) == [("expired", 0), ("used", MINIMUM)]
    absorb(application=file, amount=MINIMUM)
    share.refresh_from_db()
    assert (share.reserved, share.absorbed) == (0, MINIMUM)
    assert invitations_of(file) == [("expired", 0), ("used", 0)]


def test_a_file_that_ends_gives_back_what_its_last_invitation_holds() -> None:
    share, file = a_share(), invited_again(2 * MINIMUM)
    withdraw(application=file)
    share.refresh_from_db()
    assert share.reserved == 0
    assert invitations_of(file) == [("expired", 0), ("released", 0)]


def test_each_province_holds_and_gives_back_its_own() -> None:
    """Two with as much each, and a share of another scheme beside them: none of it moves with the other."""
    a_share()
    a_share(TEHRAN, 57_900_000_000)
    other = ProvinceShare.objects.create(scheme="home_business", province=SEMNAN, ceiling=10**12, reserved=10**9)
    here, there = an_invited_file(MINIMUM), an_invited_file(MINIMUM, province=TEHRAN)

    def reserved() -> dict[str, int]:
        return dict(ours(ProvinceShare).filter(scheme="omid2").values_list("province", "reserved"))

    assert reserved() == {SEMNAN: MINIMUM, TEHRAN: MINIMUM}
    withdraw(application=here)
    assert reserved() == {SEMNAN: 0, TEHRAN: MINIMUM}
    open_account(application=there, kind="762", opened_on=today(), bank_name="بانک آزمون")
    absorb(application=there, amount=MINIMUM)
    assert reserved() == {SEMNAN: 0, TEHRAN: 0}
    absorbed = dict(ours(ProvinceShare).values_list("province", "absorbed"))
    assert (absorbed[SEMNAN], absorbed[TEHRAN]) == (0, MINIMUM)
    other.refresh_from_db()
    assert (other.reserved, other.absorbed) == (10**9, 0)


def test_a_share_of_another_scheme_or_province_invites_nobody() -> None:
    a_share(TEHRAN)
    ProvinceShare.objects.create(scheme="home_business", province=FARS, ceiling=10**12)
    file = an_approved_file(province=FARS)
    with pytest.raises(Refused, match="سهمی تعیین نشده است"):
        invite(application=file, by=an_officer(province=FARS), intended_deposit=MINIMUM)


def test_several_invitations_end_on_one_day_each_with_its_own_file() -> None:
    """And one that ends a day later, of the same province, holds on."""
    share = a_share()
    files = [an_invited_file(MINIMUM) for _number in range(3)]
    last = today() + timedelta(days=30)
    Invitation.objects.filter(application=files[1]).update(expires_on=last + timedelta(days=1))
    assert expire_invitations(on=last + timedelta(days=1)) == 2
    assert [invitations_of(file) for file in files] == [[("expired", 0)], [("valid", MINIMUM)], [("expired", 0)]]
    share.refresh_from_db()
    assert share.reserved == MINIMUM
