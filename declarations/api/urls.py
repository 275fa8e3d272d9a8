"""Where programs ask, and where their tokens are kept."""

from django.urls import path

from declarations.api.views import reading, tokens

AT = "api/v1/ccgs/<slug:code>"
REGISTER = f"{AT}/registers/<slug:register>"

urlpatterns = [
    path("api/v1/openapi.json", reading.description, name="api"),
    path("api/v1/ccgs/", reading.ccgs, name="api_ccgs"),
    path(f"{REGISTER}/editions/", reading.editions, name="api_editions"),
    path(f"{REGISTER}/editions/<int:number>/", reading.edition, name="api_edition"),
    path(f"{REGISTER}/kept/", reading.kept, name="api_kept"),
    path(f"{AT}/meetings/", reading.meetings, name="api_meetings"),
    path("api/<path:rest>", reading.nothing, name="api_nothing"),
    path("tokens/", tokens.api_tokens, name="api_tokens"),
    path("tokens/<uuid:pk>/end/", tokens.end_token, name="end_token"),
]
