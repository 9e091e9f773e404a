"""Every SMS whole, in both languages, with all its words and with the least: compared with texts a person has read."""

from datetime import date
from typing import Any

import pytest

from applicants import notices, services
from applicants.models import Application, Notice
from schemes.units import today
from tests.applicants.portal import a_full_form
from tests.ours import ours
from tests.reading import compare
from tests.world import a_file, a_person, a_saudi, a_share, an_officer

pytestmark = pytest.mark.django_db

# kind: (all the words it may be given, those it cannot do without)
SAID: dict[str, tuple[dict[str, Any], set[str]]] = {
    "code": ({"code": "052713"}, {"code"}),
    "submitted": ({}, set()),
    "in_review": ({}, set()),
    "in_study": ({}, set()),
    "incomplete": ({"missing": "طرح کسب‌وکار، مبلغ"}, set()),
    "ineligible": ({"article": "ماده ۱۶", "reason": "مبلغ از سقف بیشتر است."}, {"article"}),
    "reopened": ({"reason": "بخشنامه ۱۲"}, set()),
    "reread": ({"reason": "R12 1405/09/01"}, set()),
    "returned": ({"reason": "طرح روشن نیست.", "note": "رقم فروش را بنویسید."}, set()),
    "approved": ({}, set()),
    "confirmed": ({"next": "یک بانک برمی‌گزینیم."}, set()),
    "rejected": ({"article": "ماده ۱۹", "reason": "طرح شدنی نیست."}, {"article"}),
    "invited": ({"amount": 250_000_050, "expires_on": date(2026, 9, 6)}, set()),
    "invitation_expired": ({}, set()),
    "account_opened": ({}, set()),
    "offers": ({"offers": "۳ ماه سپرده: ۲۷۰٬۰۰۰٬۰۰۰ ریال"}, {"offers"}),
    "chosen": ({"amount": 250_000_050}, set()),
    "referred": ({"bank": "بانک رسالت", "amount": 250_000_050, "verification": "AB12-CD34-EF56-GH78"}, {"bank"}),
    "returned_from_bank": ({"told": "بانک نپذیرفت.", "reason": "اعتبارسنجی"}, set()),
    "referral_cancelled": ({"next": "بانک دیگری برمی‌گزینیم."}, set()),
    "contracted": ({"bank": "بانک رسالت", "amount": 250_000_050}, {"bank"}),
    "disbursed": ({"amount": 250_000_050, "paid_on": date(2026, 9, 6), "due_on": date(2026, 10, 6)}, set()),
    "withdrawn": ({}, set()),
}


def all_messages(file: Application) -> str:
    """Each kind as the outbox keeps it: first with every word, then, where that is less, with the least."""
    told: list[str] = []
    for kind, (words, needed) in SAID.items():
        for fewer in [words] if words.keys() == needed else [words, {name: words[name] for name in needed}]:
            row = notices.tell(application=file, kind=kind, once=f"{kind}{len(told)}", **fewer)
            told.append(f"[{kind}]\n{Notice.objects.get(pk=row.pk).text}\n")
    return "\n".join(told)


def test_no_kind_is_left_out() -> None:
    assert SAID.keys() == notices.TEXTS.keys()


def test_every_message_in_persian() -> None:
    compare(all_messages(a_file(code="T0000777")), "applicants/messages/fa.txt")


def test_every_message_in_arabic() -> None:
    """P10: the same kinds for a family of Qassim, sums in riyals, days of the Gregorian calendar."""
    family = a_saudi()
    family.user.language = "ar"
    family.user.save()
    file = a_file("study", family, scheme="productive_families", code="T0000777")
    compare(all_messages(file), "applicants/messages/ar.txt")


def test_the_messages_of_one_way_up_to_the_invitation(clock: Any) -> None:
    """What each step puts into its message: sums, articles, reasons, days."""
    clock("1405/06/15")
    by = an_officer()
    file = a_full_form(a_person())
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    services.return_to_applicant(application=file, by=by, reason="plan_unclear", note="رقم فروش را هم بنویسید.")
    services.submit(application=file)
    file.documents.update(withdrawn_at=file.created_at)
    services.judge_submitted(application_id=file.pk)
    file.documents.update(withdrawn_at=None)
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    services.approve(application=file, by=by)
    a_share(file.province)
    services.invite(application=file, by=by)
    clock("1405/07/16")
    services.expire_invitations(on=today())
    services.withdraw(application=file)
    too_much = a_full_form(a_person(), requested_amount=1_000_000_001)
    services.submit(application=too_much)
    services.judge_submitted(application_id=too_much.pk)
    unclear = a_file(a_file().state, code="T0000778")
    services.reject(application=unclear, by=by, reason="plan_not_approved", note="بازار ندارد.")
    said = ours(Notice).order_by("pk").values_list("kind", "text")
    compare(
        "\n".join(f"[{kind}]\n{text}\n" for kind, text in said),
        "applicants/messages/of_a_way.txt",
        file=file.code,
        other=too_much.code,
    )
