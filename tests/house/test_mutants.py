"""`make mutants` puts in the faults it says, leaves alone what nobody could see, and draws the same sample again."""

import pytest

from tests.mutants import record, report, sampling, templates
from tests.mutants.fault import Fault
from tests.mutants.source import Source
from tests.mutants.workers import HOUSE


def faults(text: str, kind: str, file: str = "applicants/small.py") -> list[Fault]:
    source = Source(file, text.encode())
    members = {"State": ["DRAFT", "SENT", "PAID"]}
    return [fault for fault in sampling.faults(source, members) if fault.kind == kind and fault.holds(source.data)]


def changed(text: str, kind: str) -> list[str]:
    """The lines that a kind of fault makes of the text, in order."""
    made = [fault.put_into(text.encode()).decode() for fault in faults(text, kind)]
    return sorted("\n".join(line for line in each.split("\n") if line not in text.split("\n")).strip() for each in made)


@pytest.mark.parametrize(
    ("kind", "text", "lines"),
    [
        ("comparison", "def f(a):\n    return a < 5", ["return a <= 5"]),
        ("comparison", "ok = سن >= 18", ["ok = سن > 18"]),
        ("comparison", "ok = a is not None", ["ok = a is None"]),
        ("comparison", "ok = 1 < a not in b", ["ok = 1 < a in b", "ok = 1 <= a not in b"]),
        ("constant", "LIMIT = 5", ["LIMIT = 6"]),
        ("constant", "RATE = Decimal('0.04')", ['RATE = Decimal("1.04")']),
        ("day", "due = add_months(start, 3)", ["due = add_months(start, (3) + 1)"]),
        ("day", "due = timedelta(days=3)", ["due = timedelta(days=(3) + 1)"]),
        ("day", "on = today()", ['on = (today() + __import__("datetime").timedelta(days=1))']),
        ("boolean", "ok = a and b", ["ok = (a or b)"]),
        ("boolean", "ok = Q(a=1) | Q(b=2)", ["ok = Q(a=1) & Q(b=2)"]),
        ("condition", "if a > 1:\n    b()", ["if (not (a > 1)):"]),
        ("condition", "x = [a for a in b if not a.c]", ["x = [a for a in b if (a.c)]"]),
        ("condition", "x = law('م۱', stage=S, when=open)", ["x = law('م۱', stage=S)"]),
        ("call", "def f():\n    told(a)\n    log.info(b)", ["pass"]),
        ("filter", "x = A.objects.filter(a=1, b=2)", ["x = A.objects.filter(a=1)", "x = A.objects.filter(b=2)"]),
        ("filter", "x = a.filter(b=2).first()", ["x = a.all().first()"]),
        ("filter", "x = Q(a=1) & ~Q(b=2)", ["x = Q(a=1)", "x = ~Q(b=2)"]),
        ("argument", "def f():\n    g(a, on=day)", ["g(a)"]),
        ("answer", "def f():\n    return True", ["return False"]),
        ("answer", "def f():\n    return found", ["return None"]),
        ("raise", "def f():\n    raise Refused('no', x)", ["pass"]),
        ("row", "ROLES = (A, B)", ["ROLES = (A,)", "ROLES = (B,)"]),
        ("row", "ROWS = {'a': 1, 'b': 2}", ["ROWS = {'a': 1}", "ROWS = {'b': 2}"]),
        ("code", "def f():\n    return a.state == 'draft'", ["return a.state == \"draft_x\""]),
        ("code", "def f():\n    return State.SENT", ["return State.PAID"]),
        ("lock", "with transaction.atomic():\n    a()", ["if True:"]),
        ("lock", "@transaction.atomic\ndef f(): pass", [""]),
        ("lock", "x = a.objects.select_for_update().get()", ["x = a.objects.all().get()"]),
        ("decorator", "@require_POST\ndef f(): pass", [""]),
        ("handler", "try:\n    a()\nexcept ValueError as e:\n    b()", ["except () as e:"]),
    ],
)  # fmt: skip
def test_a_fault_of_a_kind_changes_the_line_as_it_says(kind: str, text: str, lines: list[str]) -> None:
    assert changed(text, kind) == lines


@pytest.mark.parametrize(
    "text",
    [
        'def f():\n    "says 1 < 2"',
        "x: Annotated[int, 5]",
        'label = _("رقم %d" % 5)',
        "if TYPE_CHECKING:\n    a = 1 < 2",
        "class A(models.Model):\n    name = models.CharField(max_length=5)",
        "class A(models.Model):\n    class Meta:\n        indexes = [5, 6]",
        "log.warning('so many: %d', 5 < 6)",
        "@lru_cache(maxsize=5)\ndef f(): pass",
    ],
)
def test_what_nobody_could_see_is_left_alone(text: str) -> None:
    source = Source("applicants/small.py", text.encode())
    assert list(sampling.faults(source, {})) == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{% if a %}1{% endif %}", ["{% if True %}1{% endif %}", "{% if a %}{% else %}1{% endif %}"]),
        (
            "{% if a %}1{% else %}2{% endif %}",
            ["{% if True %}1{% else %}2{% endif %}", "{% if a %}2{% else %}1{% endif %}"],
        ),
        ('<p class="{% if a %}b{% endif %}">', []),
    ],
)  # fmt: skip
def test_a_condition_of_a_template_is_turned_or_not_asked(text: str, made: list[str]) -> None:
    found = templates.faults("templates/letters/small.html", text.encode())
    assert sorted(fault.put_into(text.encode()).decode() for fault in found) == made


def test_the_same_seed_draws_the_same_sample_and_another_seed_another() -> None:
    every = [Fault("row" if number % 2 else "lock", "applicants/small.py", number) for number in range(60)]

    def lines(seed: int) -> list[int]:
        return [fault.line for fault in sampling.drawn(every, 20, seed, lambda fault: True)]

    assert lines(1) == lines(1)
    assert lines(1) != lines(2)
    assert len(set(lines(1))) == 20


def test_what_does_not_fit_is_drawn_no_more() -> None:
    every = [Fault("row", "applicants/small.py", number) for number in range(10)]
    assert {fault.line for fault in sampling.drawn(every, 10, 1, lambda fault: fault.line > 4)} == {5, 6, 7, 8, 9}


def test_a_fault_is_named_by_what_its_line_says_wherever_it_stands() -> None:
    before, after = (faults(text, "comparison")[0] for text in ("ok = a < 5", "import b\n\nok = a < 5"))
    assert before.line != after.line
    assert report.named(before) == report.named(after) == ("applicants/small.py", "ok = a < 5", "< → <=")


def test_every_fault_called_equivalent_has_a_reason() -> None:
    assert all(reason.strip() for reason in report.equivalents().values())


def test_what_was_recorded_of_a_line_moves_with_it() -> None:
    places = record.moved_lines("a\nb\nc\nd", "new\na\nb\nchanged\nmore\nd")
    assert record.moved(1 << 1 | 1 << 4, places) == 1 << 2 | 1 << 6
    assert record.moved(1 << 3, places) == 1 << 4 | 1 << 5, "a changed line is all the lines it became"


def test_every_fault_called_equivalent_can_still_be_put_in() -> None:
    """One whose line has changed is looked at again. Those of the database are told by the statement."""
    named = {key for key in report.equivalents() if key[0].endswith((".py", ".html"))}
    files = {file for file, _line, _change in named}
    assert named <= {report.named(fault) for fault in sampling.in_code(HOUSE, files)}
