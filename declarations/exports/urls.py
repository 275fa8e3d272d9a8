"""Where registers are taken away."""

from django.urls import path

from declarations.exports import views

urlpatterns = [
    path("exports/", views.exports, name="exports"),
    path("exports/<uuid:pk>/", views.export, name="export"),
    path("exports/<uuid:pk>/file/", views.export_file, name="export_file"),
    path("exports/registers/<uuid:ccg>/<slug:register>/", views.choose_format, name="choose_format"),
    path("exports/registers/<uuid:ccg>/<slug:register>/<slug:format>/", views.take_register, name="take_register"),
    path("published/<slug:code>/<slug:register>/<int:number>.<slug:format>", views.take_edition, name="take_edition"),
]
