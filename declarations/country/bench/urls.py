"""The addresses of the product, and those of the pages beside them; a benchmark alone knows these."""

from django.urls import include, path

from declarations.country.bench.ready import one_query, ready

urlpatterns = [
    path("bench/ready/<str:name>/", ready, name="bench_ready"),
    path("bench/one-query/<str:name>/", one_query, name="bench_one_query"),
    path("", include("coi_register.urls")),
]
