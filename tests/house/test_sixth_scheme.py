"""house-H44: a sixth scheme is two folders, two lines in the catalogue and a migration; then every door serves it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.house.test_arrows import HOUSE

SIXTH = Path(__file__).with_name("sixth")
LINES = (
    (
        "from schemes.books.omid2.book",
        "from schemes.books.orchards.book import BOOK as orchards\nfrom schemes.books.omid2.book",
    ),
    ("_BOOKS = (omid2,", "_BOOKS = (omid2, orchards,"),
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with the sixth scheme laid in."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(
        HOUSE, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*", "var", "node_modules", "fonts")
    )
    run(copy, "git", "init", "--quiet")
    run(copy, "git", "add", ".")
    shutil.copytree(SIXTH / "book", copy / "schemes/books/orchards")
    shutil.copytree(SIXTH / "way", copy / "applicants/ways/orchards")
    catalogue = copy / "schemes/catalogue.py"
    text = catalogue.read_text(encoding="utf-8")
    for old, new in LINES:
        assert old in text
        text = text.replace(old, new, 1)
    catalogue.write_text(text, encoding="utf-8")
    with (copy / "locale/ar/LC_MESSAGES/django.po").open("a", encoding="utf-8") as words:
        words.write((SIXTH / "arabic.po").read_text(encoding="utf-8"))
    run(copy, sys.executable, "-m", "microfinance.translations")
    run(copy, sys.executable, "manage.py", "makemigrations", "-n", "sixth")
    return copy


def run(copy: Path, *command: str) -> str:
    address = urlsplit(os.environ["DATABASE_URL"])
    own = {
        "DATABASE_URL": urlunsplit(address._replace(path="/sixth")), "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    done = subprocess.run(command, cwd=copy, env=kept | own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def test_its_two_folders_two_lines_of_the_catalogue_and_its_words_are_all(house: Path) -> None:
    """At most three other files, a migration counted; its words and the demo's story are not."""
    status = run(house, "git", "status", "--porcelain", "--untracked-files=all").split("\n")
    touched = {line[3:] for line in status if line[1:2] in ("M", "?")}
    others = {
        file
        for file in touched
        if not file.startswith(("schemes/books/orchards/", "applicants/ways/orchards/", "locale/"))
    }
    assert "schemes/catalogue.py" in others
    changes = run(house, "git", "diff", "--numstat", "schemes/catalogue.py").split()
    assert changes[:2] == ["2", "1"], "an import, and a place in the order"
    assert len(others) <= 3, others


def test_from_file_to_paid_by_the_real_doors(house: Path) -> None:
    """A form, a paper, a letter, Arabic and a state of its own."""
    shutil.copy(SIXTH / "walk.py", house / "tests/house/test_walk.py")
    pytest_ = (sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:randomly", "-p", "no:cacheprovider")
    assert "5 passed" in run(house, *pytest_, "--create-db", "tests/house/test_walk.py")


def test_the_contracts_of_imports_take_it_in(house: Path) -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    assert "0 broken" in run(house, str(lint), "--no-cache")
