"""How a program is answered: JSON, also where there is no answer, with the status and a sentence."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse

from coi_register import clock
from coi_register.accounts.actors import NOBODY, Actor
from coi_register.accounts.guards import Request, View, open_to_all
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.api.selectors import asking_by

NO_TOKEN = "This needs an auditor's token, sent as “Authorization: Bearer …”. A governance officer of the CCG gives it."
BAD_TOKEN = "This token opens nothing: it was ended, has run out, or never was."
BEARER = "Bearer "


class Unknown(Exception):
    """Who asks could not be told by their token."""


def answers_programs(view: Callable[..., dict[str, Any]]) -> View:
    """Answer with what the view tells; and to what it raises, with a sentence. No session is asked: only a token counts."""

    @open_to_all
    @wraps(view)
    def answering(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return _json(view(request, *args, **kwargs))
        except CannotBeDone as refusal:
            return _refused(400, refusal.says)
        except Unknown as error:
            return _refused(401, str(error))
        except NotAllowed as refusal:
            return _refused(403, str(refusal))
        except Http404 as error:
            return _refused(404, str(error))

    return answering


def asking(request: Request, *, needed: bool = False) -> Actor:
    """Whoever the token names; nobody without one. Raises Unknown for one that opens nothing, or for none where one is needed."""
    sent = request.headers.get("Authorization", "")
    if not sent:
        if needed:
            raise Unknown(NO_TOKEN)
        return NOBODY
    found = asking_by(sent.removeprefix(BEARER).strip(), on=clock.today()) if sent.startswith(BEARER) else None
    if found is None:
        raise Unknown(BAD_TOKEN)
    return found


def _json(told: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/json", status=status)


def _refused(status: int, says: str) -> HttpResponse:
    response = _json({"error": says}, status=status)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
