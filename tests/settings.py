"""The product's settings for a test run: fast password hashing, plain static files, mail kept in memory, a database of its own."""

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("DJANGO_SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("DJANGO_DEBUG", "1")

from coi_register.settings import *  # noqa: F403
from coi_register.settings import DATABASES

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in the product: in memory, the threads of the live server would share one connection and its transactions.
    _folder = tempfile.mkdtemp(prefix="coi-test-")
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/test.sqlite3"}
