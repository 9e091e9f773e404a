"""The public pages."""

from django.urls import path

from applicants.portal import documents, filing, following, offers, pages, public, registering

urlpatterns = [
    path("", public.home, name="home"),
    path("conditions/<slug:slug>/", public.conditions, name="conditions"),
    path("sign-in/", registering.sign_in, name="sign_in"),
    path("sign-in/code/", registering.sign_in_code, name="sign_in_code"),
    path("sign-out/", registering.sign_out, name="sign_out"),
    path("identity/", registering.identity, name="identity"),
    path("identity/<str:province>/", registering.identity_in, name="identity_in"),
    path("applications/", following.my_applications, name="my_applications"),
    path("applications/start/<slug:slug>/", filing.start_application, name="start_application"),
    path("applications/<str:code>/", following.application, name="application"),
    path("applications/<str:code>/form/", filing.task_list, name="application_task_list"),
    path("applications/<str:code>/form/<slug:page>/", pages.step, name="application_step"),
    path("applications/<str:code>/check/", filing.check, name="application_check"),
    path("applications/<str:code>/receipt/", filing.receipt, name="application_receipt"),
    path("applications/<str:code>/complete-papers/", filing.complete_papers, name="complete_papers"),
    path("applications/<str:code>/withdraw/", filing.withdraw, name="withdraw_application"),
    path("applications/<str:code>/judgement/", following.judgement, name="judgement"),
    path("applications/<str:code>/judgement/<int:pk>/", following.judgement, name="judgement"),
    path("applications/<str:code>/offers/", offers.offers, name="offers"),
    path("applications/<str:code>/offers/<slug:offer>/", offers.choose_offer, name="choose_offer"),
    path("applications/<str:code>/papers/<int:pk>/withdraw/", pages.withdraw_document, name="withdraw_document"),
    path("papers/<int:pk>/", documents.document, name="document"),
]
