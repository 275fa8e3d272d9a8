"""One settings file, read from the environment; SQLite in `var/` unless DATABASE_URL says otherwise."""

import os
from datetime import date
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from coi_register import logs
from coi_register.secrets import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("COI_VAR", BASE_DIR / "var"))

DEBUG = os.environ.get("DJANGO_DEBUG", "") == "1"
DEMO = os.environ.get("COI_DEMO", "") == "1"  # the sign-in page lists the demo accounts
_DEMO_DAY = os.environ.get("COI_TODAY", "") if DEMO else ""  # outside the demo, nothing moves the clock
DEMO_TODAY = date.fromisoformat(_DEMO_DAY) if _DEMO_DAY else None
SECRET_KEY = secret_key(os.environ.get("DJANGO_SECRET_KEY"), keep_in=VAR if DEBUG else None)
SECRET_KEY_FALLBACKS = os.environ.get("DJANGO_FORMER_SECRET_KEYS", "").split()  # what they sealed can still be opened
ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost 127.0.0.1").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("DJANGO_TRUSTED_ORIGINS", "").split()

INSTALLED_APPS = [
    "coi_register.accounts",
    "coi_register.audit",
    "coi_register.door",
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
    "coi_register.door.lines.lines",  # outermost: notes also what the others refuse
    "coi_register.door.headers.headers",
    "csp.middleware.CSPMiddleware",
    "coi_register.door.limits.forwarded",
    "coi_register.door.limits.limits",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coi_register.accounts.middleware.actor",
    "coi_register.accounts.middleware.limits",
    "coi_register.accounts.signin.middleware.mails_after_the_answer",
    "coi_register.accounts.signin.middleware.second_step",
    "coi_register.accounts.middleware.refusals",
    "coi_register.door.limits.methods",
    "coi_register.door.limits.readable",
    "coi_register.door.lines.routes",
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
AUTHENTICATION_BACKENDS = ["coi_register.accounts.signin.backend.Backend"]
PASSWORD_HASHERS = [  # the first keeps new passwords; those kept in another way are kept anew at the next sign-in
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 60 * 60
# Django's own: allauth's writes a row for each address that it makes a link for, and takes longer over an address it knows.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "coi_register.accounts.signin.passwords.NotMadeOfCommonOnes"},
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
    "reauthenticate": "coi_register.accounts.forms.PasswordAgain",
}
ACCOUNT_SESSION_REMEMBER = False  # NHS computers are shared: closing the browser signs out
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger cannot make us write to somebody
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Counted for an account and the place it is tried from, so that nobody locks another out (accounts/signin/throttle.py).
# Several windows make the wait grow: after 5 failures a minute, after 10 a quarter of an hour, after 20 two hours.
_GROWING = "5/m/key,10/15m/key,20/2h/key,40/d/key"
ACCOUNT_RATE_LIMITS = {
    "login": None,  # only what fails is counted: a whole building may sign in at nine o'clock
    "login_failed": f"60/m/ip,{_GROWING}",
    "login_failed_known_device": _GROWING,
    "second_step": _GROWING,  # whoever gets so far has the right password
    "reset_password": "20/m/ip",
    "reset_mail": "3/15m/key,10/d/key",  # to one account; the links in the mails that went before still work
}
# How many proxies of ours stand before the service: what they say of who asks is believed, and nobody else's word.
PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("COI_PROXIES") or (0 if DEBUG else 1))

MFA_ADAPTER = "coi_register.accounts.signin.second_steps.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True  # a passkey asks for a finger, a face or a PIN: it is both steps in one
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "coi_register.accounts.signin.forms.GiveCode",
    "reauthenticate": "coi_register.accounts.signin.forms.GiveCodeAgain",
    "activate_totp": "coi_register.accounts.signin.forms.SetUpApp",
    "add_webauthn": "coi_register.accounts.signin.forms.AddPasskey",
    "authenticate_webauthn": "coi_register.accounts.signin.forms.UsePasskey",
    "login_webauthn": "coi_register.accounts.signin.forms.SignInByPasskey",
    "reauthenticate_webauthn": "coi_register.accounts.signin.forms.UsePasskeyAgain",
}

# Accounts of another organisation (NHS CIS2, NHSmail through Entra) open ours where COI_OIDC_ISSUER names it; see docs/running.md.
OIDC_ISSUER = os.environ.get("COI_OIDC_ISSUER", "").rstrip("/")
OIDC_ACR = os.environ.get("COI_OIDC_ACR", "").split()  # how surely it must have known who signs in there
SOCIALACCOUNT_ADAPTER = "coi_register.accounts.signin.identities.ClosedSideDoor"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address is no identity: issuer and subject are
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True  # to link an account elsewhere
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "elsewhere",
                "name": os.environ.get("COI_OIDC_NAME", "your organisation's account"),
                "client_id": os.environ.get("COI_OIDC_CLIENT_ID", ""),
                "secret": os.environ.get("COI_OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_ISSUER, "fetch_userinfo": False},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}

# Tries are counted by every process of the service in one place, which also keeps a code from being used in two of them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "coi_register_cache"}}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# Who an account is among the people of the registers, and which rights follow from their seats: named as a string, for it
# lives upstairs.
STANDING_OF_USER = "committees.seats.selectors.standing_of"

# The proof. The site's name stands in its checkpoints; the key that signs them is for `run_due` alone, never for the web.
SITE = os.environ.get("COI_SITE", "localhost")
SIGNING_KEY = os.environ.get("COI_SIGNING_KEY", "")
NAMES_OF_CCGS = "committees.organisations.selectors.names_of_ccgs"  # lives upstairs
DUE_WORK = {  # what `run_due` does, by name; each is called with the moment, and yields what it did in sentences
    "checkpoints": "coi_register.proof.services.sign_what_moved",
    "campaigns": "declarations.campaigns.services.write_due",  # before the letters, so that these leave with the same run
    "letters": "coi_register.accounts.services.post_due",
    "exports": "declarations.exports.services.make_due",
    "papers": "committees.papers.services.scan_due",
    "packs": "declarations.packs.services.make_due",
}
# Each letter is sent and noted by itself, each paper scanned by itself: nothing is locked while another server is waited for.
# Each pack is kept by itself, so that a run that is cut off goes on where it stopped.
DUE_IN_STEPS = {"letters", "papers", "packs"}

# Files that wait for whoever asked: written by run_due, read by the web.
EXPORTS = Path(os.environ.get("COI_EXPORTS", VAR / "exports"))

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
# The papers of meetings: a folder that no web server reaches; or, where a bucket is named, that bucket (docs/running.md).
PAPERS = Path(os.environ.get("COI_PAPERS", VAR / "papers"))
PAPERS_BUCKET = os.environ.get("COI_PAPERS_BUCKET", "")
_IN_A_FOLDER = {
    "BACKEND": "coi_register.keeping.shelves.folder.Folder",
    "OPTIONS": {"location": PAPERS, "base_url": None}
    | {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
}
_IN_A_BUCKET = {
    "BACKEND": "coi_register.keeping.shelves.bucket.Bucket",  # imports django-storages, and is imported only here
    "OPTIONS": {"bucket_name": PAPERS_BUCKET, "endpoint_url": os.environ.get("COI_PAPERS_ENDPOINT") or None},
}
# The shelves that a backup takes along; of each, who tells which files its rows speak of, with size and hash: they live upstairs.
SHELVES = {"papers": ("committees.papers.selectors.kept_files", "declarations.packs.selectors.kept_files")}
# Where the virus scanner listens: "host:port" or the path of a socket. Once named, nothing is served that it has not seen.
CLAMD = os.environ.get("COI_CLAMD", "")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "papers": _IN_A_BUCKET if PAPERS_BUCKET else _IN_A_FOLDER,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

EMAIL_BACKEND = os.environ.get("DJANGO_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"

# Where people reach the service: the links in its letters begin with it.
SITE_URL = os.environ.get("COI_SITE_URL") or ("http://localhost:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0]}")
EMAIL_HOST = os.environ.get("COI_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("COI_MAIL_PORT") or (25 if EMAIL_HOST == "localhost" else 587))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = os.environ.get("COI_MAIL_USER", ""), os.environ.get("COI_MAIL_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_HOST != "localhost"  # letters hold links that open accounts; the certificate is checked
DEFAULT_FROM_EMAIL = os.environ.get("COI_MAIL_FROM") or "webmaster@localhost"
EMAIL_TIMEOUT = 10  # seconds; a mail server that is away must not hold up a page

LOGGING = logs.configuration(debug=DEBUG)

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes of a form; the longest of ours, a whole roll, takes some 30,000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
SECURITY_CONTACT = os.environ.get("COI_SECURITY_CONTACT", "mailto:security@example.org")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie beside the two

SESSION_ENGINE = "coi_register.accounts.sessions"
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
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # taken away by the door where no proxy is ours

# Sending the form that begins a sign-in elsewhere leads there, and a browser asks leave for that, too.
_SENT_ON_TO = ["/".join(OIDC_ISSUER.split("/")[:3])] if OIDC_ISSUER else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *_SENT_ON_TO],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
        "report-uri": ["/policy-reports/"],
    }
}
