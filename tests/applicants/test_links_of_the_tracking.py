"""The results a file's page links to: the decision sheet, the six offers, both or none."""

import pytest

from applicants import services
from applicants.models import State
from tests.applicants.portal import a_full_form, page_url, signed_in
from tests.world import a_file, a_person

pytestmark = pytest.mark.django_db


def results_of(file) -> list[str]:
    page = signed_in(file.person.user).get(page_url(file, "application")).content.decode()
    if "<h2>نتیجه‌ها</h2>" not in page:
        return []
    start = page.index("<h2>نتیجه‌ها</h2>")
    part = page[start : page.index("</section>", start)]
    links = {
        f'<a href="{page_url(file, "judgement")}">برگه حکم: هر ماده و نتیجه آن</a>': "sheet",
        f'<a href="{page_url(file, "offers")}">شش الگوی وام شما</a>': "offers",
    }
    assert part.count("<li>") == sum(link in part for link in links)
    return [name for link, name in links.items() if link in part]


def test_each_result_is_linked_where_it_is_and_the_card_goes_with_the_last():
    assert results_of(a_file(State.DRAFT)) == []
    assert results_of(a_file(State.IN_REVIEW)) == ["offers"], "no sheet was ever made"
    file = a_full_form(a_person())
    services.submit(application=file)
    services.judge_submitted(application_id=file.pk)
    assert results_of(file) == ["sheet", "offers"]
    services.withdraw(application=file)
    assert results_of(file) == ["sheet"]
