"""Loaded by the fork server before its first child: Django with all its rooms, and no connection yet."""

import django

django.setup()
