"""Settings, from the environment only. docs/operasi.md lists every variable."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.templatetags.static import static

from narahubung.lingkungan import AKAR, Lingkungan, folder_data, mode_demo, pastikan_lengkap

pastikan_lengkap(os.environ)
env = Lingkungan()

BASE_DIR = AKAR
DATA_DIR = folder_data(os.environ)
DEMO = mode_demo(os.environ)
# Set by narahubung.tertanam when it started the database itself; demo accounts exist only there.
TERTANAM = env.bool("NARAHUBUNG_TERTANAM", default=False)
DEBUG = env.bool("DEBUG", default=False)
PORT = env.int("PORT", default=8000)

SECRET_KEY = env.str("SECRET_KEY", default="") or get_random_secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_LAMA", default=[])
KUNCI_ENKRIPSI = env.list("KUNCI_ENKRIPSI", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",  # before the admin: it replaces the admin's templates
    "narahubung.apps.AdminNarahubung",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",  # its templates, so that ours may replace them
    "django.contrib.postgres",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "narahubung",
    "satker",
    "notifikasi",
    "layanan",
    "perkara",
    "informasi",
    "pengaduan",
]

MIDDLEWARE = [
    "narahubung.kesehatan.KesehatanMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "narahubung.admin.KebijakanAdminMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "satker.akses.SatkerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it turns a lock-out into the answer
]

ROOT_URLCONF = "narahubung.urls"
WSGI_APPLICATION = "narahubung.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "satker.konteks.halaman",
            ],
        },
    },
]

# --- Stores ------------------------------------------------------------------------------------------------

DATABASES = {"default": env.db("DATABASE_URL", default="postgres:///narahubung")}
# "?host=/folder" (a Unix socket) belongs into HOST, where dbshell finds it too.
DATABASES["default"]["HOST"] = DATABASES["default"].get("OPTIONS", {}).pop("host", DATABASES["default"]["HOST"])
DATABASES["default"] |= {"CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
_REDIS_WAKTU = {"socket_connect_timeout": 2, "socket_timeout": 5}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "nh",
        "OPTIONS": _REDIS_WAKTU,
    },
}

# --- Language and time -------------------------------------------------------------------------------------

LANGUAGE_CODE = "id"  # Django's own words; ours are written straight into the templates
LOCALE_PATHS = [AKAR / "locale"]  # the words of the admin's theme
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# --- Signing in --------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "masuk"
CSRF_FAILURE_VIEW = "satker.views.masuk.csrf_gagal"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "masuk"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Name and address together: a whole office behind one address is not locked out by one forgotten password.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "narahubung.alamat.alamat_klien"
PROKSI = env.int("PROKSI", default=0 if DEMO else 1)  # proxies of ours in front of the web server
AXES_LOCKOUT_CALLABLE = "satker.views.masuk.terkunci"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "kode"]
# A phone's clock may be a step off, and is then every time: following it would let the window wander.
OTP_TOTP_SYNC = False
OTP_TOTP_ISSUER = "Narahubung"

# --- Admin -------------------------------------------------------------------------------------------------

# The portal's green, from the lightest tint to the darkest.
_HIJAU = {
    "50": "oklch(97% .015 160)",
    "100": "oklch(94% .03 160)",
    "200": "oklch(88% .05 160)",
    "300": "oklch(79% .08 160)",
    "400": "oklch(68% .1 160)",
    "500": "oklch(52% .1 160)",
    "600": "oklch(42% .09 160)",
    "700": "oklch(36% .08 160)",
    "800": "oklch(31% .07 160)",
    "900": "oklch(27% .06 160)",
    "950": "oklch(20% .04 160)",
}
UNFOLD = {
    "SITE_TITLE": "Narahubung",
    "SITE_HEADER": "Narahubung",
    "SITE_SUBHEADER": "Pengaturan",
    "SITE_URL": "/",
    "COLORS": {"primary": _HIJAU},
    "STYLES": [lambda _request: static("css/admin.css")],
}

# --- Browser safety ----------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_AGE = 12 * 3600
_AMAN = not DEMO
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _AMAN
SECURE_HSTS_SECONDS = 31536000 if _AMAN else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _AMAN
if _AMAN:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# --- Static files ------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [AKAR / "static"]
STATIC_ROOT = Path(env.str("STATIC_ROOT", default="") or DATA_DIR / "staticfiles")
_STATIS = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if DEBUG
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIS},
}
MEDIA_ROOT = DATA_DIR / "berkas"
# clamd: tcp://host:3310 or unix:/path; without one attachments are "not scanned", which their readers are told.
CLAMD_URL = env.str("CLAMD_URL", default="")
WAJIB_PINDAI = env.bool("WAJIB_PINDAI", default=False)

# --- E-mail: leaves through the outbox (notifikasi.surel) only ----------------------------------------------

# The demo writes files instead: nothing leaves the machine. Production without EMAIL_URL keeps them queued.
_ALAMAT_SUREL = env.str("EMAIL_URL", default="") or ("filemail://" if DEMO else "dummymail://")
SUREL_AKTIF = not _ALAMAT_SUREL.startswith("dummymail:")
_SUREL = env.email_url_config(_ALAMAT_SUREL)
EMAIL_BACKEND = _SUREL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _SUREL["EMAIL_HOST"] or "", _SUREL["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _SUREL["EMAIL_HOST_USER"] or "", _SUREL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = _SUREL.get("EMAIL_USE_TLS", False), _SUREL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20  # seconds, for each step of the conversation
EMAIL_FILE_PATH = DATA_DIR / "surel"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="") or EMAIL_HOST_USER or "narahubung@localhost"

# --- Simulator of the demo ---------------------------------------------------------------------------------

SIMULATOR_URL = env.str("SIMULATOR_URL", default=f"http://127.0.0.1:{PORT + 1}")
SIMULATOR_TOKEN = env.str("SIMULATOR_TOKEN", default="")

# --- Celery: doorbell and clock, carries no data -----------------------------------------------------------


def alamat_celery(redis_url: str) -> str:
    """The Redis address in kombu's spelling, which differs for Unix sockets."""
    return redis_url.replace("unix://", "redis+socket://", 1)


CELERY_BROKER_URL = alamat_celery(REDIS_URL)
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_ALWAYS_EAGER = False
# Enforced by the prefork pool only; under threads every outside call carries its own time-outs instead.
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # A task taken by a worker that died rings again after this; just above the hard time limit, so that a task
    # still running is not rung twice. Small, because every task is safe to repeat.
    "visibility_timeout": 360,
    **_REDIS_WAKTU,
}
# A page never waits for a broker that is down: the outbox row is written, and beat rings within the minute.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.2}
CELERY_TIMEZONE = TIME_ZONE
# Kept in memory: with intervals of minutes a file of last runs is worth nothing and is one more thing to corrupt.
CELERY_BEAT_SCHEDULER = "narahubung.detak:Penjadwal"
CELERY_BEAT_MAX_LOOP_INTERVAL = 10  # it also says that it lives
CELERY_WORKER_CONCURRENCY = env.int("WORKER_THREADS", default=4)


def _tiap(tugas: str, detik: int) -> dict[str, object]:
    # An unheard ring is worth nothing once the next one is due.
    return {"task": tugas, "schedule": timedelta(seconds=detik), "options": {"expires": detik}}


CELERY_BEAT_SCHEDULE = {
    "sinkron": _tiap("perkara.tasks.sinkron_semua", 300),
    "rencanakan": _tiap("perkara.tasks.rencanakan_semua", 60),
    "antar": _tiap("notifikasi.tasks.antar_semua", 30),
    "sapu": _tiap("notifikasi.tasks.sapu", 60),
    "cadangkan": _tiap("notifikasi.tasks.cadangkan", 60),
    "tarik_kabar": _tiap("notifikasi.tasks.tarik_kabar", 30),
    "rujuk": _tiap("notifikasi.tasks.rujuk_gateway", 300),
    "proses_masuk": _tiap("notifikasi.tasks.proses_masuk", 30),
    # Not once a night: the beat forgets when it last rang, and one that is restarted daily would never ring.
    "rapikan_pesan": _tiap("notifikasi.tasks.rapikan", 6 * 3600),
    "jaga": _tiap("notifikasi.tasks.jaga", 60),
    "kirim_surel": _tiap("notifikasi.tasks.kirim_surel", 30),
    "periksa_tenggat": _tiap("layanan.tasks.periksa_tenggat", 600),
    "pindai_ulang": _tiap("layanan.tasks.pindai_ulang", 300),
    "rapikan": _tiap("layanan.tasks.rapikan", 3600),
}

# --- Metrics: off unless one of the two is set ----------------------------------------------------------------

METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
METRICS_LOKAL = env.bool("METRICS_LOKAL", default=False)  # from this machine itself, without a token

# --- Logs --------------------------------------------------------------------------------------------------

_FORMAT_CATATAN = "json" if env.str("LOG_FORMAT", default="") == "json" else "aman"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "aman": {
            "()": "narahubung.catatan.FormatAman",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
        "json": {"()": "narahubung.catatan.FormatJson"},
    },
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": _FORMAT_CATATAN}},
    "root": {"handlers": ["konsol"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        # Their greetings would stand in front of every command's output.
        "axes": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
        # One line per ring would bury what happened; what a run did is logged by the service itself.
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
    },
}
