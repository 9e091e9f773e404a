"""A small law to show the engine on: a ceiling that changes on a day, a quantity, and a condition with a condition."""

from datetime import date

from schemes.facts import Fact, Kind, vocabulary
from schemes.law import APPROVAL, GRANT, REGISTRATION, Home, Instrument, Parameter, Scheme
from schemes.readings import Reading, register

FIRST, SECOND = date(2021, 1, 1), date(2022, 1, 1)
BEFORE, AFTER = date(2021, 6, 1), date(2022, 6, 1)
ALL_MET = {"asked": 40, "saved": 50, "is_group": True, "has_leader": True}


def a_scheme(outline: tuple[str, ...] = ("ماده ۱", "ماده ۲"), **parameters: Parameter) -> Scheme:
    facts = vocabulary(
        Fact("asked", Kind.MONEY, "چه مبلغی؟"),
        Fact("saved", Kind.MONEY, "چه اندازه پس‌انداز؟"),
        Fact("is_group", Kind.YES_NO, "گروه است؟"),
        Fact("has_leader", Kind.YES_NO, "سرگروه دارد؟"),
    )
    return Scheme(
        "small",
        title="طرح کوچک",
        instrument=Instrument("سند", "وزارت", "۱", "۱", FIRST, "وزیر", "دفتر", "دفتر", ()),
        outline=outline,
        facts=facts,
        readings=register(Reading("R1", "سند ناروشن است.", "چنین خوانده شد.", "", "دفتر")),
        parameters={"ceiling": Parameter("ماده ۱", {FIRST: 100, SECOND: 200}, least=0, most=1_000), **parameters},
    )


def a_whole_scheme() -> Scheme:
    scheme = a_scheme()

    @scheme.defines("ماده ۲", answer=True)
    def room(ceiling: int, saved: int) -> int:
        """جای مانده تا سقف."""
        return ceiling - saved

    @scheme.requires("ماده ۲", stage=GRANT)
    def fits(asked: int, room: int) -> bool:
        """مبلغ در جای مانده می‌گنجد."""
        return asked <= room

    @scheme.requires("ماده ۱", stage=REGISTRATION)
    def within_ceiling(asked: int, ceiling: int) -> bool:
        """مبلغ از سقف بیشتر نیست."""
        return asked <= ceiling

    @scheme.requires("ماده ۱", stage=APPROVAL, when="is_group", reading="R1")
    def group_is_led(has_leader: bool) -> bool | None:
        """گروه سرگروه دارد."""
        return has_leader or None

    scheme.accounts(("ماده ۱", Home.REQUIREMENT, "سقف."), ("ماده ۲", Home.REQUIREMENT, "جا."))
    return scheme
