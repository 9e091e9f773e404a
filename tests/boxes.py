"""The boxes of a form as a browser gets them: what is asked, how much fits in, what is chosen beforehand.

Pages are compared by what they say (`tests/reading.py`); how long an answer may be is said by no word of theirs.
"""

from html.parser import HTMLParser

from django import forms

UNTOLD = ("id", "name", "aria-describedby", "aria-invalid")
MOST_OPTIONS = 40  # of a longer list the first, the last and the number are told


class _Boxes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.boxes: list[str] = []
        self.options: list[str] = []
        self.option = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("input", "select", "textarea", "button", "option"):
            return
        said = sorted(f"{name}={value}" if value is not None else name for name, value in attrs if name not in UNTOLD)
        if tag == "option":
            self.option = " ".join(["option", *said])
        else:
            self.boxes.append(" ".join([tag, *said]))

    def handle_data(self, data: str) -> None:
        if self.option:
            self.options.append(f"{self.option} | {data.strip()}")
            self.option = ""

    def told(self) -> list[str]:
        many = len(self.options)
        options = self.options if many <= MOST_OPTIONS else [self.options[0], f"… {many} …", self.options[-1]]
        return [*self.boxes, *options]


def boxes_of(title: str, form: forms.BaseForm) -> str:
    """A form with each question, whether it must be answered, its hint, and its boxes below it."""
    lines = [title]
    for field in form:
        must = "must" if field.field.required else "may"
        lines.append(f"  {field.name} | {field.label} | {must} | {field.help_text}".rstrip(" |"))
        reader = _Boxes()
        reader.feed(str(field))
        reader.close()
        lines += [f"    {told}" for told in reader.told()]
    return "".join(f"{line}\n" for line in lines)
