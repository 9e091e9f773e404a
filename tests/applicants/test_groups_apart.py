"""What stands beside a new group and does not hinder it: another scheme's file, a group that has ended (tests-Q03)."""

from datetime import date

import pytest

from applicants.models import Application, State
from applicants.ways.self_help_group import forming
from schemes.units import today
from tests.applicants.portal import refused
from tests.applicants.test_way_of_self_help_group import _a_target_county, a_facilitator, formed, women
from tests.world import a_file, a_person

pytestmark = pytest.mark.django_db
__all__ = ["_a_target_county"]  # every test here stands in a chosen county too


def test_a_representative_may_have_a_file_of_another_scheme() -> None:
    """G8: one open group, and not one open file."""
    person = a_person()
    a_file(State.IN_REVIEW, person)
    said = {
        "first_name": person.first_name, "last_name": person.last_name, "birth_on": date(1985, 3, 1),
        "gender": person.gender, "national_code": person.national_code,
    }  # fmt: skip
    file = formed(a_facilitator(), mobile=person.user.mobile, representative=said)
    assert (file.person, file.scheme) == (person, "self_help_group")


def test_a_member_of_a_group_that_has_ended_may_be_in_a_new_one() -> None:
    by, members = a_facilitator(), women()
    first = formed(by, members)
    assert refused(formed, by, members).code == "member_elsewhere"
    Application.objects.filter(pk=first.pk).update(state=State.WITHDRAWN)
    second = formed(by, members)
    assert second.members.count() == len(members)


def test_a_course_counts_the_members_of_its_own_group_alone() -> None:
    """G9: of those named, and of this group; whoever is of another was not there."""
    by = a_facilitator()
    one, other = formed(by), formed(by)
    own, theirs = (list(file.members.order_by("id").values_list("pk", flat=True)) for file in (one, other))
    said = {"by": by, "title": "پس‌انداز", "held_on": today()}
    assert refused(forming.record_training, application=one, members=theirs, **said).code == "nobody"
    training = forming.record_training(application=one, members=[*own[:2], *theirs], **said)
    assert sorted(training.members.values_list("pk", flat=True)) == own[:2]
