"""What an officer can do on a file: the forms, and which service each one calls."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applicants import services
from applicants.fields import JalaliField, MoneyField, TextField
from applicants.files.answers import answers_of
from applicants.files.inquiring import supplied_of
from applicants.models import Application, Document, Officer, User, VisitReport
from applicants.way import way_of
from applicants.way.deeds import Deed
from applicants.way.reasons import RETURN, Reason
from applicants.workflow import allowed, rejections
from schemes.catalogue import SCHEMES
from schemes.facts import FactError, Kind
from schemes.units.languages import is_none, yes_or_no

BLANK: list[Any] = [("", _("انتخاب کنید"))]
CONDITIONS: Any = [*BLANK, *(VisitReport._meta.get_field("condition").choices or ())]


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
        self.fields["intended_deposit"].initial = answers_of(file).get("intended_deposit")


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
    labels = {name: str(known[name].label) for name in supplied_of(file) if name in known}
    return labels | {"identity_matched": str(_("آیا هویت تأیید شده است؟"))}


def papers_of(file: Application) -> QuerySet[Document]:
    """The papers in the file now."""
    return file.documents.filter(withdrawn_at=None).order_by("kind", "id")


def _read(file: Application, name: str, text: str) -> Any:
    fact = SCHEMES[file.scheme].facts.get(name)
    if fact is None or fact.kind is Kind.YES_NO:
        if (said := yes_or_no(text)) is None:
            raise ValueError(_("«بله» یا «نه» بنویسید."))
        return said
    if fact.kind is Kind.DAYS:
        return [] if is_none(text) else [part.strip() for part in text.replace("،", ",").split(",")]
    try:
        return MoneyField().clean(text) if fact.kind in (Kind.MONEY, Kind.DEBT) else int(text)
    except forms.ValidationError as error:
        raise ValueError(error.messages[0]) from None
    except ValueError:
        raise ValueError(_("یک عدد بنویسید.")) from None


def _approve(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    return services.approve(application=file, by=user, **answers)


def _report_visit(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    return services.report_visit(application=file, by=user, **answers)


def _return_to_applicant(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    return services.return_to_applicant(application=file, by=user, **answers)


def _reject(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    return services.reject(application=file, by=user, **answers)


def _invite(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    return services.invite(application=file, by=user, **answers)


def _confirm_papers(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    return services.confirm_papers(application=file, by=user)


@transaction.atomic
def _supply(file: Application, user: User, answers: Mapping[str, Any]) -> object:
    """The fact and its new paper together, or neither."""
    paper, proof = answers["paper"], answers["proof"]
    if proof:
        paper = services.add_proof(application=file, by=user, data=proof.read(), name=proof.name)
    words = {"value": answers["value"], "source_note": answers["source_note"], "paper": paper}
    return services.supply_fact(application=file, by=user, name=answers["fact"], **words)


class _Bare(DeedForm):
    """Only a button."""


DEEDS = (
    Deed("approve", "", NoteForm, _approve, _("طرح تصویب شد.")),
    Deed("report_visit", _("ثبت گزارش بازدید"), VisitForm, _report_visit, _("گزارش بازدید ثبت شد."),
         _("برای گسترش، تجهیز، سرمایه در گردش و وام‌های بیش از ۳۰۰ میلیون ریال (ماده ۲۰).")),
    Deed("return_to_applicant", _("برگشت به متقاضی"), ReturnForm, _return_to_applicant,
         _("پرونده به متقاضی برگشت.")),
    Deed("reject", _("رد درخواست"), RejectForm, _reject, _("درخواست رد شد."),
         _("پرونده بسته می‌شود و دلیل و ماده به متقاضی گفته می‌شود."), danger=True),
    Deed("invite", _("دعوت به افتتاح حساب"), InviteForm, _invite, _("دعوت فرستاده شد.")),
    Deed("confirm_papers", _("تأیید مدارک"), _Bare, _confirm_papers, _("مدارک تأیید شد."),
         _("فرم اعلام نیاز، مدرک مهارت و پیش‌فاکتور را دیده‌ام و درست است (ماده ۲۳).")),
)  # fmt: skip
SUPPLY = Deed(
    "supply_fact", _("ثبت پاسخ استعلام"), FactForm, _supply, _("پاسخ با منبع آن ثبت شد."),
    _("آنچه سامانه نتوانسته بپرسد. رقم‌های محاسبه‌شده را کسی نمی‌نویسد."),
)  # fmt: skip


def open_to(officer: Officer, file: Application, *, visited: bool) -> list[Deed]:
    """The deeds this officer may do now: the steps of the way not yet done, and supplying a fact."""
    done = {"report_visit"} if visited else set()
    if file.papers_confirmed_on:
        done.add("confirm_papers")
    verbs = {step.verb for step in allowed(file, [officer.role])} - done
    if officer.role in way_of(file.scheme).desk and file.standing.under_way:
        verbs.add(SUPPLY.verb)
    return [deed for deed in deeds_of(file) if deed.verb in verbs]


def deeds_of(file: Application) -> list[Deed]:
    """All that can be done on files of this way, in the order in which the page offers it."""
    way = way_of(file.scheme)
    return [*(_worded(deed, file) for deed in DEEDS), *way.deeds, SUPPLY]


def deed_of(file: Application, verb: str) -> Deed | None:
    """The deed of this verb; None where the way has none."""
    return next((deed for deed in deeds_of(file) if deed.verb == verb), None)


def _worded(deed: Deed, file: Application) -> Deed:
    """An approval is called what it is on the file's way."""
    step = way_of(file.scheme).step(deed.verb)
    if deed.verb != "approve" or step is None:
        return deed
    return replace(deed, label=step.label, intro=way_of(file.scheme).approval.intro)


def may_refer(officer: Officer, file: Application) -> bool:
    """Whether the file is to be handed to a bank by this officer, which is done on the next floor's page."""
    return any(step.verb == "refer" for step in allowed(file, [officer.role]))
