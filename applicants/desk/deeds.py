"""What an officer can do on a file: the forms, and which service each one calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applicants import services
from applicants.desk.families import record_result, record_study
from applicants.desk.family_forms import ResultForm, StudyForm
from applicants.desk.group_forms import PASSBOOK_NAMES, PassbookForm, TrainingForm
from applicants.fields import JalaliField, MoneyField, TextField
from applicants.files.deciding import SUPPLIED
from applicants.models import ENDED, Application, Document, Officer, State, User, VisitReport
from applicants.workflow import allowed, desk_of, step_of
from applicants.workflow.reasons import RETURN, Reason, rejections
from schemes.catalogue import SCHEMES
from schemes.facts import FactError, Kind

BLANK: list[Any] = [("", _("انتخاب کنید"))]
CONDITIONS: Any = [*BLANK, *(VisitReport._meta.get_field("condition").choices or ())]
YES_NO = {"بله": True, "نه": False, "نعم": True, "لا": False}
NONE = ("هیچ", "لا شيء")


class DeedForm(forms.Form):
    """A form on a file; `file` is the application it is about."""

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.file = file


class NoteForm(DeedForm):
    """Nothing but a note for the history."""

    note = TextField(
        label=_("توضیح"), required=False, max_length=2000, keep_lines=True, widget=forms.Textarea({"rows": 2})
    )


class ReturnForm(DeedForm):
    """Why the file goes back to the applicant."""

    reason = forms.ChoiceField(
        label=_("دلیل"), choices=BLANK + [(each.code, each.sentence) for each in RETURN.values()]
    )
    note = TextField(
        label=_("به متقاضی بگویید چه کند"),
        required=False,
        max_length=2000,
        keep_lines=True,
        widget=forms.Textarea({"rows": 3}),
    )


def _with_article(reason: Reason) -> tuple[str, str]:
    return reason.code, f"{reason.sentence} ({reason.article})"


class RejectForm(DeedForm):
    """Why the file is rejected; every reason rests on an article."""

    note = TextField(
        label=_("توضیح برای متقاضی"),
        required=False,
        max_length=2000,
        keep_lines=True,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        super().__init__(*args, file=file, **kwargs)
        choices = BLANK + [_with_article(each) for each in rejections(file.scheme).values()]
        self.fields["reason"] = forms.ChoiceField(label=_("دلیل و ماده"), choices=choices)
        self.order_fields(["reason", "note"])


class VisitForm(DeedForm):
    """What the officer saw on the spot."""

    visited_on = JalaliField(label=_("تاریخ بازدید"))
    condition = forms.ChoiceField(label=_("وضع واحد"), choices=CONDITIONS)
    text = TextField(label=_("شرح بازدید"), max_length=4000, keep_lines=True, widget=forms.Textarea({"rows": 4}))


class InviteForm(DeedForm):
    """How much of the province's share the invitation holds."""

    intended_deposit = MoneyField(label=_("سپرده در نظر"), help_text=_("از سقف استان رزرو می‌شود (ماده ۲۲)."))

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        super().__init__(*args, file=file, **kwargs)
        self.fields["intended_deposit"].initial = file.answers.get("intended_deposit")


class FactForm(DeedForm):
    """An outside fact that the officer found out; computed figures are not among the choices."""

    value = TextField(
        label=_("پاسخ"),
        max_length=100,
        help_text=_("بله یا نه، عدد، مبلغ به ریال، یا تاریخ‌ها با ویرگول («هیچ» اگر نیست)."),
    )
    source_note = TextField(label=_("از کجا"), max_length=200, help_text=_("نام سامانه یا نامه، شماره و تاریخ آن."))
    proof = forms.FileField(label=_("یا سند تازه"), help_text=_("PDF یا عکس، تا ۵ مگابایت."), required=False)

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        super().__init__(*args, file=file, **kwargs)
        self.fields["fact"] = forms.ChoiceField(label=_("چه چیزی"), choices=BLANK + list(fact_labels(file).items()))
        self.fields["paper"] = forms.ModelChoiceField(
            label=_("سندی که در پرونده هست"), queryset=papers_of(file), required=False, empty_label=_("بدون سند")
        )
        self.order_fields(["fact", "value", "source_note", "paper", "proof"])

    def clean(self) -> dict[str, Any]:
        """Read the value by the kind of the fact."""
        said = super().clean() or self.cleaned_data
        if said.get("fact") and said.get("value"):
            try:
                said["value"] = _read(self.file, said["fact"], said["value"])
            except (ValueError, FactError) as reason:
                self.add_error("value", str(reason))
        return said


def fact_labels(file: Application) -> Mapping[str, str]:
    """The facts that an officer may supply, by name."""
    known = SCHEMES[file.scheme].facts
    labels = {name: str(known[name].label) for name in SUPPLIED if name in known}
    return labels | {"identity_matched": str(_("آیا هویت تأیید شده است؟"))}


def papers_of(file: Application) -> QuerySet[Document]:
    """The papers in the file now."""
    return file.documents.filter(withdrawn_at=None).order_by("kind", "id")


def _read(file: Application, name: str, text: str) -> Any:
    fact = SCHEMES[file.scheme].facts.get(name)
    if fact is None or fact.kind is Kind.YES_NO:
        if text not in YES_NO:
            raise ValueError(_("«بله» یا «نه» بنویسید."))
        return YES_NO[text]
    if fact.kind is Kind.DAYS:
        return [] if text in NONE else [part.strip() for part in text.replace("،", ",").split(",")]
    try:
        return MoneyField().clean(text) if fact.kind in (Kind.MONEY, Kind.DEBT) else int(text)
    except forms.ValidationError as error:
        raise ValueError(error.messages[0]) from None
    except ValueError:
        raise ValueError(_("یک عدد بنویسید.")) from None


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing to do: its form, what it does with the form's answers, and how the page speaks of it."""

    verb: str
    label: Any
    form: type[forms.Form]
    run: Callable[[Application, User, Mapping[str, Any]], object]
    told: Any
    intro: Any = ""
    danger: bool = False


def _by(verb: str) -> Callable[[Application, User, Mapping[str, Any]], object]:
    """The service of the same name with the form's answers by name."""

    def run(file: Application, user: User, answers: Mapping[str, Any]) -> object:
        return getattr(services, verb)(application=file, by=user, **answers)

    return run


@transaction.atomic
def _supply(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    """The fact and its new paper together, or neither."""
    paper, proof = answers["paper"], answers["proof"]
    if proof:
        paper = services.add_proof(application=file, by=user, data=proof.read(), name=proof.name)
    words = {"value": answers["value"], "source_note": answers["source_note"], "paper": paper}
    return services.supply_fact(application=file, by=user, name=answers["fact"], **words)


def _record_training(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    said = {"title": answers["title"], "held_on": answers["held_on"], "members": answers["there"]}
    return services.record_training(application=file, by=user, **said)


def _record_passbook(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    figures = {name: answers[field] for field, name in PASSBOOK_NAMES.items()}
    return services.record_passbook(application=file, by=user, **figures)


class _Bare(DeedForm):
    """Only a button."""


DEEDS: dict[str, Deed] = {
    deed.verb: deed
    for deed in (
        Deed("approve", _("تصویب به نام کمیته"), NoteForm, _by("approve"), _("طرح تصویب شد."),
             _("رأی کمیته تصویب طرح‌ها ثبت و به متقاضی گفته می‌شود (ماده ۱۹).")),
        Deed("report_visit", _("ثبت گزارش بازدید"), VisitForm, _by("report_visit"), _("گزارش بازدید ثبت شد."),
             _("برای گسترش، تجهیز، سرمایه در گردش و وام‌های بیش از ۳۰۰ میلیون ریال (ماده ۲۰).")),
        Deed("return_to_applicant", _("برگشت به متقاضی"), ReturnForm, _by("return_to_applicant"),
             _("پرونده به متقاضی برگشت.")),
        Deed("reject", _("رد درخواست"), RejectForm, _by("reject"), _("درخواست رد شد."),
             _("پرونده بسته می‌شود و دلیل و ماده به متقاضی گفته می‌شود."), danger=True),
        Deed("invite", _("دعوت به افتتاح حساب"), InviteForm, _by("invite"), _("دعوت فرستاده شد.")),
        Deed("confirm_papers", _("تأیید مدارک"), _Bare, _by("confirm_papers"), _("مدارک تأیید شد."),
             _("فرم اعلام نیاز، مدرک مهارت و پیش‌فاکتور را دیده‌ام و درست است (ماده ۲۳).")),
        Deed("record_training", _("ثبت آموزش اعضا"), TrainingForm, _record_training, _("آموزش ثبت شد.")),
        Deed("record_passbook", _("ثبت جلسه‌ها و دفترچه"), PassbookForm, _record_passbook, _("دفترچه گروه ثبت شد."),
             _("همه از آغاز گروه تا امروز.")),
        Deed("record_study", _("ثبت مطالعه طرح"), StudyForm, record_study, _("مطالعه طرح ثبت شد."),
             _("تا پیش از تأیید می‌توانید آن را دوباره ثبت کنید؛ آخرین مطالعه پایه تصمیم است.")),
        Deed("record_result", _("ثبت نتیجه طرح"), ResultForm, record_result, _("نتیجه طرح ثبت شد."),
             _("درآمد، کیفیت و تقاضا در برابر مطالعه طرح.")),
        Deed("supply_fact", _("ثبت پاسخ استعلام"), FactForm, _supply, _("پاسخ با منبع آن ثبت شد."),
             _("آنچه سامانه نتوانسته بپرسد. رقم‌های محاسبه‌شده را کسی نمی‌نویسد.")),
    )
}  # fmt: skip


def open_to(officer: Officer, file: Application, *, visited: bool) -> list[Deed]:
    """The deeds this officer may do now: the steps of the table not yet done, and supplying a fact."""
    done = {"report_visit"} if visited else set()
    if file.papers_confirmed_on:
        done.add("confirm_papers")
    verbs = {step.verb for step in allowed(file, [officer.role])} - done
    if officer.role in desk_of(file.scheme) and file.state not in (*ENDED, State.DRAFT, State.DISBURSED):
        verbs.add("supply_fact")
    return [_worded(deed, file) for verb, deed in DEEDS.items() if verb in verbs]


def _worded(deed: Deed, file: Application) -> Deed:
    """An approval is called what it is in the file's scheme."""
    if deed.verb != "approve" or file.scheme == "omid2":
        return deed
    return replace(deed, label=step_of(deed.verb, file.scheme).label, intro="")


def may_refer(officer: Officer, file: Application) -> bool:
    """Whether the file is to be handed to a bank by this officer, which is done on the next floor's page."""
    return any(step.verb == "refer" for step in allowed(file, [officer.role]))
