"""One settings file, read from the environment; SQLite in `var/` unless DATABASE_URL says otherwise."""

import os
from datetime import date
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from coi_register.secrets import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("COI_VAR", BASE_DIR / "var"))

DEBUG = os.environ.get("DJANGO_DEBUG", "") == "1"
DEMO = os.environ.get("COI_DEMO", "") == "1"  # the sign-in page lists the demo accounts
_DEMO_DAY = os.environ.get("COI_TODAY", "") if DEMO else ""  # outside the demo, nothing moves the clock
DEMO_TODAY = date.fromisoformat(_DEMO_DAY) if _DEMO_DAY else None
SECRET_KEY = secret_key(os.environ.get("DJANGO_SECRET_KEY"), keep_in=VAR if DEBUG else None)
ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost 127.0.0.1").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("DJANGO_TRUSTED_ORIGINS", "").split()

INSTALLED_APPS = [
    "coi_register.accounts",
    "coi_register.audit",
    "coi_register.log",
    "coi_register.proof",
    "coi_register.keeping",
    "coi_register.nhsuk",
    "committees",
    "declarations",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "simple_history",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coi_register.accounts.middleware.actor",
    "coi_register.accounts.middleware.refusals",
]

ROOT_URLCONF = "coi_register.urls"
WSGI_APPLICATION = "coi_register.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "coi_register.nhsuk.environment.environment",
            "context_processors": ["coi_register.nhsuk.context.shell"],
        },
    },
    {  # only for what allauth's own mails need; every page of ours is Jinja2
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR / 'coi_register.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # two writers queue, instead of one failing half-way
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON",
    }
else:  # short queries of many joins: compiling the one for an agenda took PostgreSQL 0.35 s and more, each time
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True  # a chair may give a long reason

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "coi_register.accounts.adapter.ClosedDoor"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by officers, never by strangers
ACCOUNT_USER_DISPLAY = "coi_register.accounts.selectors.display_name"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_FORMS = {
    "login": "coi_register.accounts.forms.SignIn",
    "reset_password": "coi_register.accounts.forms.AskForNewPassword",
    "reset_password_from_key": "coi_register.accounts.forms.NewPassword",
    "change_password": "coi_register.accounts.forms.ChangePassword",
}
ACCOUNT_SESSION_REMEMBER = False  # NHS computers are shared: closing the browser signs out
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger cannot make us write to somebody
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# Who an account is among the people of the registers, and which rights follow from their seats: named as a string, for it
# lives upstairs.
STANDING_OF_USER = "committees.seats.selectors.standing_of"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "coi_register" / "nhsuk" / "assets",
    *([VAR / "assets"] if (VAR / "assets").exists() else []),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

EMAIL_BACKEND = os.environ.get("DJANGO_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "coi_register.nhsuk.errors.form_expired"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if not DEBUG:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
