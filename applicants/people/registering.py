"""Who comes in: a mobile proved by a one-time code, a person behind it, and their agreement to the conditions."""

import hmac
import secrets
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applicants import notices
from applicants.locks import Space, hold
from applicants.models import Consent, OneTimeCode, Person, User
from applicants.people.attempts import count_attempt
from applicants.privacy import blind_index
from applicants.way import way_of
from applicants.workflow import Refused
from schemes.units.countries import ABROAD, country_of

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=2)
CODE_ATTEMPTS = 5
RESEND_AFTER = timedelta(seconds=60)

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Messages cost money and can be used to pester: how many codes in how long, for whom (a pump tries many numbers).
CAPS = (
    ("mobile_index", HOUR, 5),
    ("mobile_index", DAY, 10),
    ("address", HOUR, 30),
    ("prefix", MINUTE, 60),
    (None, MINUTE, 300),
)


@transaction.atomic
def send_code(*, mobile: str, address: str | None) -> None:
    """Write a new code and its message; nothing here looks whether the number is known, so nothing can tell.

    Refused "wait" within a minute of the last code, "too_many" above a cap.
    """
    now = timezone.now()
    row = OneTimeCode(
        mobile_index=blind_index("mobile", mobile),
        address=address,
        prefix=mobile[:-7],
        asked_at=now,
        expires_at=now + CODE_LIFE,
    )
    _one_at_a_time(row.mobile_index)
    _within_caps(row)
    code = "".join(secrets.choice("0123456789") for _place in range(CODE_DIGITS))
    row.digest = _digest(row, code)
    row.save(force_insert=True)
    notices.tell(mobile=mobile, kind="code", once=f"code:{row.pk}", urgent=True, code=code)


def check_code(*, mobile: str, code: str, address: str | None) -> User:
    """Spend one try on the newest code of this number and return its user, made on the first visit.

    Refused "expired", "no_tries" or "wrong_code"; a try is spent even when what follows fails. Officers have no way in
    here: to them every code is wrong.
    """
    refusal = _count_attempt(blind_index("mobile", mobile), code)
    if refusal:
        raise Refused(*refusal)
    user = User.objects.by_mobile(mobile) or _new_applicant(mobile)
    if user.is_staff or not user.is_active:
        raise Refused("wrong_code", _("کد درست نیست."))
    return user


@transaction.atomic
def register_person(
    *,
    user: User,
    national_code: str,
    first_name: str,
    last_name: str,
    birth_on: date,
    gender: str,
    province: str,
    county: str,
) -> Person:
    """Write down who the signed-in applicant is, once; Refused when the user or the national code has a person.

    After ten attempts in a day "too_many_attempts": each refusal tells that a code is registered.
    Where people live tells which number it is; abroad they are written to in their language from now on (P10).
    """
    count_attempt(user)
    country = country_of(province)
    identity = country.identity  # also the kind of its blind index, so that equal digits do not meet
    person = Person(
        user=user, identity=identity, national_code=national_code,
        national_code_index=blind_index(identity, national_code), first_name=first_name, last_name=last_name,
        birth_on=birth_on, gender=gender, province=province, county=county,
    )  # fmt: skip
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        sentence = _("با این مشخصات نمی‌توان ثبت کرد. اگر پیش‌تر با شماره دیگری ثبت‌نام کرده‌اید، با همان وارد شوید.")
        raise Refused("taken", sentence) from None
    user.full_name = str(person)
    if country in ABROAD:
        user.language = country.language.code
    user.save(update_fields=["full_name", "language"])
    return person


def agree(*, person: Person, scheme: str, address: str | None) -> Consent:
    """Keep that the person accepted the present text of the conditions; a second time is the same consent [O13]."""
    conditions = way_of(scheme).conditions
    return Consent.objects.get_or_create(
        person=person,
        scheme=scheme,
        version=conditions.version,
        defaults={"text": conditions.text, "address": address},
    )[0]


def has_agreed(*, person: Person, scheme: str) -> bool:
    """Whether the person has accepted the text that holds now."""
    return Consent.objects.filter(person=person, scheme=scheme, version=way_of(scheme).conditions.version).exists()


def _one_at_a_time(mobile_index: str) -> None:
    """Two requests for one number in the same moment would both find no earlier code: the second waits."""
    hold(Space.MOBILE, mobile_index)


def _within_caps(row: OneTimeCode) -> None:
    if OneTimeCode.objects.filter(mobile_index=row.mobile_index, asked_at__gt=row.asked_at - RESEND_AFTER).exists():
        raise Refused("wait", _("کد تازه‌ای فرستاده‌ایم. یک دقیقه صبر کنید و دوباره بخواهید."))
    for column, span, most in CAPS:
        same = {column: getattr(row, column)} if column else {}
        recent = OneTimeCode.objects.filter(asked_at__gt=row.asked_at - span, **same)
        if recent.count() >= most:
            raise Refused("too_many", _("درخواست کد زیاد بوده است. مدتی دیگر دوباره بیایید."))


def _digest(row: OneTimeCode, code: str) -> str:
    return blind_index("code", f"{row.mobile_index}:{row.asked_at.isoformat()}:{code}")


@transaction.atomic
def _count_attempt(mobile_index: str, code: str) -> tuple[str, object] | None:
    """Return why the code does not hold, or None; the row is locked, so five attempts are five however they come."""
    now = timezone.now()
    row = OneTimeCode.objects.select_for_update().filter(mobile_index=mobile_index).order_by("-asked_at", "-pk").first()
    if row is None or row.used_at or row.expires_at <= now:
        return "expired", _("زمان این کد گذشته است؛ کد تازه بخواهید.")
    if row.attempts >= CODE_ATTEMPTS:
        return "no_tries", _("پنج بار کد نادرست نوشته شد؛ کد تازه بخواهید.")
    right = hmac.compare_digest(row.digest, _digest(row, code))
    row.attempts += 1
    row.used_at = now if right else None
    row.save(update_fields=["attempts", "used_at"])
    return None if right else ("wrong_code", _("کد درست نیست."))


def _new_applicant(mobile: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_applicant(mobile)
    except IntegrityError:
        user = User.objects.by_mobile(mobile)  # another tab was quicker
        if user is None:
            raise
        return user
