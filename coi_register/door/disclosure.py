"""Where somebody who found a weakness can say so: the file that RFC 9116 asks for, and a page in words."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from coi_register import clock
from coi_register.accounts.guards import open_to_all

GOOD_FOR = timedelta(days=180)  # RFC 9116, 2.5.5: less than a year


@open_to_all
def security_txt(request: HttpRequest) -> HttpResponse:
    """The file, which anybody may read and keep."""
    expires = timezone.make_aware(datetime.combine(clock.today() + GOOD_FOR, time()))
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: en",
        f"Policy: {request.build_absolute_uri(reverse('disclosure'))}",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@open_to_all
def disclosure(request: HttpRequest) -> HttpResponse:
    """What we ask of whoever finds a weakness, and what they can expect of us."""
    return render(request, "door/disclosure.jinja", {"contact": settings.SECURITY_CONTACT.removeprefix("mailto:")})
