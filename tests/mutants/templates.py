"""Faults in templates: a condition turned round, or not asked at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.mutants.fault import Fault

TAG = re.compile(r"{%-?\s*(if|elif|else|endif)\b\s*(.*?)\s*%}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}", re.DOTALL)
ALONE = re.compile(r"(?:(?!\b(?:and|or)\b).)*")
IN_CLASS = re.compile(r'class="[^"]*$')


@dataclass
class Choice:
    """`{% if %}` with its branches up to `{% endif %}`."""

    tags: list[re.Match[str]] = field(default_factory=list)


def choices(text: str) -> Iterator[Choice]:
    """Every choice of a template, once all of its tags are known."""
    hidden = [match.span() for match in COMMENT.finditer(text)]
    open_ones: list[Choice] = []
    for tag in TAG.finditer(text):
        if any(start <= tag.start() < end for start, end in hidden):
            continue
        if tag[1] == "if":
            open_ones.append(Choice())
        open_ones[-1].tags.append(tag)
        if tag[1] == "endif":
            yield open_ones.pop()


def faults(file: str, data: bytes) -> Iterator[Fault]:
    text = data.decode()
    for choice in choices(text):
        first, *others = choice.tags
        if IN_CLASS.search(text[: first.start()]):  # only how it looks: the pictures show that
            continue
        names = [tag[1] for tag in others]
        if names == ["endif"]:
            yield made(file, text, first.start(), first.end(), f"{first[0]}{{% else %}}")
        elif names == ["else", "endif"]:
            start, middle, end = first, *others
            swapped = text[middle.end() : end.start()] + middle[0] + text[start.end() : middle.start()]
            yield made(file, text, start.end(), end.start(), swapped)
        else:
            yield from turned(file, text, choice)
        yield from unasked(file, text, choice)


def turned(file: str, text: str, choice: Choice) -> Iterator[Fault]:
    for tag in choice.tags:
        if tag[1] in ("if", "elif") and ALONE.fullmatch(tag[2]):
            new = tag[2].removeprefix("not ") if tag[2].startswith("not ") else f"not {tag[2]}"
            yield made(file, text, tag.start(), tag.end(), f"{{% {tag[1]} {new} %}}")


def unasked(file: str, text: str, choice: Choice) -> Iterator[Fault]:
    for tag in choice.tags:
        if tag[1] in ("if", "elif"):
            yield made(file, text, tag.start(), tag.end(), f"{{% {tag[1]} True %}}")


def made(file: str, text: str, start: int, end: int, new: str) -> Fault:
    line = text.count("\n", 0, start)
    byte = len(text[:start].encode())
    old = text[start:end]
    whole = text.split("\n")[line].strip()
    return Fault("template", file, line + 1, byte, byte + len(old.encode()), old, new, whole)
