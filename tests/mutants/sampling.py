"""All faults there are, and a sample of them: the same seed draws the same sample from the same code."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.mutants import FLOORS, templates
from tests.mutants.expressions import EXPRESSIONS
from tests.mutants.fault import Fault
from tests.mutants.source import Source
from tests.mutants.statements import STATEMENTS, enum_members, other_members

LEFT_OUT = (
    "microfinance/embedded/", "microfinance/demo/", "microfinance/management/", "microfinance/fonts.py",
    "microfinance/machine.py", "microfinance/translations.py", "microfinance/styleguide.py", "microfinance/settings.py",
    "microfinance/wsgi.py",
    "templates/styleguide.html",
)  # fmt: skip
# How often a floor and a kind are drawn, of a hundred; a kind that a floor has not leaves its share to the others.
SHARES = {"law": 17, "schemes": 13, "applicants": 28, "disbursements": 20, "desk": 17, "microfinance": 5}
KINDS = {
    "comparison": 10, "constant": 7, "day": 4, "boolean": 5, "condition": 11, "call": 9, "argument": 4, "filter": 9,
    "answer": 5, "raise": 5, "row": 7, "code": 6, "lock": 5, "decorator": 2, "handler": 3, "template": 8, "database": 8,
}  # fmt: skip


def files(house: Path) -> Iterator[str]:
    found = [path for floor in FLOORS for path in (house / floor).rglob("*.py")] + [
        *(house / "templates").rglob("*.html")
    ]
    for path in sorted(found):
        name = str(path.relative_to(house))
        if "migrations" not in path.parts and not name.startswith(LEFT_OUT):
            yield name


def in_code(house: Path, folders: Iterable[str] = ("",)) -> list[Fault]:
    """Every fault that can be put into a Python file or a template below the folders."""
    names = list(files(house))
    below = tuple(folders)
    wanted = [name for name in names if name.endswith(".py") and (name.startswith(below) or "/models/" in name)]
    sources = [Source.read(house, name) for name in wanted]  # the models too: they have the choices
    members = enum_members(sources)
    found = [fault for source in sources if source.file.startswith(below) for fault in faults(source, members)]
    for name in names:
        if name.endswith(".html") and name.startswith(below):
            found += templates.faults(name, (house / name).read_bytes())
    return found


def faults(source: Source, members: dict[str, list[str]]) -> Iterator[Fault]:
    for node in source.nodes():
        for operator in (*EXPRESSIONS, *STATEMENTS):
            yield from operator(source, node)
        yield from other_members(source, node, members)


def drawn(every: list[Fault], number: int, seed: int, fit: Callable[[Fault], bool]) -> list[Fault]:
    """A sample that has something of each floor and each kind; `fit` says of a fault whether it can be used."""
    chance = random.Random(seed)
    heaps: dict[str, dict[str, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in every:
        heaps[fault.floor][fault.kind].append(fault)
    for kinds in heaps.values():
        for heap in kinds.values():
            chance.shuffle(heap)
    sample: list[Fault] = []
    while heaps and len(sample) < number:
        floor = one_of(heaps, SHARES, chance)
        kind = one_of(heaps[floor], KINDS, chance)
        fault = heaps[floor][kind].pop()
        if not heaps[floor][kind]:
            del heaps[floor][kind]
        if not heaps[floor]:
            del heaps[floor]
        if fit(fault):
            sample.append(fault)
    return sample


def one_of(there: Iterable[str], weights: dict[str, int], chance: random.Random) -> str:
    names = sorted(there)
    return chance.choices(names, [weights[name] for name in names])[0]
