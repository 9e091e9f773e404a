"""What the association writes down of a productive family: the study of its project, its results, the workshops."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applicants.fields import JalaliField, MoneyField, TextField, YesNoField
from applicants.files.answers import answers_of
from applicants.models import Application, Officer, ProjectResult, ProjectStudy, Workshop
from applicants.ways.productive_families.project import families_of
from schemes.units import today
from schemes.units.countries import RIYAL


class StudyForm(forms.Form):
    """The feasibility study; what was said before stands in the boxes."""

    studied_on = JalaliField(label=_("روز مطالعه"))
    member = YesNoField(label=_("آیا خانواده از خانواده‌های جمعیت است؟"))
    idea = TextField(
        label=_("طرح خانواده"), max_length=2000, keep_lines=True, widget=forms.Textarea({"rows": 3}),
        help_text=_("خانواده چه می‌سازد، برای چه کسانی، و وام صرف چه می‌شود."),
    )  # fmt: skip
    cost = MoneyField(label=_("هزینه طرح"), currency=RIYAL.code, least=1)
    income = MoneyField(label=_("درآمد ماهانه کنونی"), currency=RIYAL.code)
    improves = forms.MultipleChoiceField(
        label=_("وام چه چیزی را بهتر می‌کند؟"),
        choices=ProjectStudy.Improves.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    windows = forms.MultipleChoiceField(
        label=_("محصول از چه راه‌هایی فروخته می‌شود؟"),
        choices=ProjectStudy.Window.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    feasible = YesNoField(label=_("آیا طرح شدنی است؟"))

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        study = ProjectStudy.objects.filter(application=file).first()
        said = {field: getattr(study, name) for field, name in STUDY_NAMES.items()} if study else {}
        first = {"studied_on": today(), "idea": answers_of(file).get("project_idea")}
        super().__init__(*args, **{**kwargs, "initial": said or first})


# The boxes' names here and the service's: no door takes a figure of the system by its own name.
STUDY_NAMES = {
    "studied_on": "studied_on", "idea": "idea", "cost": "cost", "income": "monthly_income", "improves": "improves",
    "windows": "windows", "feasible": "is_feasible",
}  # fmt: skip


class ResultForm(forms.Form):
    """How the project stands on a day, beside the study."""

    on = JalaliField(label=_("روز"))
    income = MoneyField(label=_("درآمد ماهانه"), currency=RIYAL.code)
    quality = forms.ChoiceField(
        label=_("کیفیت محصول"), choices=ProjectResult.Change.choices, widget=forms.RadioSelect
    )  # fmt: skip
    demand = forms.ChoiceField(label=_("تقاضای محصول"), choices=ProjectResult.Change.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, file: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class WorkshopForm(forms.Form):
    """A workshop on licences with a ministry, and who was there."""

    title = TextField(label=_("موضوع"), max_length=120)
    ministry = forms.ChoiceField(label=_("وزارتخانه"), choices=Workshop.Ministry.choices, widget=forms.RadioSelect)
    held_on = JalaliField(label=_("روز"))

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = families_of(officer).select_related("person").order_by("person__sort_key", "pk")
        self.fields["families"] = forms.TypedMultipleChoiceField(
            label=_("خانواده‌های حاضر"), choices=[(file.pk, f"{file.person} · {file.code}") for file in files],
            coerce=int, widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip
