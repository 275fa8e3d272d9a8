"""The door for a web server; it stays shut where a write would leave no trace."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coi_register.settings")
application = get_wsgi_application()

from coi_register.log.coverage import insist  # noqa: E402 - the apps must be loaded

insist()
