"""The product's settings for a test run: fast password hashing, plain static files, mail kept in memory."""

import os

os.environ.setdefault("DJANGO_SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("DJANGO_DEBUG", "1")

from coi_register.settings import *  # noqa: F403

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.lifted"]  # noqa: F405 - `flush` as the owner of the database
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {**STORAGES, "papers": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}  # noqa: F405 - no test leaves a file
