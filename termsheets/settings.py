"""Settings: safe for development as they stand, strict once DEBUG is off.

Every machine's own values come from the environment, or from a file ``.env``
beside manage.py. Production needs three: DEBUG=off, SECRET_KEY, ALLOWED_HOSTS;
it should also have DATABASE_URL and EMAIL_URL.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# --- Production or not ------------------------------------------------------

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
DEVELOPMENT_KEY = "development-only-key-that-production-refuses"
SWITCH = dict.fromkeys(("on", "true", "yes", "1"), True) | dict.fromkeys(
    ("off", "false", "no", "0", ""), False
)


def _debug() -> bool:
    """Return what DEBUG says; a word that other programs put there counts as unset.

    Raises ImproperlyConfigured for such a word beside the settings of production.
    """
    word = env.str("DEBUG", default="on").strip().lower()
    if word not in SWITCH and ("SECRET_KEY" in env or "ALLOWED_HOSTS" in env):
        raise ImproperlyConfigured(f"Set DEBUG to on or off; {word!r} is neither.")
    return SWITCH.get(word, True)


DEBUG = _debug()
SECRET_KEY = env.str("SECRET_KEY", default=DEVELOPMENT_KEY)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# Seals the audit trail. Give it a key of its own, or keep every old SECRET_KEY as a fallback.
AUDIT_KEY = env.str("AUDIT_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOOPBACK if DEBUG else [])

# Off only to measure a production server on the machine it runs on.
HTTPS = env.bool("HTTPS", default=not DEBUG)

if not DEBUG and DEVELOPMENT_KEY in (SECRET_KEY, *SECRET_KEY_FALLBACKS):
    raise ImproperlyConfigured("Set SECRET_KEY to a secret of your own when DEBUG is off.")
if not DEBUG and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to your host names when DEBUG is off.")
if not (DEBUG or HTTPS) and not set(ALLOWED_HOSTS) <= set(LOOPBACK):
    raise ImproperlyConfigured("HTTPS=off is for loopback addresses in ALLOWED_HOSTS only.")

# --- What runs --------------------------------------------------------------

INSTALLED_APPS = [
    "termsheets.apps.TermsheetsConfig",
    "termsheets.apps.TermsheetsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "termsheets.middleware.keep_pages_private",
    "termsheets.middleware.read_forms_as_utf8",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "termsheets.views.oversized.RefuseOversized",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "termsheets.views.unsent.keep_for_sign_in",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "termsheets.urls"
WSGI_APPLICATION = "termsheets.wsgi.application"

# Django caches compiled templates in every mode while no loaders are named.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Database and cache -----------------------------------------------------

DATABASE = env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'termsheets.sqlite3'}")
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # A writer waits for its turn at the start of a transaction; it never
    # fails halfway through one.
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }
else:
    DATABASE.setdefault("CONN_MAX_AGE", 60)
    DATABASE.setdefault("CONN_HEALTH_CHECKS", True)
DATABASES = {"default": DATABASE}

# Sign-in limits are counted here: several server processes need a shared one.
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

# --- People -----------------------------------------------------------------

AUTH_USER_MODEL = "termsheets.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "deal-list"
STAFF_NEED_SECOND_FACTOR = env.bool("STAFF_NEED_SECOND_FACTOR", default=not DEBUG)

ACCOUNT_ADAPTER = "termsheets.views.people.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "termsheets.views.account_forms.LoginForm",
    "add_email": "termsheets.views.account_forms.AddEmailForm",
    "change_password": "termsheets.views.account_forms.ChangePasswordForm",
    "reset_password": "termsheets.views.account_forms.ResetPasswordForm",
    "reset_password_from_key": "termsheets.views.account_forms.ResetPasswordKeyForm",
    "reauthenticate": "termsheets.views.account_forms.ReauthenticateForm",
}
ACCOUNT_SIGNUP_FORM_CLASS = "termsheets.views.people.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Termsheets: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_LOGOUT_REDIRECT_URL = "landing"
# A new person can start at once, also where mail only reaches the console.
# What depends on owning a mailbox, such as an invitation, asks for proof then.
ACCOUNT_EMAIL_VERIFICATION = "optional"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Termsheets"

# The limits on sign-in are counted by address, so a proxy must be declared.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# --- Reviews ----------------------------------------------------------------

# On, no round of any deal goes out that staff have not approved.
REVIEW_REQUIRED = env.bool("REVIEW_REQUIRED", default=False)

# --- Mail -------------------------------------------------------------------

vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10
# Where letters that no request writes lead to, such as reminders; empty, they lead nowhere.
PUBLIC_URL = env.str("PUBLIC_URL", default="").rstrip("/")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Termsheets <termsheets@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Language and time ------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")

# --- Static files -----------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = None if DEBUG else env.path("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = VAR_DIR / "media"

# Term sheets that were made once. No address leads here: a view hands each
# file out, and asks each time who may have it.
FILES_ROOT = Path(env.str("FILES_ROOT", default=str(VAR_DIR / "files")))
# So many seconds somebody waits for a file before a page tells how its making goes.
FILES_PATIENCE = env.float("FILES_PATIENCE", default=1.5)

# --- Safety of pages --------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# One form may accept every clause of a long round.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "termsheets.views.errors.csrf_failure"

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Logs -------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},  # said once, by the root
}
