"""Where the page of names found in papers hangs."""

from django.urls import path

from declarations.scanning import views

urlpatterns = [path("meetings/items/<uuid:pk>/papers/named/", views.named_in_papers, name="named_in_papers")]
