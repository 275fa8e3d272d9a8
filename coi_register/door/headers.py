"""What every answer tells the browser to refuse on our behalf: errors, redirects and refusals included."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

UNUSED = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "fullscreen", "geolocation", "gyroscope",
    "hid", "identity-credentials-get", "idle-detection", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
WHERE_A_SESSION_ENDS = {"account_logout"}


def headers(get_response: Handler) -> Handler:
    """Fill in what the answer does not say itself; whatever is not a file of the look may be kept by nobody."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if request.is_secure() and settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
            )
        if request.method == "POST" and _ends_a_session(request):
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return with_headers


def _ends_a_session(request: HttpRequest) -> bool:
    return bool(request.resolver_match and request.resolver_match.view_name in WHERE_A_SESSION_ENDS)
