"""Settings: one file for every place; what differs comes from the environment. Safe unless told otherwise."""

import base64
from datetime import timedelta
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from microfinance import environment as env
from schemes.units.languages import LANGUAGES as SPOKEN
from schemes.units.languages import PERSIAN

django_stubs_ext.monkeypatch()  # so that ModelAdmin[Row] is a class when the program runs, too

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("VAR_DIR") or BASE_DIR / "var")

DEMO = env.flag("DEMO")
DEBUG = env.flag("DEBUG")

# Secrets. A demo makes its own and keeps them in var/; elsewhere a missing one is an error of `check --deploy`.
SECRET_KEY = env.text("SECRET_KEY") or (
    env.demo_secret(VAR_DIR / "secrets", "session") if DEMO else get_random_secret_key()
)
FIELD_KEYS = env.keyring("FIELD_KEYS")
INDEX_KEY = env.text("INDEX_KEY").encode()
if DEMO and not FIELD_KEYS:
    FIELD_KEYS = {"demo": base64.b64decode(env.demo_secret(VAR_DIR / "secrets", "fields"))}
    INDEX_KEY = env.demo_secret(VAR_DIR / "secrets", "index").encode()
FIELD_KEY_CURRENT = next(iter(FIELD_KEYS), "")

# Where we are reached.
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS") or (["*"] if DEMO else [])
CSRF_TRUSTED_ORIGINS = env.listed("CSRF_TRUSTED_ORIGINS")
PORTAL_URL = env.text("PORTAL_URL", "http://127.0.0.1:8000").rstrip("/")
SECURITY_CONTACT = env.text("SECURITY_CONTACT")  # «mailto:…» or «https://…»; without it there is no security.txt

INSTALLED_APPS = [
    "schemes",
    "applicants",
    "disbursements",
    "microfinance.apps.MicrofinanceConfig",
    "microfinance.apps.OfficersDesk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "microfinance.apps.PublishedFiles",
    "django.forms",
    "django_jalali",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "oauth2_provider",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "csp",
]

# A demo may stand on another day: ahead, so that deposits ripen while a newcomer looks on, or in an earlier law's time.
DAYS_AHEAD = env.number("DAYS_AHEAD", 0) - env.number("DAYS_BACK", 0) if DEMO else 0
if DEMO:
    INSTALLED_APPS.append("microfinance.demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "microfinance.language.AccountLanguage",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "microfinance.urls"
WSGI_APPLICATION = "microfinance.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "microfinance.context.portal",
            ],
        },
    },
]

# The database. Without DATABASE_URL there is none: the law's own commands work all the same.
DATABASES = {}
if env.text("DATABASE_URL"):
    DATABASES["default"] = dj_database_url.parse(
        env.text("DATABASE_URL"), conn_max_age=env.number("CONN_MAX_AGE", 600), conn_health_checks=True
    )
    # PgBouncer in transaction mode hands every transaction another session.
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = env.flag("PGBOUNCER")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Redis: cache (throttles, sessions' read side) and Celery's broker. The truth is always in the database.
REDIS_URL = env.text("REDIS_URL")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1) or None  # the same socket in Celery's words
CELERY_TIMEZONE = "Asia/Tehran"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 120
CELERY_TASK_TIME_LIMIT = 150
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,  # far above every time limit: a task that outlives it would run twice
    "socket_timeout": 5,
    "socket_connect_timeout": 3,
    # A nudge that cannot be sent is not worth waiting for: the sweep finds the row.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_DB_REUSE_MAX = 1000

# Who may come in.
AUTH_USER_MODEL = "applicants.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "my_applications"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "درگاه تسهیلات خرد"
# The proxies between us and the world; the client's address is taken from behind that many.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
AXES_IPWARE_PROXY_COUNT = TRUSTED_PROXIES or None

# The banks' API.
OAUTH2_PROVIDER = {
    "SCOPES": {"referrals": "Referrals", "payments": "Payments", "accounts": "Accounts"},
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    # Only client credentials are served; the rest of RFC 9700 is switched on all the same.
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_REFRESH_TOKEN": True,
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["oauth2_provider.contrib.rest_framework.OAuth2Authentication"],
    "DEFAULT_PERMISSION_CLASSES": ["disbursements.api.access.BankOnly"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["disbursements.api.strict.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["disbursements.api.access.BankThrottle"],
    "DEFAULT_THROTTLE_RATES": {"bank": env.text("BANK_THROTTLE", "600/min")},
    "EXCEPTION_HANDLER": "disbursements.api.problems.handler",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Microloan portal: bank API",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "disbursements.api.schema.finish"],
    "ENUM_NAME_OVERRIDES": {
        "ReferralState": "disbursements.models.Referral.State",
        "AccountKind": "disbursements.models.Account.Kind",
        "MovementKind": "disbursements.models.Movement.Kind",
    },
}

# Notices and the world outside. What is not configured is said to be unknown and goes to a person.
SMS_BACKEND = env.text("SMS_BACKEND", "applicants.sms.console.Backend")
SMS_FOLDER = VAR_DIR / "sms"
OFFERS_SMS_OFF = env.listed("OFFERS_SMS_OFF")  # codes of provinces that do not tell of offers by SMS
INQUIRY_URLS = {kind: url for kind in ("identity", "debts") if (url := env.text(f"INQUIRY_{kind.upper()}_URL"))}
INQUIRY_TOKEN = env.text("INQUIRY_TOKEN")
INQUIRY_TIMEOUT_SECONDS = 5

# Language, days, digits.
LANGUAGE_CODE = PERSIAN.code
LANGUAGES = [(each.code, each.name) for each in SPOKEN.values()]
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Tehran"
USE_TZ = True

# Files.
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = Path(env.text("MEDIA_ROOT") or VAR_DIR / "media")  # outside the web root: served only through views
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644},  # published: another user serves them
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "png", "woff2", "ttf", "gz", "br")  # maps are large and nobody's download
FILE_UPLOAD_PERMISSIONS = 0o600
DOCUMENT_MAX_BYTES = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# The browser's guards. A demo on plain HTTP could not keep a secure cookie.
SECURE = not DEMO and not DEBUG
SECURE_SSL_REDIRECT = SECURE and env.flag("SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
    "loggers": {"microfinance": {"level": "INFO"}, "applicants": {"level": "INFO"}, "disbursements": {"level": "INFO"}},
}
