"""The steps of each way as drawings for docs/ways.md, so that the drawings cannot lie."""

from itertools import groupby

from applicants.way import way_of
from applicants.way.steps import Step
from schemes.catalogue import SCHEMES

START = "draft"


def drawing() -> str:
    """A Mermaid state diagram of the way of every scheme that takes applications."""
    return "\n\n".join(f"`{slug}`\n\n{_way(slug)}" for slug in SCHEMES)


def _way(scheme: str) -> str:
    """Every step that moves a file of the scheme; steps between the same two states share an arrow."""
    steps = way_of(scheme).steps
    reached = _reached(steps)
    moves = sorted({(source, step.target, step.verb) for step in steps for source in step.sources if source in reached})
    arrows = [
        f"    {source} --> {target}: {', '.join(verb for *_ends, verb in same)}"
        for (source, target), same in groupby(moves, key=lambda move: move[:2])
        if source != target
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", f"    [*] --> {START}", *arrows, "```"])


def _reached(steps: tuple[Step, ...]) -> set[str]:
    """The states that a file of this way can come to."""
    reached, grown = set[str](), {START}
    while grown - reached:
        reached |= grown
        grown = {step.target for step in steps if reached & set(step.sources)}
    return reached
