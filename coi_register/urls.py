"""Where each room's pages hang; the apps are named as strings, for they live upstairs."""

from django.urls import include, path

from coi_register.accounts.views import who_may_do_what

urlpatterns = [
    path("account/", include("coi_register.accounts.urls")),
    path("who-may-do-what/", who_may_do_what, name="who_may_do_what"),
    path("", include("coi_register.door.urls")),
    path("proof/", include("coi_register.proof.urls")),
    path("accounts/", include("coi_register.audit.urls")),
    path("accounts/", include("coi_register.accounts.keeping.urls")),
    path("", include("committees.urls")),
    path("", include("declarations.urls")),
]

handler400 = "coi_register.nhsuk.errors.bad_request"
handler403 = "coi_register.nhsuk.errors.not_allowed"
handler404 = "coi_register.nhsuk.errors.not_found"
handler500 = "coi_register.nhsuk.errors.failed"
