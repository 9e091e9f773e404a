"""The tests to run for a fault: those that enter its line, render its template or write to its table."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

from tests.mutants.fault import Fault
from tests.mutants.index import FUNCTIONS, Index, Lines, given, mask
from tests.mutants.record import Record
from tests.mutants.source import Source

ANY = 40  # tests for a line that all of them rest on
AT_ONCE = 4  # tests of one file before the next file has its turn
OF_CONSTRAINTS = ("breach", "constraint", "invariant", "append", "trigger", "database")


class Chooser:
    """Knows the record and gives of each fault its tests, the likeliest to see it first."""

    def __init__(self, record: Record, house: Path) -> None:
        self.house, self.index = house, Index.of(house)
        self.tests = {name: test for name, test in record["tests"].items() if test["outcome"] == "passed"}
        self.sharing: dict[str, set[str]] = defaultdict(set)
        for name, test in self.tests.items():
            for fixture in test["fixtures"]:
                self.sharing[f"fixture {fixture}"].add(name)
        self.lines: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for context, entered in record["lines"].items():
            for file, bits in entered.items():
                self.lines[file].append((context, bits))
        self.touched = record["touched"]
        self.size = {
            name: sum(bits.bit_count() for bits in record["lines"].get(name, {}).values()) for name in self.tests
        }

    def of(self, fault: Fault) -> list[str]:
        """All tests of a fault, in the order in which they should run."""
        if fault.kind == "database":
            found = self.touching("tables", fault.table)
        elif fault.kind == "template":
            found = self.touching("templates", fault.file)
        else:
            lines = self.lines_of(fault)
            found = self.entering(lines) | self.looking_at(fault)
            if not found and self.at_import(lines):  # of the settings, say: whatever is run rests on it
                return self.ordered(set(self.tests), fault)[:ANY]
        return self.ordered(found, fault)

    def within(self, names: list[str], seconds: float) -> list[str]:
        """As many of the tests, from the first, as took so long when they were recorded; one at least."""
        spent, taken = 0.0, []
        for name in names:
            spent += self.tests[name]["seconds"]
            if taken and spent > seconds:
                break
            taken.append(name)
        return taken

    def seconds(self, names: list[str]) -> float:
        return sum(self.tests[name]["seconds"] for name in names)

    def touching(self, what: str, name: str) -> set[str]:
        contexts = [context for context, touched in self.touched.items() if name in touched[what]]
        return self.of_contexts(contexts)

    def entering(self, lines: Lines) -> set[str]:
        contexts = [context for file, wanted in lines.items() for context, bits in self.lines[file] if bits & wanted]
        return self.of_contexts(contexts)

    def looking_at(self, fault: Fault) -> set[str]:
        """The tests of files that take what a line at import makes, for they need enter nothing to look at it."""
        source = self.source(fault.file)
        statement, owner = enclosing(source, fault)
        if outermost(source, statement) or isinstance(statement, FUNCTIONS):
            return set()
        files = self.index.looked_at_by(given(statement) | owner, fault.file)
        return {name for name in self.tests if name.split("::")[0] in files}

    def of_contexts(self, contexts: list[str]) -> set[str]:
        """A shared fixture stands for all tests that use it."""
        named = [self.sharing.get(context, {context}) for context in contexts]
        return {name for names in named for name in names if name in self.tests}

    def lines_of(self, fault: Fault) -> Lines:
        """The lines whose tests are the fault's: its own, or of what entered only at import those that rest on it."""
        source = self.source(fault.file)
        statement, owner = enclosing(source, fault)
        own: Lines = {fault.file: heads(statement)}
        function = outermost(source, statement)
        if isinstance(statement, FUNCTIONS) and fault.start < source.start(statement.body[0]):
            body = {fault.file: mask(statement.body[0].lineno, statement.end_lineno)}  # of its decorator or default
            wider = [body, self.index.resting_on({statement.name}, fault.file)]
        elif function and (self.entering(own) or not self.at_import(own)):
            return own
        else:
            wider = [self.index.resting_on({function} if function else given(statement) | owner, fault.file)]
        wider.append({fault.file: self.index.functions.get(fault.file, 0)})
        return next((lines for lines in wider if self.entering(lines)), own)

    def at_import(self, lines: Lines) -> bool:
        """Whether lines are entered while modules are imported: of a function that makes a table, say."""
        return any(bits & wanted for file, wanted in lines.items() for name, bits in self.lines[file] if not name)

    def ordered(self, names: set[str], fault: Fault) -> list[str]:
        """The module's own and small tests first, but every file early; for a lock, those with real commits."""
        by_file: dict[str, int] = defaultdict(int)
        keys = {}
        for name in sorted(names, key=lambda name: (self.size[name], self.tests[name]["seconds"], name)):
            file = name.split("::")[0]
            turn, by_file[file] = by_file[file] // AT_ONCE, by_file[file] + 1
            late = fault.kind == "lock" and not self.tests[name]["transactional"]
            far = not self.near(file, fault.file) if fault.table == "" else not any(w in name for w in OF_CONSTRAINTS)
            keys[name] = (late, turn - (0 if far else 2), far, self.size[name], name)
        return sorted(names, key=keys.__getitem__)

    @cache  # noqa: B019 — as long-lived as the run
    def near(self, test_file: str, file: str) -> bool:
        """Whether a file of tests is about a module: it has its name, or imports it."""
        stem = Path(file).stem
        if stem in Path(test_file).stem and stem != "__init__":
            return True
        taken = f"from {file.removesuffix('.py').replace('/', '.')} import"
        return taken in (self.house / test_file).read_text(encoding="utf-8")

    @cache  # noqa: B019 — as long-lived as the run
    def source(self, file: str) -> Source:
        return Source.read(self.house, file)


def enclosing(source: Source, fault: Fault) -> tuple[ast.stmt, set[str]]:
    """The smallest statement around the fault, and the name of its class."""
    best, owner = source.tree.body[0], set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.stmt | ast.ExceptHandler) and first(source, node) <= fault.start < source.end(node):
            best = node
            if isinstance(node, ast.ClassDef):
                owner = {node.name}
    return best, owner


def outermost(source: Source, statement: ast.AST) -> str:
    """The name of the function around a statement; empty when there is none."""
    functions = [above.name for above in source.above(statement) if isinstance(above, FUNCTIONS)]
    return functions[-1] if functions else ""


def first(source: Source, node: ast.AST) -> int:
    decorators = getattr(node, "decorator_list", [])
    return source.start(decorators[0]) - 1 if decorators else source.start(node)


def heads(statement: ast.AST) -> int:
    """The lines of a statement without the statements in it."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno
    return mask(statement.lineno, max(last, statement.lineno))
