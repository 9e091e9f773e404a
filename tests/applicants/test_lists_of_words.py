"""Which words a letter on a list of the law may hold, each by its own name and none of another list."""

import pytest
from django.urls import reverse

from tests.applicants.circulars import a_policy_maker
from tests.applicants.desk import at_desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        (
            "omid2/allowed_purposes",
            {
                "creation": "راه‌اندازی کسب‌وکار تازه",
                "development": "گسترش کسب‌وکار",
                "equipment": "خرید تجهیزات",
                "renovation": "نوسازی ماشین‌آلات",
                "working_capital": "سرمایه در گردش",
            },
        ),
        (
            "omid2/first_degree_relatives",
            {
                "father": "پدر",
                "mother": "مادر",
                "spouse": "همسر",
                "child": "فرزند",
                "none": "منتقل نمی‌شود",
                "sibling": "خواهر یا برادر",
                "other": "دیگر",
            },
        ),
        (
            "covid_relief/help_extensions",
            {"۲۲۷۳": "۲۲۷۳", "۲۲۹۳": "۲۲۹۳", "۲۲۸۶": "۲۲۸۶", "۲۲۸۵": "۲۲۸۵", "۲۲۹۲": "۲۲۹۲"},
        ),
        ("home_business/routes", {"direct": "مستقیم", "supporter": "از طریق پشتیبان"}),
        (
            "productive_families/project_lines",
            {
                "food": "التصنيع الغذائي",
                "wool_heritage": "منتجات الصوف والقطع التراثية",
                "ceramics": "الخزفيات",
                "glass": "أعمال الزجاج",
                "other": "غير ذلك",
            },
        ),
    ],
)
def test_a_letter_may_hold_the_words_of_its_own_list_and_no_other(parameter: str, words: dict[str, str]) -> None:
    answer = at_desk(a_policy_maker()).get(reverse("admin:applicants_circular_add"), {"parameter": parameter})
    choices = answer.context["form"].fields["value"].choices
    assert [(code, str(label)) for code, label in choices] == list(words.items())
