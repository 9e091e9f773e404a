"""The product's settings with keys of the tests' own, SMS in memory and files in a folder that is thrown away."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only for tests")
os.environ.setdefault("FIELD_KEYS", "t1:" + "dGVzdCBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyAhISE=")
os.environ.setdefault("INDEX_KEY", "only for tests, of thirty-two bytes")
os.environ["DEMO"] = "0"
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="portal-tests-"))
# The processes of a parallel run share one Redis, and empty it: each has a number of its own there.
if redis_url := os.environ.get("REDIS_URL"):
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    os.environ["REDIS_URL"] = f"{redis_url.partition('?')[0]}?db={number}"

from microfinance.settings import *  # noqa: F403

SMS_BACKEND = "applicants.sms.memory.Backend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
# Argon2 with its real cost, a hundred times over, tests nothing of ours.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
INQUIRY_URLS: dict[str, str] = {}
