"""Where the pages on packs hang; no file of a paper or a pack is served anywhere else."""

from django.urls import path

from declarations.packs.views import keeping, reading

urlpatterns = [
    path("meetings/<uuid:pk>/papers/", reading.my_papers, name="my_papers"),
    path("meetings/<uuid:pk>/meeting.ics", reading.meeting_calendar, name="meeting_calendar"),
    path("meetings/<uuid:pk>/packs/", keeping.packs, name="packs"),
    path("meetings/<uuid:pk>/packs/make/", keeping.make_packs, name="make_packs"),
    path("meetings/<uuid:pk>/packs/served/", keeping.served, name="served"),
    path("meetings/<uuid:pk>/packs/certificate/", keeping.certificate, name="certificate"),
    path("meetings/<uuid:pk>/packs/certificate.json", keeping.certificate_json, name="certificate_json"),
    path("meetings/<uuid:pk>/packs/of/<uuid:person>/", keeping.papers_as, name="papers_as"),
    path("meetings/packs/<uuid:pk>.pdf", reading.pack_file, name="pack_file"),
    path("meetings/papers/<uuid:pk>/", reading.paper_text, name="paper_text"),
    path("meetings/papers/<uuid:pk>/file/", reading.paper_file, name="paper_file"),
    path("opened-before/", keeping.opened_before, name="opened_before"),
]
