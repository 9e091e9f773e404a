"""What a form is made of: pages in sections, each page with the answers it asks or the papers it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms

from applicants.models import Application
from schemes.catalogue import Scheme

Answers = Mapping[str, Any]
Ask = Callable[[Scheme], forms.Field]


@dataclass(frozen=True, slots=True)
class FormPage:
    """One page of a form: the answers it asks or the papers it takes; `only_if` names an answer it depends on."""

    slug: str
    title: object
    asks: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    only_if: tuple[str, str | bool] | None = None
    must: bool = True
    intro: object = ""  # what a page of papers says of them
    aside: Callable[[Application], Mapping[str, Any]] | None = None  # a table beside the question

    def concerns(self, answers: Answers) -> bool:
        """Whether this applicant has to see the page at all."""
        return self.only_if is None or answers.get(self.only_if[0]) == self.only_if[1]

    def is_answered(self, answers: Answers, kinds_given: frozenset[str]) -> bool:
        """Whether everything the page asks is there; no is an answer, blank is not."""
        return all(answers.get(name) not in (None, "") for name in self.asks) and set(self.takes) <= kinds_given


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the task list."""

    title: object
    pages: tuple[FormPage, ...] = field(default=())


@dataclass(frozen=True)
class Questionnaire:
    """All that a scheme asks of its applicants, and where it learns the rest.

    Every fact that the law reads by registration is in exactly one of three places: asked on a page, counted from a
    paper (`from_papers`), or known from elsewhere (`from_elsewhere`). A house test holds this.
    """

    sections: tuple[Section, ...]
    from_papers: Mapping[str, str]
    from_elsewhere: Mapping[str, object]
    later: tuple[FormPage, ...] = ()  # papers that a later step of the way asks for
    by_facilitator: bool = False  # nobody files for themselves
    lists: Mapping[str, Mapping[str, object]] = field(default_factory=dict)  # choices that are ours, and not the law's
    labels: Mapping[str, object] = field(default_factory=dict)  # answers shown again, shorter than their questions
    fields: Mapping[str, Ask] = field(default_factory=dict)  # questions that the law's vocabulary does not make

    @cached_property
    def pages(self) -> dict[str, FormPage]:
        """Every page by its slug, in order."""
        return {page.slug: page for section in self.sections for page in section.pages}

    @cached_property
    def asked(self) -> dict[str, FormPage]:
        """The page of every answer."""
        return {name: page for page in self.pages.values() for name in page.asks}

    def page(self, slug: str) -> FormPage | None:
        """A page of the form or one of those that come later."""
        return self.pages.get(slug) or next((page for page in self.later if page.slug == slug), None)

    def pages_for(self, answers: Answers) -> list[FormPage]:
        """The pages this applicant walks, in order."""
        return [page for page in self.pages.values() if page.concerns(answers)]

    def unanswered(self, answers: Answers, kinds_given: frozenset[str]) -> list[FormPage]:
        """The pages without which the form cannot be sent."""
        return [page for page in self.pages_for(answers) if page.must and not page.is_answered(answers, kinds_given)]

    def concerning(self, answers: Answers) -> set[str]:
        """The answers that this applicant is asked; what was said before on a page left since counts no more."""
        return {name for page in self.pages_for(answers) for name in page.asks}
