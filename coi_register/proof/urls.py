"""Where the pages of the proof hang."""

from django.urls import path

from coi_register.proof import views

urlpatterns = [
    path("", views.proof, name="proof"),
    path("key/", views.give_key, name="give_key"),
    path("checkpoints/<int:pk>/", views.checkpoint, name="checkpoint"),
    path("checkpoints/<int:pk>/note.txt", views.checkpoint_note, name="checkpoint_note"),
    path("bundles/<slug:chain>.zip", views.bundle, name="proof_bundle"),
]
