"""The people of a journey, each at a browser of their own, finding things by the words on the page."""

import io
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page
from pypdf import PdfWriter

from tests.journeys.stack import Stack, wait_for

SOURCE = "سامانه استعلام، نامه ۱۲"
# What people are told on a way without deposits, a message each.
TOLD = ("درخواست شما رسید", "شرایط ثبت‌نام را دارد", "تأیید شد", "معرفی شد", "بسته شد", "پرداخت شد")


def paper(pages: int = 2) -> dict[str, object]:
    """A PDF of so many pages, as a browser uploads it."""
    writer, made = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(width=595, height=842)
    writer.write(made)
    return {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": made.getvalue()}


class Visitor:
    """Somebody at a page; strict about what the browser sees: no error in the console, nothing from elsewhere."""

    def __init__(
        self, browser: Browser, url: str, *, javascript: bool = True, width: int = 360, locale: str = "fa-IR"
    ) -> None:
        self.url = url
        self.context = browser.new_context(
            java_script_enabled=javascript, viewport={"width": width, "height": 740}, locale=locale
        )
        self.page: Page = self.context.new_page()
        self.foreign: list[str] = []
        self.page.on("request", self._watch)

    def _watch(self, request: object) -> None:
        address = request.url  # type: ignore[attr-defined]
        if not address.startswith((self.url, "data:")):
            self.foreign.append(address)

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).first.click()

    def follow(self, words: str) -> None:
        self.page.get_by_role("link", name=words).first.click()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def pick(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).first.check()

    def read(self) -> str:
        return self.page.locator("main, #content").first.inner_text()

    def until_reads(self, words: str, path: str) -> None:
        """Load a page again and again until it says so: nothing on it moves by itself."""

        def reads() -> bool:
            self.go(path)
            return words in self.read()

        wait_for(f"«{words}» on {path}", reads)


@dataclass(frozen=True)
class Someone:
    """Who an applicant is."""

    mobile: str
    national_code: str
    first_name: str = "گلنار"
    last_name: str = "چراغی"


class Applicant(Visitor):
    """A person with a phone."""

    code = ""

    def sign_in(self, mobile: str) -> None:
        self.go("/sign-in/")
        self.fill("شماره همراه شما چیست؟", mobile)
        self.press("فرستادن کد")
        shown = self.page.locator(".notice b").inner_text()
        self.fill("کدی را که پیامک شد بنویسید", "".join(filter(str.isalnum, shown)))
        self.press("ورود")

    def say_who(self, someone: Someone) -> None:
        self.page.get_by_label("در کدام استان").select_option(label="سمنان")
        self.press("ادامه")
        self.page.get_by_label("نام", exact=True).fill(someone.first_name)
        self.fill("نام خانوادگی", someone.last_name)
        self.fill("کد ملی", someone.national_code)
        self.fill("روز", "۱۲")
        self.page.get_by_label("ماه", exact=True).select_option(label="تیر")
        self.fill("سال", "۱۳۶۵")
        self.pick("زن")
        self.page.get_by_label("شهرستان").select_option(label="شاهرود")
        self.press("ادامه")

    def accept_conditions(self, scheme: str = "omid2") -> None:
        self.go(f"/applications/start/{scheme}/")
        self.page.get_by_label("شرایط را خواندم و می‌پذیرم.").check()
        self.press("می‌پذیرم و ادامه می‌دهم")
        self.press("درخواست تازه")
        self.code = urlsplit(self.page.url).path.split("/")[2]

    def answer(self, page: str, fills: dict[str, str], picks: list[str]) -> None:
        self.go(f"/applications/{self.code}/form/{page}/")
        for label, text in fills.items():
            self.fill(label, text)
        for label in picks:
            self.pick(label)
        self.press("ذخیره و ادامه")
        assert self.page.locator(".error-summary").count() == 0, self.read()

    def answer_yes(self, page: str, questions: list[str], fills: dict[str, str] | None = None) -> None:
        self.go(f"/applications/{self.code}/form/{page}/")
        for question in questions:
            self.page.get_by_role("group", name=question).get_by_label("بله", exact=True).check()
        for label, text in (fills or {}).items():
            self.fill(label, text)
        self.press("ذخیره و ادامه")

    def fill_form(self, amount: str, deposit: str, who: str = "شخص حقیقی") -> None:
        """The whole task list for a business that is yet to be created; the page of a company is left."""
        self.answer("applicant", {}, [who])
        self.go(f"/applications/{self.code}/form/business/")
        self.fill("نام کسب‌وکار", "کیف چرم گلنار")
        self.pick("کیف، کفش و چرم")
        self.fill("کار خود را در چند جمله شرح دهید", "دوخت کیف چرمی در خانه")
        self.press("ذخیره و ادامه")
        self.answer_yes(
            "people",
            ["آیا خودتان هم مالک", "آیا برای این کار مجوز"],
            {"جز خودتان چند نفر": "۰"},
        )
        for page in ("skill", "purpose", "aim"):
            self.go(f"/applications/{self.code}/form/{page}/")
            for group in self.page.get_by_role("group").all():
                group.get_by_role("radio").first.check()
            self.press("ذخیره و ادامه")
        self.answer("amount", {"مبلغ": amount}, [])
        self.answer("deposit", {"چقدر سپرده": deposit}, [])

    def fill_pages(self, pages: dict[str, dict[str, str]]) -> None:
        """Page by page, each question by its words: an option of that name is picked, else the text is written."""
        for page, said in pages.items():
            self.go(f"/applications/{self.code}/form/{page}/")
            for question, answer in said.items():
                self.say(question, answer)
            self.press("ذخیره و ادامه")
            assert self.page.locator(".error-summary").count() == 0, self.read()

    def say(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question)
        if group.count():
            group.get_by_label(answer, exact=True).check()
        else:
            self.fill(question, answer)

    def upload(self, page: str, which: int, file: dict[str, object]) -> None:
        self.go(f"/applications/{self.code}/form/{page}/")
        self.page.locator("input[type=file]").nth(which).set_input_files([file])  # type: ignore[list-item]
        self.page.locator("form:has(input[type=file])").nth(which).locator("button").click()

    def send(self) -> None:
        self.go(f"/applications/{self.code}/check/")
        self.press("درست است، بفرستید")
        assert self.page.url.endswith("/receipt/"), self.read()
        assert self.code in self.read()

    def see(self, words: str) -> None:
        self.until_reads(words, f"/applications/{self.code}/")


class OfficerAtDesk(Visitor):
    """A member of staff at a desk."""

    def sign_in(self, username: str, password: str) -> None:
        self.go("/admin/")
        self.page.locator("#id_username").fill(username)
        self.page.locator("#id_password").fill(password)
        self.page.locator(".submit-row input").click()
        shown = self.page.locator(".notice .ref").inner_text()
        self.page.locator("#id_code").fill("".join(filter(str.isalnum, shown)))
        self.page.locator(".submit-row input").click()

    def open_file(self, code: str) -> None:
        self.go("/admin/")
        self.page.locator("#sought").first.fill(code)
        self.page.locator(".find button").first.click()

    def deed(self, verb: str, fills: dict[str, str] | None = None, choose: dict[str, str] | None = None) -> None:
        """Open one of the deeds, fill it and do it."""
        form = self.open_deed(verb)
        for label, text in (fills or {}).items():
            form.get_by_label(label).first.fill(text)
        for label, option in (choose or {}).items():
            form.get_by_label(label).first.select_option(option)
        form.get_by_role("button").last.click()

    def open_deed(self, verb: str) -> Locator:
        form = self.page.locator(f"#{verb}")
        if form.get_attribute("open") is None:
            form.locator("summary").click()
        return form

    def write_day(self, name: str, jalali: str) -> None:
        """A Jalali day into its three boxes."""
        year, month, number = jalali.split("/")
        self.page.locator(f"[name={name}_0]").fill(number)
        self.page.locator(f"[name={name}_1]").select_option(str(int(month)))
        self.page.locator(f"[name={name}_2]").fill(year)

    def supply(self, **facts: str) -> None:
        """Write down the answers of outside services, each with its source."""
        for fact, value in facts.items():
            self.deed("supply_fact", {"پاسخ": value, "از کجا": SOURCE}, {"چه چیزی": fact})

    def refer(self, bank: str = "امید") -> None:
        """Hand the open file to a bank; to that of every journey when none is named."""
        self.page.locator(".deeds").get_by_role("link", name="معرفی به بانک").click()
        banks = self.page.locator("[name=bank]")
        wanted = banks.locator("option", has_text=bank).first.get_attribute("value")
        banks.select_option(wanted)
        self.page.locator("#content form, main form").last.get_by_role("button").last.click()

    def told(self) -> str:
        return self.page.locator(".messagelist, .messages").first.inner_text()


def officer_of(stack: Stack, browser: Browser, role: str, **options: Any) -> OfficerAtDesk:
    """An officer of the journeys' province, signed in with password and code."""
    login = next(each for each in stack.demo()["officers"] if each["role"] == role and each["province"] == "سمنان")
    officer = OfficerAtDesk(browser, stack.url, width=1366, **options)
    officer.sign_in(login["username"], login["password"])
    return officer


def digits(text: str) -> str:
    """The ASCII digits of a text in any digits."""
    return re.sub(r"\D", "", text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")))
