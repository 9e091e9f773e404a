"""The provinces' shares of article 22 follow the law: what a circular gives or takes, on its day."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from applicants.lawdesk.circulars import amendment_of, approved
from applicants.models import Circular, ProvinceShare
from applicants.workflow import Refused
from schemes.catalogue import SCHEMES, Scheme
from schemes.circulars import SHARE
from schemes.shown import grouped
from schemes.units.places import PROVINCES

# Of one scheme only the law has shares.
SCHEME = next(slug for slug, law in SCHEMES.items() if any(name.startswith(SHARE) for name in law.parameters))


@transaction.atomic
def follow_shares(*, on: date) -> None:
    """Bring every ceiling to the law of the day, yet never below what is promised and held: that much stays."""
    law = _law()
    for share in _locked():
        ceiling = max(law.parameter(_name(share.province), on), share.reserved + share.absorbed)
        if ceiling != share.ceiling:
            share.ceiling = ceiling
            share.save(update_fields=["ceiling"])


@transaction.atomic
def settle_share(*, circular: Circular, on: date) -> None:
    """Let the ceilings follow what two people have just signed or taken back; call it last: it locks the hot rows.

    Refused when the province already holds more on the day, or when from now on all provinces together would ever
    have more than the rows of the directive (R7).
    """
    shares, law = _locked(), _law()
    for share in shares:
        held, ceiling = share.reserved + share.absorbed, law.parameter(_name(share.province), on)
        if _name(share.province) == circular.parameter and ceiling < held:
            text = _("در این استان {held} ریال وعده داده یا جذب شده و سهم {ceiling} ریال از آن کمتر است (ماده ۲۲).")
            raise Refused("share_in_use", text.format(held=grouped(held), ceiling=grouped(ceiling)))
    allotted = _sum(SCHEMES[SCHEME], on)
    if any(_sum(law, day) > allotted for day in _turning_days(law, on)):
        text = _("جمع سهم استان‌ها از {allotted} ریال بیشتر می‌شود (R7)؛ نخست سهم استانی دیگر را کم کنید.")
        raise Refused("shares_exceeded", text.format(allotted=grouped(allotted)))
    follow_shares(on=on)


def _locked() -> list[ProvinceShare]:
    return list(ProvinceShare.objects.select_for_update().filter(scheme=SCHEME).order_by("pk"))


def _law() -> Scheme:
    """The directive with the approved circulars about shares."""
    about_shares = approved().filter(scheme=SCHEME, parameter__startswith=SHARE)
    return SCHEMES[SCHEME].under(map(amendment_of, about_shares))


def _name(province: str) -> str:
    return f"{SHARE}{PROVINCES[province].iso}"


def _sum(law: Scheme, on: date) -> int:
    edition = law.edition(on)
    return sum(edition.parameter(_name(province)) for province in PROVINCES)


def _turning_days(law: Scheme, on: date) -> Iterable[date]:
    """The day, and every later one on which a circular begins or has ended."""
    yield on
    for each in law.standing:
        yield from (day for day in (each.since, each.until and each.until + timedelta(1)) if day and day > on)
