"""Days, money and numbers as pages write them."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

from applicants.templatetags import portal


def test_a_day_is_written_as_people_say_it():
    assert portal.jalali(date(2021, 5, 8)) == "۱۸ اردیبهشت ۱۴۰۰"
    assert portal.jalali(date(2021, 5, 8), "short") == "۱۴۰۰/۰۲/۱۸"


def test_a_moment_is_told_by_tehran_even_when_the_day_differs():
    late = datetime(2021, 5, 7, 20, 45, tzinfo=UTC)
    assert portal.jalali(late) == "۱۸ اردیبهشت ۱۴۰۰، ساعت ۰۱:۱۵"
    assert portal.jalali(late, "day") == "۱۸ اردیبهشت ۱۴۰۰"


@pytest.mark.parametrize("write", [portal.jalali, portal.rials, portal.words, portal.digits])
def test_what_is_not_known_stays_empty(write):
    assert write(None) == ""


def test_money_is_grouped_and_has_its_words():
    assert portal.rials(1_000_000_000) == "۱٬۰۰۰٬۰۰۰٬۰۰۰ ریال"
    assert portal.words(2_500_000) == "دو میلیون و پانصد هزار ریال"


def test_no_money_is_not_the_same_as_unknown_money():
    assert portal.rials(0) == "۰ ریال"
    assert portal.words(0) == "صفر ریال"


def test_numbers_get_persian_digits():
    assert portal.digits("ماده 16") == "ماده ۱۶"


def test_codes_keep_their_order_and_cannot_smuggle_markup():
    assert portal.ltr("OM-1<b>") == '<bdi dir="ltr">OM-1&lt;b&gt;</bdi>'


def test_far_pages_are_left_out():
    shown = list(portal.pages_near(Paginator(range(200), 10).page(10)))
    assert shown == [1, "…", 9, 10, 11, "…", 20]


class Question(forms.Form):
    amount = forms.CharField(label="مبلغ", help_text="به ریال")
    kind = forms.ChoiceField(label="نوع", choices=[("a", "الف"), ("b", "ب")], widget=forms.RadioSelect)
    consent = forms.BooleanField(label="می‌پذیرم")


def test_a_field_is_tied_to_its_label_hint_and_error():
    html = str(Question({}))
    assert '<label for="id_amount">مبلغ' in html
    assert 'aria-describedby="id_amount_helptext id_amount_error"' in html
    assert 'id="id_amount_helptext"' in html
    assert 'id="id_amount_error"' in html
    assert 'aria-invalid="true"' in html


def test_choices_stand_in_a_fieldset_under_their_question():
    html = str(Question())
    assert html.count("<fieldset") == html.count("</fieldset>") == 1
    assert "<legend>نوع" in html


def test_the_summary_of_errors_leads_to_each_field():
    html = render_to_string("components/error_summary.html", {"form": Question({})})
    assert 'href="#id_amount"' in html
    assert 'href="#id_kind_0"' in html
    assert 'href="#id_consent"' in html
    assert 'id="id_kind_0"' in str(Question({}))


def test_what_people_wrote_is_shown_as_text():
    rows = [{"label": "نام", "value": "<script>"}]
    assert "&lt;script&gt;" in render_to_string("components/summary_list.html", {"rows": rows})


def test_a_sum_is_shown_with_its_words_under_it():
    html = render_to_string("components/money.html", {"amount": 450_000_000})
    assert "۴۵۰٬۰۰۰٬۰۰۰ ریال" in html
    assert "چهارصد و پنجاه میلیون ریال" in html


def test_the_page_of_last_resort_needs_no_context():
    assert "کوتاهی از ماست" in render_to_string("500.html")


def test_filters_work_in_templates():
    page = Template("{% load portal %}{{ day|jalali:'short' }} {{ code|ltr }}")
    assert page.render(Context({"day": date(2021, 5, 8), "code": "a"})) == '۱۴۰۰/۰۲/۱۸ <bdi dir="ltr">a</bdi>'
