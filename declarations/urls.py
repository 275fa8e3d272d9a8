"""Where each room of `declarations` hangs its pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("declarations.desk.urls")),
    path("", include("declarations.interests.urls")),
    path("", include("declarations.review.urls")),
    path("", include("declarations.gifts.urls")),
    path("", include("declarations.breaches.urls")),
    path("", include("declarations.imports.urls")),
    path("", include("declarations.conflicts.urls")),
    path("", include("declarations.proceedings.urls")),
    path("", include("declarations.campaigns.urls")),
    path("", include("declarations.packs.urls")),
    path("", include("declarations.procurement.urls")),
    path("", include("declarations.public.urls")),
    path("", include("declarations.changes.urls")),
    path("", include("declarations.whatif.urls")),
    path("", include("declarations.evidence.urls")),
    path("", include("declarations.minutes.urls")),
    path("", include("declarations.preparing.urls")),
    path("", include("declarations.rulebook.urls")),
    path("", include("declarations.oversight.urls")),
    path("", include("declarations.reports.urls")),
    path("", include("declarations.exports.urls")),
    path("", include("declarations.api.urls")),
    path("", include("declarations.registers.urls")),
    path("", include("declarations.scanning.urls")),
]
