"""The bodies that the document of a scheme names, and whose its files are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from applicants.models import OrganisationKind
from schemes.units.places import Province

Kinds = tuple[OrganisationKind, ...]


class NamedBody(NamedTuple):
    """One body as the document calls it, in the language of its country.

    Where code and name have a blank, «{code}» and «{name}», there is one in each province. Of a body that is not for
    its scheme alone, `every_scheme` says that it works on files of all.
    """

    code: str
    kind: OrganisationKind
    name: str
    parent: str = ""
    every_scheme: bool = False

    @property
    def of_each_province(self) -> bool:
        """Whether every province has one."""
        return "{code}" in self.code

    def at(self, province: Province) -> "NamedBody":
        """The one of this province; a national body is the same everywhere."""
        words = {"code": province.code.lower(), "name": province.name}
        return self._replace(code=self.code.format(**words), name=self.name.format(**words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Who has the files of a scheme and sends them to a bank; whose word a step or a role is; and all who are named.

    Of several kinds the first is the one that is named where nobody says which body it was.
    """

    has_files: Kinds
    by_role: Mapping[str, Kinds] = field(default_factory=dict)
    by_verb: Mapping[str, Kinds] = field(default_factory=dict)
    named: tuple[NamedBody, ...]

    def kinds_of(self, role: str, verb: str = "") -> Kinds:
        """The kinds of body in whose name somebody of this role acts, or takes this step."""
        return self.by_verb.get(verb) or self.by_role.get(role, self.has_files)

    def called(self, kind: OrganisationKind, province: Province) -> str:
        """What the document calls a body of this kind there; "" where it names none."""
        return next((body.at(province).name for body in self.named if body.kind == kind), "")
