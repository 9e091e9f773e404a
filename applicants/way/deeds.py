"""What an officer can do on a file of one scheme, and the pages its way adds to the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.http import HttpResponse

from applicants.models import Application, User


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


class DeskPage(NamedTuple):
    """A page of its own beside the queue: its address, its name for links, and the view, which gets the desk first."""

    path: str
    name: str
    view: Callable[..., HttpResponse]
