"""The doors of the bank side: its API and tokens, the letter, and its verification."""

from django.urls import include, path
from oauth2_provider.views import TokenView

from disbursements import views

urlpatterns = [
    path("api/", include("disbursements.api.urls")),
    path("oauth/token/", TokenView.as_view(), name="bank_token"),
    path("verify/", views.verify, name="verify_any"),
    path("verify/<str:code>/", views.verify, name="verify"),
    path("applications/<str:code>/letter/", views.referral_letter, name="referral_letter"),
]
