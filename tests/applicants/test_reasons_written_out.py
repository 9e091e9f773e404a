"""Why a file is sent back, rejected or given back by a bank: every row of the tables, as it is read."""

import html
import re

import pytest

from applicants.models import Role, State
from applicants.workflow import reason_of
from tests.applicants.desk import at_desk, deed_url, file_url
from tests.ways import HERFA
from tests.world import QASSIM, SEMNAN, a_file, an_officer

pytestmark = pytest.mark.django_db
OPTION = re.compile(r'<option value="(\w+)">([^<]*)</option>')

RETURNED = {
    "plan_unclear": "طرح کسب‌وکار روشن نیست؛ آن را کامل‌تر بنویسید.",
    "amount_unexplained": "روشن نیست مبلغ درخواستی برای چه هزینه‌هایی است.",
    "paper_unreadable": "یکی از مدارک خوانده نمی‌شود؛ دوباره بارگذاری کنید.",
    "paper_missing": "یکی از مدارک کم است.",
    "answer_differs": "پاسخ‌های فرم با مدارک یکی نیست.",
    "skill_unproven": "مدرک مهارت یا تجربه را بارگذاری کنید.",
    "other": "توضیح کارشناس را بخوانید.",
}
REJECTED: dict[str, dict[str, str]] = {
    "omid2": {
        "not_owner_managed": "مالک، خود کسب‌وکار را اداره نمی‌کند. (ماده ۱)",
        "skill_not_shown": "مهارت یا تجربه با مدرک نشان داده نشد. (ماده ۱)",
        "project_outside": "طرح از گونه‌های پذیرفتنی نیست. (ماده ۲)",
        "not_a_business": "وام برای کسب‌وکار خواسته نشده است. (ماده ۳)",
        "bad_record": "بدهی پیشین تسویه نشده یا خوش‌حسابی برقرار نیست. (ماده ۱۱)",
        "use_outside": "مصرف وام از کاربردهای مجاز نیست. (ماده ۱۶)",
        "plan_not_approved": "کمیته طرح کسب‌وکار را نپذیرفت. (ماده ۱۹)",
        "visit_against": "گزارش بازدید با درخواست جور نیست. (ماده ۲۰)",
        "papers_not_confirmed": "مدارک درخواست تأیید نشد. (ماده ۲۳)",
    },
    "home_business": {
        "permit_not_valid": "مجوز کسب‌وکار خانگی یا پشتیبانی معتبر نیست. (بند ۵)",
        "committee_against": "کمیته تخصصی استان درخواست را تأیید نکرد. (بند ۵)",
        "purpose_outside": "مصرف وام پایدار کردن، راه‌اندازی یا گسترش کار نیست. (بند ۷)",
        "supporter_unknown": "پشتیبانی که نام برده شده این کار را نمی‌کند. (بند ۱۱)",
    },
    "covid_relief": {
        "unit_not_concerned": "واحد از رسته‌های طرح نیست یا فعال نیست. (واحد کسب‌وکار)",
        "jobs_not_kept": "شغل‌ها و کارگران واحد نگه داشته نشده است. (مقدمه بند ۲)",
        "sector_against": "دستگاه بخشی درخواست را تأیید نکرد. (مراحل گام ۳)",
    },
    "self_help_group": {
        "not_of_the_target": "گروه از کم‌درآمدها و آسیب‌پذیران نیست. (گروه هدف)",
        "executor_against": "مجری محلی درخواست گروه را تأیید نکرد. (سازوکار اجرایی بند ۶)",
    },
    HERFA: {
        "not_a_home_project": "کار در خانه انجام نمی‌شود یا خانواده از این منطقه نیست. (الفقرة ١)",
        "line_outside": "محصول از رشته‌های اعلام‌شده نیست. (الفقرة ٢)",
        "project_not_feasible": "مطالعه جمعیت نشان داد که طرح شدنی نیست. (الفقرة ٧)",
        "not_of_the_association": "خانواده از خانواده‌های جمعیت نیست. (الفقرة ٩)",
    },
}
DECIDES = {
    "omid2": (State.IN_REVIEW, Role.COMMITTEE, SEMNAN),
    "home_business": (State.IN_REVIEW, Role.COMMITTEE, SEMNAN),
    "covid_relief": ("at_sector", Role.SECTOR, SEMNAN),
    "self_help_group": ("training", Role.COMMITTEE, SEMNAN),
    HERFA: ("study", Role.ASSOCIATION, QASSIM),
}


def offered(scheme: str, verb: str) -> dict[str, str]:
    """What the form of this verb on the file's page lets choose, in order."""
    state, role, province = DECIDES[scheme]
    file = a_file(state, scheme=scheme)
    answer = at_desk(an_officer(role, province)).get(file_url(file))
    page = answer.content.decode()
    start = page.index(f'action="{deed_url(file, verb)}"')
    return {code: html.unescape(words) for code, words in OPTION.findall(page[start : page.index("</form>", start)])}


@pytest.mark.parametrize("scheme", REJECTED)
def test_an_officer_may_reject_for_the_reasons_of_the_files_own_scheme_in_their_order(scheme: str) -> None:
    assert list(offered(scheme, "reject").items()) == list(REJECTED[scheme].items())


@pytest.mark.parametrize("scheme", ["omid2", "covid_relief", HERFA])
def test_an_officer_may_send_a_file_back_for_seven_reasons_in_their_order(scheme: str) -> None:
    assert list(offered(scheme, "return_to_applicant").items()) == list(RETURNED.items())


def test_what_a_bank_gives_a_file_back_for_and_codes_of_nothing() -> None:
    sentences = {
        "incomplete_papers": "مدارک ناقص",
        "credit_check": "اعتبارسنجی بانک",
        "no_show": "مراجعه نکرد",
        "collateral": "وثیقه کافی نیست",
        "no_credit": "کمبود اعتبار شعبه",
        "other": "دلیل دیگر",
    }
    for code, sentence in sentences.items():
        reason = reason_of("omid2", "return_from_bank", code)
        assert reason
        assert (reason.code, str(reason.sentence), reason.article) == (code, sentence, "")
    assert reason_of("omid2", "return_from_bank", "plan_unclear") is None
    assert reason_of("omid2", "approve", "other") is None
