"""The table of steps as drawings for the README, one a scheme, so that the drawings cannot lie."""

from itertools import groupby

from applicants.ways import FORMS
from applicants.workflow import STEPS, Step

START = "draft"


def drawing() -> str:
    """A Mermaid state diagram of the way of every scheme that takes applications."""
    return "\n\n".join(f"`{slug}`\n\n{_way(slug)}" for slug in FORMS)


def _way(scheme: str) -> str:
    """Every step that moves a file of the scheme; steps between the same two states share an arrow."""
    steps = [step for step in STEPS if step.concerns(scheme)]
    reached = _reached(steps)
    moves = sorted({(source, step.target, step.verb) for step in steps for source in step.sources if source in reached})
    arrows = [
        f"    {source} --> {target}: {', '.join(verb for *_ends, verb in same)}"
        for (source, target), same in groupby(moves, key=lambda move: move[:2])
        if source != target
    ]
    return "\n".join(["```mermaid", "stateDiagram-v2", f"    [*] --> {START}", *arrows, "```"])


def _reached(steps: list[Step]) -> set[str]:
    """The states that a file of this way can come to."""
    reached, grown = set[str](), {START}
    while grown - reached:
        reached |= grown
        grown = {step.target for step in steps if reached & set(step.sources)}
    return reached
