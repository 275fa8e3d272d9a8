"""Where the registers hang, as those who keep them read them; what the public reads hangs elsewhere."""

from django.urls import path

from declarations.registers.views import keeping, publishing, reading, withholding

urlpatterns = [
    path("our-registers/", reading.our_registers, name="our_registers"),
    path("our-registers/<uuid:ccg>/withheld/", withholding.withholdings, name="withholdings"),
    path("our-registers/<uuid:ccg>/who-decides/", keeping.decision_makers, name="decision_makers"),
    path("our-registers/<uuid:ccg>/who-decides/add/", keeping.mark, name="mark_decision_maker"),
    path("our-registers/who-decides/<uuid:pk>/end/", keeping.unmark, name="end_decision_maker"),
    path("our-registers/editions/<uuid:pk>/", publishing.edition, name="kept_edition"),
    path("our-registers/editions/<uuid:pk>/history/", publishing.edition_history, name="kept_edition_history"),
    path("our-registers/editions/<uuid:pk>/publish/", publishing.publish, name="publish_edition"),
    path("our-registers/editions/<uuid:pk>/give-up/", publishing.give_up, name="give_up_edition"),
    path("our-registers/withheld/<uuid:pk>/", withholding.withholding, name="withholding"),
    path("our-registers/withheld/<uuid:pk>/history/", withholding.withholding_history, name="withholding_history"),
    path("our-registers/withheld/<uuid:pk>/withhold/", withholding.grant, name="grant_withholding"),
    path("our-registers/withheld/<uuid:pk>/refuse/", withholding.refuse, name="refuse_withholding"),
    path("our-registers/withheld/<uuid:pk>/review/", withholding.review, name="review_withholding"),
    path("our-registers/withheld/<uuid:pk>/release/", withholding.release, name="release_withholding"),
    path("our-registers/holds/<uuid:pk>/release/", keeping.release_hold, name="release_hold"),
    path("our-registers/<uuid:ccg>/<slug:register>/", reading.kept_register, name="kept_register"),
    path("our-registers/<uuid:ccg>/<slug:register>/editions/", publishing.editions, name="kept_editions"),
    path("our-registers/<uuid:ccg>/<slug:register>/editions/prepare/", publishing.prepare, name="prepare_edition"),
    path("our-registers/<uuid:ccg>/<slug:register>/entries/<uuid:key>/", reading.kept_entry, name="kept_entry"),
    path("our-registers/<uuid:ccg>/<slug:register>/entries/<uuid:key>/hold/", keeping.hold, name="hold_entry"),
    path("people/<uuid:pk>/as-at/", reading.person_as_at, name="person_as_at"),
    path("people/<uuid:pk>/withhold/", withholding.ask, name="ask_to_withhold"),
]
