"""Where the imports of registers hang their pages."""

from django.urls import path

from declarations.imports import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.start, name="start_import"),
    path("imports/<uuid:pk>/", views.import_, name="import"),
    path("imports/<uuid:pk>/columns/", views.columns, name="import_columns"),
    path("imports/<uuid:pk>/questions/<slug:key>/", views.question, name="import_question"),
    path("imports/<uuid:pk>/bring-in/", views.bring_in, name="bring_in"),
    path("imports/<uuid:pk>/undo/", views.undo, name="undo_import"),
    path("imports/<uuid:pk>/aside/", views.aside, name="put_import_aside"),
    path("imports/<uuid:pk>/history/", views.history, name="import_history"),
]
