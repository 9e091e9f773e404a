"""What the answers that several ways ask are called when they are shown again, shorter than their questions."""

from django.utils.translation import gettext_lazy as _

LABELS: dict[str, object] = {
    "legal_name": _("نام شرکت"),
    "legal_id": _("شناسه ملی شرکت"),
    "business_name": _("نام کسب‌وکار"),
    "business_text": _("شرح کار"),
    "purpose": _("مصرف وام"),
    "requested_amount": _("مبلغ وام"),
}
