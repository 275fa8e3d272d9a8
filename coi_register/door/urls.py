"""Where browsers and finders report to us."""

from django.urls import path

from coi_register.door import disclosure, reports

urlpatterns = [
    path(".well-known/security.txt", disclosure.security_txt, name="security_txt"),
    path("security/", disclosure.disclosure, name="disclosure"),
    path("policy-reports/", reports.policy_broken, name="policy_reports"),
]
