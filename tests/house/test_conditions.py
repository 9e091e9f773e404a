"""A consent keeps the version of the conditions that were accepted: another text is another version."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from applicants.way import Way, way_of
from schemes.catalogue import SCHEMES

# Every version there has been, by scheme: the digest of its whole text. A line is added, never changed.
KEPT: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("conditions.json").read_text(encoding="utf-8"))


def digest(way: Way) -> str:
    return sha256(way.conditions.text.encode()).hexdigest()[:16]


def is_kept(slug: str, way: Way) -> bool:
    return KEPT.get(slug, {}).get(way.conditions.version) == digest(way)


@pytest.mark.parametrize("slug", SCHEMES)
def test_the_conditions_are_those_of_their_version(slug: str) -> None:
    """house-H90: who changed the text gives it a new version, and adds its line to conditions.json."""
    assert is_kept(slug, way_of(slug)), {way_of(slug).conditions.version: digest(way_of(slug))}


@pytest.mark.parametrize("slug", SCHEMES)
def test_no_two_versions_have_one_text(slug: str) -> None:
    assert len(set(KEPT[slug].values())) == len(KEPT[slug])


def test_a_text_that_changed_under_its_version_would_be_seen() -> None:
    """house-H18: a word of a condition, its article, or a new version that nobody has written down."""
    way = way_of("omid2")
    first, *others = way.conditions.rows
    for row in (first._replace(text=f"{first.text} "), first._replace(article="ماده ۲")):
        assert not is_kept("omid2", replace(way, conditions=way.conditions._replace(rows=(row, *others))))
    assert not is_kept("omid2", replace(way, conditions=way.conditions._replace(version="1500-1")))
