"""Which functions rest on a name: a table in a module is entered by no test, the functions that read it are."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.mutants.sampling import files
from tests.mutants.source import Source, called

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Lines = dict[str, int]  # of each file the lines, as the bits of a number


@dataclass
class Part:
    """A function, or a statement of a module or class: the names it gives, the names it speaks of, its lines."""

    file: str
    gives: set[str]
    speaks_of: set[str]
    lines: int = 0
    is_function: bool = False


@dataclass
class Index:
    """The parts of all files, read once."""

    parts: list[Part] = field(default_factory=list)
    functions: Lines = field(default_factory=lambda: defaultdict(int))
    trees: dict[str, ast.Module] = field(default_factory=dict)
    renamed: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)  # what a file imports by another name
    taken: dict[str, set[tuple[str, str]]] = field(default_factory=dict)  # by each file of tests: module and name

    @classmethod
    def of(cls, house: Path) -> "Index":
        index = cls()
        for file in files(house):
            if file.endswith(".py"):
                index.trees[file] = Source.read(house, file).tree
                index.renamed[file] = renamed(index.trees[file])
                index.add(file, index.trees[file].body, set())
        for path in (house / "tests").rglob("test_*.py"):
            index.taken[str(path.relative_to(house))] = taken(ast.parse(path.read_text(encoding="utf-8")))
        return index

    def add(self, file: str, body: Iterable[ast.stmt], owner: set[str]) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                self.add(file, node.body, {node.name})
            part = Part(file, given(node) | owner, spoken(node), is_function=isinstance(node, FUNCTIONS))
            if part.is_function:
                part.lines = mask(node.body[0].lineno, node.end_lineno)
                self.functions[file] |= part.lines
            self.parts.append(part)

    def resting_on(self, names: set[str], file: str) -> Lines:
        """The lines of functions that read one of the names, or a table that reads one, up to three tables away."""
        known = self.made_of(names, file, 3)
        found: Lines = defaultdict(int)
        for part in self.parts:
            if part.is_function and (self.reads(part, known) or (part.file == file and part.gives & names)):
                found[part.file] |= part.lines
        return found

    def looked_at_by(self, names: set[str], file: str) -> set[str]:
        """The files of tests that take one of the names, or a table made of one, and may look at it themselves."""
        known = {(module_of(other), name) for other, name in self.made_of(names, file, 5)}
        return {test for test, taken_by in self.taken.items() if any(is_one(*pair, known) for pair in taken_by)}

    def made_of(self, names: set[str], file: str, steps: int) -> set[tuple[str, str]]:
        """The tables that read one of the names, and those that read them: each with its file."""
        known = {(file, name) for name in names}
        for _step in range(steps):
            known |= {
                (part.file, name)
                for part in self.parts
                if not part.is_function and self.reads(part, known)
                for name in part.gives
            }
        return known

    def reads(self, part: Part, known: set[tuple[str, str]]) -> bool:
        return any(
            (name in part.speaks_of and (part.file == file or imported(self.trees[part.file], name, file)))
            or self.renamed[part.file].get((module_of(file), name)) in part.speaks_of
            for file, name in known
        )


def given(node: ast.stmt) -> set[str]:
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    names = {called(target) for target in targets if target is not None}
    return {*names, getattr(node, "name", "")} - {""}


def spoken(node: ast.AST) -> set[str]:
    return {called(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)}


def imported(tree: ast.Module, name: str, file: str) -> bool:
    """Whether a module takes the name, or the module that has it, from elsewhere."""
    stem = Path(file).stem
    names = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    return name in names or stem in names


def renamed(tree: ast.Module) -> dict[tuple[str, str], str]:
    """What a module imports by another name: from where and what, and how it calls it."""
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {(node.module or "", each.name): each.asname for node in imports for each in node.names if each.asname}


def module_of(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".")


def taken(tree: ast.Module) -> set[tuple[str, str]]:
    """What a module imports by name: from where, and what."""
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {(node.module or "", alias.name) for node in imports for alias in node.names}


def is_one(module: str, name: str, known: set[tuple[str, str]]) -> bool:
    """Whether what was imported is one of these: the name, also through a package; or the module that has it."""
    within = ((other, each) for other, each in known if f"{other}.".startswith(f"{module}."))
    return any(name in (each, other.removeprefix(f"{module}.")) for other, each in within)


def mask(first: int, last: int) -> int:
    return (1 << (last + 1)) - (1 << first)
