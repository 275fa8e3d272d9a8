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
# No test leaves a file. Where COI_TEST_S3 names a server of the S3 protocol, papers lie in a bucket of the tests' own there.
A_BUCKET = {"bucket_name": "coi-register-tests", "endpoint_url": os.environ.get("COI_TEST_S3")}
A_BUCKET |= {
    "access_key": os.environ.get("AWS_ACCESS_KEY_ID", "tests"),
    "secret_key": os.environ.get("AWS_SECRET_ACCESS_KEY", "tests"),
    "region_name": os.environ.get("AWS_DEFAULT_REGION", "us-east-1"),
}
BUCKET = {"BACKEND": "coi_register.keeping.shelves.bucket.Bucket", "OPTIONS": A_BUCKET}
IN_MEMORY = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES = {**STORAGES, "papers": BUCKET if A_BUCKET["endpoint_url"] else IN_MEMORY}  # noqa: F405
