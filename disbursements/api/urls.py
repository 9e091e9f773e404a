"""The banks' addresses. What is not here, below /api/, is a problem document too."""

from django.urls import path, re_path

from disbursements.api import docs, downloads, views

REFERRAL = r"^v1/referrals/(?P<code>[A-Za-z0-9-]{1,16})/"
ACCOUNT = r"^v1/accounts/(?P<number>[A-Za-z0-9.-]{1,34})/"

calls = [
    path("v1/referrals/", views.Referrals.as_view(), name="bank_referrals"),
    re_path(REFERRAL + "$", views.OneReferral.as_view(), name="bank_referral"),
    re_path(REFERRAL + "accept/$", views.Accept.as_view(), name="bank_accept"),
    re_path(REFERRAL + "decline/$", views.Decline.as_view(), name="bank_decline"),
    re_path(REFERRAL + "grade/$", views.GradeOfGroup.as_view(), name="bank_grade"),
    re_path(REFERRAL + "payouts/$", views.Payouts.as_view(), name="bank_payouts"),
    re_path(REFERRAL + "letter/$", downloads.Letter.as_view(), name="bank_letter"),
    re_path(
        REFERRAL + r"documents/(?P<number>\d{1,18})/$", downloads.DocumentOfReferral.as_view(), name="bank_document"
    ),
    path("v1/accounts/", views.Accounts.as_view(), name="bank_accounts"),
    re_path(ACCOUNT + "$", views.OneAccount.as_view(), name="bank_account"),
    re_path(ACCOUNT + "movements/$", views.Movements.as_view(), name="bank_movements"),
]

urlpatterns = [
    *calls,
    path("schema/", docs.schema, name="bank_schema"),
    path("docs/", docs.page, name="bank_docs"),
    re_path(r"^.*$", docs.Nothing.as_view()),
]
