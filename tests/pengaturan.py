"""Settings of the test run: the portal's own, on embedded servers that forget everything."""

from tests import peladen

peladen.nyalakan()

from narahubung.settings import *  # noqa: E402

# Argon2 is slow on purpose, which a test that only needs somebody signed in should not pay.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# The tests empty their own database; elsewhere nobody empties a timeline.
DATABASES["default"]["OPTIONS"]["options"] = "-c narahubung.boleh_kosongkan=ya"
