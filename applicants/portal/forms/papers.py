"""Choosing a file to send; what it is is judged by its content in the service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PaperForm(forms.Form):
    """One paper."""

    def __init__(self, *args: Any, label: Any, hint: Any, accept: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = forms.FileField(
            label=label,
            help_text=hint,
            allow_empty_file=True,  # the service says in words what is wrong with it
            error_messages={"required": _("یک فایل انتخاب کنید."), "missing": _("یک فایل انتخاب کنید.")},
            widget=forms.FileInput(attrs={"accept": accept}),
        )
