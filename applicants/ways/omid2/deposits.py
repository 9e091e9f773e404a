"""What deposit a loan takes, beside the question how much will be saved."""

from typing import Any

from django.utils.translation import gettext as _

from applicants.lawdesk.circulars import law_of
from applicants.models import Application
from schemes.books.omid2.planning import mean_needed
from schemes.shown import digits, money
from schemes.units import today


def deposits_for(file: Application) -> dict[str, Any]:
    """What deposit each of the six patterns takes for the amount asked: the law's table read backwards."""
    asked, law, on = file.requested_amount or 0, law_of(file), file.law_on or today()
    rows = [
        [
            _("%(months)s ماه") % {"months": digits(row.deposit_months)},
            _("%(months)s ماه") % {"months": digits(row.repayment_months)},
            _("%(percent)s درصد") % {"percent": digits(row.coefficient_percent)},
            money(mean_needed(asked, row, on, law)),
        ]
        for row in law.parameter("offered_rows", on)
    ]
    head = [_("سپرده می‌ماند"), _("بازپرداخت"), _("وام به سپرده"), _("میانگین سپرده لازم")]
    return {"caption": _("برای وامی که خواسته‌اید، چقدر سپرده لازم است؟ (ماده ۲۱)"), "head": head, "rows": rows}
