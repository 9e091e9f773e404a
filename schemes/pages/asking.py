"""Forms which a link may fill, answered by the law of the day."""

from datetime import date
from typing import Any, ClassVar, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from schemes.catalogue import Scheme
from schemes.circulars import Circulars, law_under, provinces_apart
from schemes.units import today


class AskedForm(forms.Form):
    """A form which a link may fill: bound as soon as the address names one of its questions."""

    use_required_attribute = False

    @classmethod
    def of(cls, request: HttpRequest, **words: Any) -> Self:
        """The form with what the address says, or empty with its first values."""
        return cls(request.GET if request.GET.keys() & cls.base_fields.keys() else None, **words)


class ByLawForm(AskedForm):
    """A form answered by the law of today; the province is asked first, where circulars give some another law."""

    scheme: ClassVar[str]

    def __init__(self, data: Any = None, *, circulars: Circulars = ()) -> None:
        super().__init__(data)
        self.circulars = circulars
        if apart := provinces_apart(self.scheme, circulars, today()):
            self.fields["province"] = forms.ChoiceField(
                label=_("در کدام استان؟"),
                choices=[("", _("استانی جز این‌ها")), *((province.code, province.name) for province in apart)],
                help_text=_("در این استان‌ها بخشنامه‌ای برقرار است و رقم‌ها فرق می‌کند."),
                required=False,
                widget=forms.Select(attrs={"id": f"id_{next(iter(self.base_fields))}_province"}),
            )
            self.order_fields(["province"])

    @property
    def law(self) -> Scheme:
        """The scheme as circulars have it in the province that was said."""
        return law_under(self.scheme, self.circulars, getattr(self, "cleaned_data", {}).get("province"))


def letters(law: Scheme, on: date) -> list[str]:
    """The circulars by which a law stands on a day, each by its number, once."""
    return list(dict.fromkeys(each.citation for each in law.standing if each.holds(on)))
