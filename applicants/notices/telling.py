"""What people are told by SMS, kind by kind, and the one function that puts a message into the outbox."""

import json
import re
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_noop as _

from applicants.models import Application, Notice, User
from schemes.shown import money, short_day
from schemes.units.countries import RIAL

# A line whose words were not given is left out, except where `NEEDED` asks for them. Money comes with its unit.
# A one-time code keeps its ASCII digits: phones offer to fill those in by themselves.
TEXTS: dict[str, tuple[str, ...]] = {
    "code": (_("رمز ورود شما: {code}"), _("تا ۲ دقیقه معتبر است. آن را به هیچ‌کس نگویید.")),
    "submitted": (_("درخواست شما رسید."), _("کد پیگیری: {tracking}"), "{link}"),
    "in_review": (_("درخواست {tracking} شرایط ثبت‌نام را دارد و به کارشناس استان رسید."), "{link}"),
    "in_study": (_("درخواست {tracking} شرایط ثبت‌نام را دارد و به جمعیت رسید."), "{link}"),
    "incomplete": (_("درخواست {tracking} کامل نیست."), _("کم است: {missing}"), _("آن را کامل کنید: {link}")),
    "ineligible": (
        _("درخواست {tracking} با {article} جور نیست."),
        _("این شرط برقرار نیست: {reason}"),
        _("برگه حکم: {link}"),
    ),
    "reopened": (_("بخشنامه تازه‌ای رسید و درخواست {tracking} دوباره سنجیده می‌شود."), _("بخشنامه: {reason}"), "{link}"),
    "reread": (_("تفسیر قانون تغییر کرد و درخواست {tracking} دوباره سنجیده می‌شود."), _("تفسیر: {reason}"), "{link}"),
    "returned": (_("درخواست {tracking} برای اصلاح برگشت."), "{reason}", "{note}", _("اصلاح و ارسال دوباره: {link}")),
    "approved": (
        _("طرح شما در درخواست {tracking} تصویب شد. منتظر دعوت برای باز کردن حساب باشید."),
        _("تا آن زمان تعهد یا هزینه‌ای برای صندوق پدید نمی‌آید."),
        "{link}",
    ),
    "confirmed": (_("درخواست {tracking} تأیید شد."), "{next}", "{link}"),
    "rejected": (
        _("درخواست {tracking} بر پایه {article} پذیرفته نشد."),
        _("دلیل: {reason}"),
        _("برگه حکم: {link}"),
    ),
    "invited": (
        _("برای درخواست {tracking} به باز کردن حساب طرح دعوت شدید."),
        _("سپرده در نظر: {amount}"),
        _("مهلت: تا {expires_on}"),
        "{link}",
    ),
    "invitation_expired": (
        _("مهلت دعوت درخواست {tracking} تمام شد. برای دعوت دوباره با کارشناس استان تماس بگیرید."),
        "{link}",
    ),
    "account_opened": (_("حساب طرح برای درخواست {tracking} باز شد."), _("الگوهای وام را ببینید: {link}")),
    "offers": (_("الگوهای وام شما در درخواست {tracking}:"), "{offers}", _("دیدن و انتخاب: {link}")),
    "chosen": (_("الگوی وام درخواست {tracking} انتخاب شد."), _("مبلغ: {amount}"), "{link}"),
    "referred": (
        _("درخواست {tracking} به {bank} معرفی شد."),
        _("مبلغ: {amount}"),
        _("کد راستی‌آزمایی: {verification}"),
        _("معرفی‌نامه: {link}"),
    ),
    "returned_from_bank": (
        _("درخواست {tracking}: {told}"),
        _("دلیل: {reason}"),
        "{link}",
    ),
    "referral_cancelled": (_("معرفی درخواست {tracking} به بانک پس گرفته شد."), "{next}", "{link}"),
    "contracted": (_("قرارداد درخواست {tracking} با {bank} بسته شد."), _("مبلغ: {amount}"), "{link}"),
    "disbursed": (
        _("وام درخواست {tracking} پرداخت شد."),
        _("مبلغ: {amount}"),
        _("تاریخ: {paid_on}"),
        _("نخستین قسط: {due_on}"),
        "{link}",
    ),
    "withdrawn": (_("از درخواست {tracking} انصراف دادید. هر زمان می‌توانید درخواست تازه‌ای بدهید."), "{link}"),
}  # fmt: skip

# A refusal without its article, or a sum without its bank, is no message.
NEEDED = {
    "code": {"code"},
    "ineligible": {"article"},
    "rejected": {"article"},
    "offers": {"offers"},
    "referred": {"bank"},
    "contracted": {"bank"},
}
_WORD = re.compile(r"{(\w+)}")
WORDS = {word for lines in TEXTS.values() for line in lines for word in _WORD.findall(line)} - {"tracking", "link"}


def tell(
    *,
    kind: str,
    once: str,
    user: User | None = None,
    application: Application | None = None,
    mobile: str | None = None,
    urgent: bool = False,
    **words: Any,
) -> Notice:
    """Put one message into the outbox; a second call with the same `once` changes nothing and returns the first.

    The receiver is the file's person unless a user or a bare mobile is named. Only a row is written, in the caller's
    transaction. ValueError for a word no text has, a needed one left out, or no mobile: mistakes of the caller.
    """
    user = user or (application.person.user if application else None)
    row: dict[str, Any] = {"user": user, "application": application, "kind": kind, "urgent": urgent or kind == "code"}
    row["mobile"] = mobile or (user.mobile if user else None)
    if not row["mobile"]:
        raise ValueError(f"a notice of kind {kind} has no mobile to go to")
    # Who is not known yet is written to in the language of the page they are on.
    with override(user.language if user else get_language()):
        row |= {"local_id": uuid.uuid4(), "text": text_of(kind, application, **words), "words": _kept(words)}
    return Notice.objects.get_or_create(once_key=once, defaults=row)[0]


def text_of(kind: str, application: Application | None = None, **words: Any) -> str:
    """The text of a kind in the active language: days as its readers count them, numbers as sums of the file."""
    strange, lacking = words.keys() - WORDS, NEEDED.get(kind, set()) - {word for word in words if words[word]}
    if strange or lacking:
        raise ValueError(f"notice {kind}: unknown words {sorted(strange)}, missing words {sorted(lacking)}")
    currency = application.currency if application else RIAL.code
    lines = [gettext(line) for line in TEXTS[kind]]
    given = {word: _written(value, currency) for word, value in words.items() if value not in (None, "")}
    if application:
        given |= {
            "tracking": application.code,
            "link": settings.PORTAL_URL + reverse("application", args=[application.code]),
        }
    return "\n".join(line.format_map(given) for line in lines if set(_WORD.findall(line)) <= given.keys())


def _written(value: Any, currency: str) -> str:
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, int):
        return money(value, currency)
    return str(value)


def said_again(notice: Notice) -> str:
    """The text in the active language, from kind and words; of a message without words, as it was sent."""
    if notice.words is None:
        return notice.text
    return text_of(notice.kind, notice.application, **words_of(notice))


def words_of(notice: Notice) -> dict[str, Any]:
    """What a message was filled with, days as days and sums as numbers; nothing for one of before or a used code."""
    kept: dict[str, Any] = json.loads(notice.words or "{}")
    return {
        word: date.fromisoformat(value["day"]) if isinstance(value, dict) else value for word, value in kept.items()
    }


def _kept(words: Mapping[str, Any]) -> str:
    """The words as JSON; what is neither a sum nor a day is text, in the reader's language."""
    kept = {word: _as_json(value) for word, value in words.items() if value not in (None, "")}
    return json.dumps(kept, ensure_ascii=False)


def _as_json(value: Any) -> Any:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if isinstance(value, int) else str(value)
