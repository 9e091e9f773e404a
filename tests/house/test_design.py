"""The look keeps its promises: readable colours in both modes, logical properties, nothing from outside, small size."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
PORTAL = (ROOT / "static" / "css" / "portal.css").read_text(encoding="utf-8")

GROUNDS = ["paper", "surface", "sunk"]
WASHES = ["good", "bad", "info", "teal"]
TEXTS = [
    *[(text, ground) for text in ("ink", "quiet", "teal", "teal-hover", "bad", "good") for ground in GROUNDS],
    *[(kind, f"{kind}-wash") for kind in WASHES],
    *[("ink", f"{kind}-wash") for kind in (*WASHES, "saffron")],
    *[("quiet", f"{kind}-wash") for kind in ("teal", "saffron", "good")],
    ("saffron-ink", "saffron-wash"), ("on-deep", "deep"), ("on-action", "action"), ("on-action", "action-hover"),
    ("on-danger", "danger"),
]  # fmt: skip
EDGES = [("edge", "paper"), ("edge", "surface"), ("ring-light", "ring-dark"), ("teal", "paper"), ("bad", "surface")]
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    r"|left|right|top|bottom|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def tokens(*, dark: bool) -> dict[str, str]:
    """Read the colour tokens of one mode; dark starts from light, as in the browser."""
    light_block = re.search(r":root \{(.*?)\n\}", PORTAL, re.S).group(1)
    dark_block = re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n  \}", PORTAL, re.S).group(1)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light_block))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark_block)) if dark else found


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of #rrggbb."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_words_stand_out_from_their_ground(text: str, ground: str, dark: bool):
    colours = tokens(dark=dark)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_inputs_and_the_focus_ring_can_be_seen(edge: str, ground: str, dark: bool):
    colours = tokens(dark=dark)
    assert contrast(colours[edge], colours[ground]) >= 3


def test_dark_mode_names_every_colour_that_light_mode_names_save_the_ring():
    dark_block = re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n  \}", PORTAL, re.S).group(1)
    named = set(re.findall(r"--([\w-]+): #", dark_block))
    assert set(tokens(dark=False)) - named == {"ring-light", "ring-dark"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_only_logical_properties_so_one_sheet_serves_both_directions(sheet: Path):
    assert PHYSICAL.findall(sheet.read_text(encoding="utf-8")) == []


def fetched(text: str) -> list[str]:
    """What a sheet has to get from elsewhere."""
    addresses = [address for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text) if address[:5] != "data:"]
    return addresses + re.findall("@import.*", text)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_nothing_is_fetched_from_outside(sheet: Path):
    assert fetched(sheet.read_text(encoding="utf-8")) == []


def undefined(text: str) -> set[str]:
    defined = set(re.findall(r"(--[\w-]+)\s*:", PORTAL + text))
    return set(re.findall(r"var\((--[\w-]+)", text)) - defined


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_colour_word_in_use_is_defined(sheet: Path):
    assert undefined(sheet.read_text(encoding="utf-8")) == set()


def test_the_admin_takes_its_colours_from_the_portal():
    admin = (ROOT / "static" / "css" / "admin.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=\s*[;,)])", admin) == []


FORBIDDEN = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|(?:src|href)=\"(?:https?:)?//")


def test_no_template_has_inline_style_or_script_or_an_outside_address():
    """The content security policy forbids both; the portal calls nobody."""
    pages = (ROOT / "templates").rglob("*.html")
    assert [page for page in pages if FORBIDDEN.search(page.read_text(encoding="utf-8"))] == []


def test_each_breach_of_the_look_would_be_seen():
    """house-H18"""
    for rule in ("margin-left: 1px", "text-align: right", "border-top-left-radius:2px", "left:0", "float: left"):
        assert PHYSICAL.search(f"a {{ {rule} }}"), rule
    assert not PHYSICAL.search("a { margin-inline-start: 1px; text-align: start; inset-inline: 0 }")
    assert fetched("a { src: url('https://x/y.woff') }") == ["https://x/y.woff"]
    assert fetched('@import "x.css";')
    assert undefined("a { color: var(--pink); background: var(--paper) }") == {"--pink"}
    for part in (' style="x"', "<style>", '<a onclick="x">', "<script>x", '<img src="//x/y">', 'href="https://x"'):
        assert FORBIDDEN.search(part), part
    assert not FORBIDDEN.search('<script src="/static/js/portal.js"></script><a href="/x">')
    assert contrast("#777777", "#ffffff") < 4.5


def test_the_script_stays_small():
    assert len((ROOT / "static" / "js" / "portal.js").read_bytes()) <= 3 * 1024
