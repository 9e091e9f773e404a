"""What the text of conditions is made of."""

from typing import NamedTuple


class Condition(NamedTuple):
    """One condition: a short heading, plain sentences, and where the document says so."""

    title: str
    text: str
    article: str


class Conditions(NamedTuple):
    """A dated text; `version` is what a consent names."""

    version: str
    rows: tuple[Condition, ...]

    @property
    def text(self) -> str:
        """The whole text as kept with a consent."""
        return "\n".join(f"{row.title}: {row.text} ({row.article})" for row in self.rows)
