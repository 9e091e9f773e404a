"""A productive family of Qassim: from her phone, in Arabic, through the association to the bank, in riyals.

Shows P1, P2, P3, P7, P8, P9 and P10 through the doors that people use. Boxes are found by their names: what the words
on a family's pages are is looked at on every one of them.
"""

import re

import pytest
from playwright.sync_api import Browser

from microfinance.demo.herfa import saudi_id
from tests.journeys.bank import BankClient
from tests.journeys.people import OfficerAtDesk, Visitor
from tests.journeys.stack import Stack, wait_for

MOBILE, NUMBER, NAME = "0501000051", saudi_id(800_051), "لطيفة"
TYPED, SUM = "20000٫50", 2_000_050
PERSIAN = set("پچژگکی۰۱۲۳۴۵۶۷۸۹")


class Family(Visitor):
    """A woman with a phone who reads Arabic, and notices when a page does not speak it."""

    code = ""

    def read(self) -> str:
        text = super().read()
        assert not set(text) & PERSIAN, (self.page.url, sorted(set(text) & PERSIAN), text)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 360, self.page.url
        return text

    def send(self, fills: dict[str, str] | None = None, **chosen: str) -> str:
        """Fill the boxes of the page, choose what is to be chosen, and press its button; the next page's text."""
        self.read()
        for name, text in (fills or {}).items():
            self.page.locator(f"main [name={name}]").fill(text)
        for name, value in chosen.items():
            box = self.page.locator(f"main [name={name}]")
            if box.first.evaluate("each => each.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.and_(self.page.locator(f"[value={value}], [type=checkbox]")).check()
        self.page.locator("main form .btn").last.click()
        assert self.page.locator(".error-summary").count() == 0, self.read()
        return self.read()

    def see(self, words: str) -> None:
        self.until_reads(words, f"/applications/{self.code}/")


class Association(OfficerAtDesk):
    """The association's officer, whose desk speaks Arabic."""

    def do(self, verb: str, fills: dict[str, str] | None = None, checks: tuple[str, ...] = (), **chosen: str) -> None:
        form = self.open_deed(verb)
        for name, text in (fills or {}).items():
            form.locator(f"[name={name}]").fill(text)
        for name, value in chosen.items():
            form.locator(f"[name={name}]").select_option(value)
        for each in checks:
            form.locator(each).check()
        form.get_by_role("button").last.click()
        assert self.page.locator(".errorlist, .error-summary").count() == 0, self.read()

    def refer(self) -> None:
        self.page.locator(".deeds a.btn").first.click()
        assert "٢٠٬٠٠٠٫٥٠" in self.read()
        self.page.locator("[name=bank]").select_option(index=1)
        self.page.locator("#content form button").last.click()


@pytest.fixture(scope="module")
def family(stack: Stack, browser: Browser) -> Family:
    """Who has gone the whole way."""
    latifa = Family(browser, stack.url, locale="ar-SA")
    register(latifa)
    apply_for_loan(latifa)
    latifa.see("لدى الجمعية")
    officer = association_of(stack, browser)
    officer.open_file(latifa.code)
    study_and_approve(officer)
    latifa.see("جاهز للإحالة")
    officer.open_file(latifa.code)
    officer.refer()
    lend(stack, latifa.code)
    return latifa


def register(latifa: Family) -> None:
    latifa.go("/sign-in/")
    latifa.send({"mobile": MOBILE})
    shown = latifa.page.locator(".notice b").inner_text()
    latifa.page.locator("main [name=code]").fill("".join(filter(str.isalnum, shown)))
    latifa.page.locator("main form .btn").first.click()
    latifa.go("/identity/")
    # The one page with other words: Iran's provinces stand in its list by their own names.
    latifa.page.locator("[name=province]").select_option("SA-05")
    latifa.page.locator("main form .btn").click()
    born = {"birth_on_0": "١٢", "birth_on_2": "١٩٨٥"}
    names = {"first_name": NAME, "last_name": "القصيمي", "national_code": NUMBER}
    latifa.send(names | born, birth_on_1="3", gender="woman", county="SA-0502")


def apply_for_loan(latifa: Family) -> None:
    latifa.go("/conditions/productive_families/")
    latifa.send(agreed="on")
    latifa.send()
    found = re.search(r"/applications/([^/]+)/", latifa.page.url)
    assert found
    latifa.code = found.group(1)
    for page, fills, chosen in (
        ("line", {}, {"project_line": "food"}),
        ("home", {}, {"home_based": "yes"}),
        ("idea", {"project_idea": "كليجا وتمور محشوة لمحلات بريدة"}, {}),
        ("amount", {"requested_amount": TYPED}, {}),
    ):
        latifa.go(f"/applications/{latifa.code}/form/{page}/")
        latifa.send(fills, **chosen)
    latifa.go(f"/applications/{latifa.code}/check/")
    assert "٢٠٬٠٠٠٫٥٠" in latifa.read()
    assert latifa.code in latifa.send()


def association_of(stack: Stack, browser: Browser) -> Association:
    login = next(each for each in stack.demo()["officers"] if each["role"] == "association")
    officer = Association(browser, stack.url, width=1366, locale="ar-SA")
    officer.sign_in(login["username"], login["password"])
    return officer


def study_and_approve(officer: Association) -> None:
    yes = tuple(f"[name={name}][value=yes]" for name in ("member", "feasible"))
    officer.do("record_study", {"cost": "25000", "income": "1500"}, (*yes, "[value=tools]", "[value=shop]"))
    officer.do("supply_fact", {"value": "نعم", "source_note": "بطاقة الهوية"}, fact="identity_matched")
    officer.do("approve")


def lend(stack: Stack, code: str) -> None:
    today = stack.today.isoformat()
    client = next(each for each in stack.demo()["banks"] if each["code"] == "aljazira")
    with BankClient(stack.url, client["client_id"], client["client_secret"]) as bank:
        referral = bank.referral_of(code)
        assert (referral["currency"], referral["amount"], referral["terms"]["through"]) == ("SAR", SUM, "جمعية حرفة")
        assert referral["borrower"]["identity"] == "saudi_id"
        path = f"referrals/{referral['code']}"
        words = {"contract_number": f"AJ-{code}", "contract_on": today, "branch_code": "5101"}
        bank.done(f"{path}/accept/", **words, principal=SUM, months=24, rate_percent=3)
        bank.done(f"{path}/payouts/", amount=SUM, paid_on=today, bank_reference=f"f-{code}")


def test_the_family_sees_the_loan_paid_and_every_step_of_the_way(family: Family) -> None:
    family.see("صُرف التمويل")
    assert "٢٠٬٠٠٠٫٥٠" in family.read()
    family.go(f"/applications/{family.code}/judgement/")
    assert "الفقرة ٩" in family.read(), "the bank's yes is one of the conditions"
    assert family.foreign == []


def test_each_step_is_told_by_sms_once_in_arabic(family: Family, stack: Stack) -> None:
    mobile = f"+966{MOBILE[1:]}"
    texts = wait_for("six messages", lambda: (found := told(stack, mobile)) and len(found) >= 6 and found)
    assert len(texts) == len(set(texts)) == 6
    for text in texts:
        assert not set(text) & PERSIAN, text
    assert sum("٢٠٬٠٠٠٫٥٠ ريال سعودي" in text for text in texts) == 3, "referred, contracted, paid"


def told(stack: Stack, mobile: str) -> list[str]:
    """What she has been told of her file; the sign-in code is no part of it."""
    return [text for text in stack.messages(mobile) if "/applications/" in text]


def test_the_letter_is_there_and_anybody_may_check_it(family: Family, stack: Stack, browser: Browser) -> None:
    letter = wait_for(
        "the letter",
        lambda: (answer := family.context.request.get(f"{stack.url}/applications/{family.code}/letter/")).ok and answer,
    )
    assert letter.body().startswith(b"%PDF")
    printed, mobile = re.compile(r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b"), f"+966{MOBILE[1:]}"
    code = wait_for("the message with the letter's code", lambda: printed.search(" ".join(told(stack, mobile))))
    stranger = Family(browser, stack.url, locale="ar-SA")
    stranger.go(f"/verify/{code.group()}/")
    page = stranger.read()
    assert "٢٠٬٠٠٠٫٥٠" in page
    assert NAME not in page, "the name is masked for strangers"
