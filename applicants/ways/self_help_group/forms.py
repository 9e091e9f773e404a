"""What a facilitator writes down of a group: its members, the training, the passbook."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applicants import identifiers
from applicants.fields import CountField, JalaliField, MoneyField, NumberField, TextField, YesNoField
from applicants.models import Application, Person
from applicants.ways.self_help_group.forming import Member
from schemes.shown import digits
from schemes.units import normalise, rials
from schemes.units.places import counties_of

WOMAN, YES = {"زن": True, "مرد": False}, {"بله": True, "نه": False}
PARTS = 5


class MembersField(forms.CharField):
    """Members, one a line: name, national code, زن or مرد, whether of low income (بله or نه), share of the loan."""

    widget = forms.Textarea({"rows": 12})

    def clean(self, value: Any) -> list[Member]:
        """All members, or the number of the first line that cannot be read and why."""
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        return [_member(number, line) for number, line in enumerate(lines, start=1)]


def _member(number: int, line: str) -> Member:
    parts = [normalise(part) for part in re.split(r"[،,\t]", line)]
    try:
        if len(parts) != PARTS:
            raise ValueError(_("نام، کد ملی، زن یا مرد، بله یا نه، سهم"))
        name, code, woman, poor, share = parts
        return Member(name, identifiers.national_code(code), WOMAN[woman], YES[poor], rials(share))
    except (KeyError, ValueError, ValidationError) as error:
        why = error.messages[0] if isinstance(error, ValidationError) else str(error)
        words = {"number": digits(number), "why": why}
        raise ValidationError(_("سطر %(number)s خوانده نشد: %(why)s") % words, code="member") from None


class GroupForm(forms.Form):
    """A new group: its representative, its place and its members."""

    group_name = TextField(label=_("نام گروه"), max_length=120)
    place = forms.ChoiceField(label=_("شهرستان"))
    first_name = TextField(label=_("نام نماینده"), max_length=60)
    last_name = TextField(label=_("نام خانوادگی نماینده"), max_length=60)
    national = NumberField(label=_("کد ملی نماینده"), check=identifiers.national_code)
    phone = NumberField(label=_("شماره همراه نماینده"), check=identifiers.mobile)
    born = JalaliField(label=_("تاریخ تولد نماینده"))
    sex = forms.ChoiceField(label=_("جنسیت نماینده"), choices=Person.Gender.choices, widget=forms.RadioSelect)
    people = MembersField(
        label=_("اعضا"),
        help_text=_("هر عضو در یک سطر: نام، کد ملی، زن یا مرد، کم‌درآمد (بله یا نه)، سهم از وام به ریال"),
    )

    def __init__(self, *args: Any, province: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        place.choices = [(county.code, county.name) for county in counties_of(province)]

    def words(self) -> dict[str, Any]:
        """The answers by the names of the service."""
        said = self.cleaned_data
        names = {"first_name": "first_name", "last_name": "last_name", "national_code": "national", "birth_on": "born"}
        person = {name: said[field] for name, field in names.items()} | {"gender": said["sex"]}
        return {
            "mobile": said["phone"], "representative": person, "county": said["place"], "name": said["group_name"],
            "members": said["people"],
        }  # fmt: skip


class TrainingForm(forms.Form):
    """A course and who was there."""

    title = TextField(label=_("موضوع آموزش"), max_length=120)
    held_on = JalaliField(label=_("روز"))

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [(member.pk, member.name) for member in file.members.order_by("id")]
        self.fields["there"] = forms.TypedMultipleChoiceField(
            label=_("حاضران"), choices=there, coerce=int, widget=forms.CheckboxSelectMultiple
        )


class PassbookForm(forms.Form):
    """How the group stands today, all from its beginning."""

    months = CountField(label=_("چند ماه است که جلسه دارد؟"))
    due = CountField(label=_("چند جلسه باید برگزار می‌شد؟"))
    held = CountField(label=_("چند جلسه برگزار شده است؟"))
    saved = MoneyField(label=_("پس‌انداز گروه"))
    lent = MoneyField(label=_("وام‌های درونی"))
    on_time = CountField(label=_("درصد بازپرداخت به‌موقع"), most=100)
    in_order = YesNoField(label=_("آیا دفترها مرتب است؟"))

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


PASSBOOK_NAMES = {
    "months": "months_active", "due": "meetings_due", "held": "meetings_held", "saved": "savings_total",
    "lent": "internal_loans_total", "on_time": "internal_repaid_on_time_percent", "in_order": "books_kept",
}  # fmt: skip
