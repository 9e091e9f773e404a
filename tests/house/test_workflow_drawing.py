"""The drawing of a file's way in the README is the table of steps itself."""

from pathlib import Path

from applicants.drawing import drawing

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_readme_draws_the_steps_as_they_are() -> None:
    text = README.read_text(encoding="utf-8")
    drawn = text.partition("<!-- steps -->")[2].partition("<!-- /steps -->")[0].strip()
    assert drawn == drawing(), "paste what `python manage.py draw_steps` prints between the two marks"
