"""`python -m celery`, whose signs of life come every second instead of every fifteen: a test has no minutes."""

import sys

import django
from celery.__main__ import main

if __name__ == "__main__":
    django.setup()
    from notifikasi import denyut

    denyut.DETIK = 1
    sys.exit(main())
