"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from narahubung import tertanam

tertanam.siapkan()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narahubung.settings")
application = get_wsgi_application()
