"""Where the public site hangs its pages; these addresses stay."""

from django.urls import path

from declarations.public import views

urlpatterns = [
    path("decisions/", views.decisions, name="public_decisions"),
    path("decisions/<slug:code>/", views.decisions_of, name="public_decisions_of"),
    path("decisions/<slug:code>/<uuid:pk>/", views.decisions_of_meeting, name="public_decisions_of_meeting"),
    path("registers/", views.ccgs, name="public_ccgs"),
    path("registers/<slug:code>/", views.ccg, name="public_ccg"),
    path("registers/<slug:code>/<slug:register>/", views.register, name="public_register"),
    path("registers/<slug:code>/<slug:register>/editions/", views.all_editions, name="public_editions"),
    path("registers/<slug:code>/<slug:register>/editions/<int:number>/", views.edition, name="public_edition"),
    path("registers/<slug:code>/<slug:register>/editions/<int:number>/changes/", views.changes, name="public_changes"),
    path("registers/<slug:code>/<slug:register>/entries/<uuid:key>/", views.entry, name="public_entry"),
    path("registers/<slug:code>/<slug:register>/on/", views.as_at, name="public_as_at"),
    path("registers/<slug:code>/<slug:register>/feed/", views.feed, name="public_feed"),
]
