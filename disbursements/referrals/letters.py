"""The letter to the bank as a PDF, drawn from a template."""

from base64 import b64encode
from typing import Any

import qrcode
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from qrcode.image.svg import SvgPathImage

from applicants.organisations import body_of
from disbursements.models import Referral
from disbursements.referrals.terms_in_words import in_plain_words
from schemes.catalogue import SCHEMES
from schemes.printing import PrintingUnavailable, check_printing, pdf
from schemes.units.countries import country_of

OWN_STYLE = """
html { line-height: 1.7; }
p { text-align: start; }
h1 { margin: 4mm 0 3mm; }
td, th { padding-block: 1mm; }
.letter-head .meta { font-size: 9.5pt; margin: 0; white-space: nowrap; }
.signatures { margin-block-start: 8mm; }
.verification { display: flex; gap: 5mm; align-items: center; margin-block-start: 6mm; }
.verification .qr { inline-size: 24mm; block-size: 24mm; flex: none; }
.verification p { text-align: start; margin: 0; }
th[scope="row"] { inline-size: 42%; font-weight: 400; color: #526062; }
"""


def draw(referral: Referral) -> bytes:
    """The referral's letter as PDF, in the language of the file's country."""
    with override(country_of(referral.application.province).language.code):
        text = render_to_string("letters/referral.html", words_of(referral))
    return pdf(text, style=OWN_STYLE)


def why_none() -> str:
    """Why this machine can draw no letter; empty when it can."""
    try:
        check_printing()
    except PrintingUnavailable as reason:
        return str(reason)
    return ""


def words_of(referral: Referral) -> dict[str, Any]:
    """What the letter says."""
    file = referral.application
    scheme = SCHEMES[file.scheme]
    url = verify_url(referral)
    officer = getattr(referral.referred_by, "officer", None)
    return {
        "title": f"{_('معرفی‌نامه')} {referral.code}",
        "referral": referral,
        "said": in_plain_words(referral),
        "sender": sender_of(referral),
        "file": file,
        "place": _("استان %(name)s") % {"name": file.get_province_display()},
        "person": file.person,
        "scheme": scheme,
        "role": officer.title if officer else "",
        "verify_url": url,
        "qr": picture(url),
    }


def sender_of(referral: Referral) -> str:
    """The body that introduces the file: the intermediary of the law, else that of the officer who referred it."""
    officer, through = getattr(referral.referred_by, "officer", None), referral.terms.get("through")
    return str(through or body_of(referral.application, own=officer.organisation if officer else None))


def verify_url(referral: Referral) -> str:
    """Where anybody may check the letter."""
    return settings.PORTAL_URL + reverse("verify", args=[referral.verification_code])


def picture(text: str) -> str:
    """A QR code as an SVG within the page."""
    drawn = qrcode.make(text, image_factory=SvgPathImage, box_size=10, border=1)
    return "data:image/svg+xml;base64," + b64encode(drawn.to_string()).decode()
