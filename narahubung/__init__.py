"""Wiring only: settings, addresses, Celery, embedded servers. No business rule lives here."""
