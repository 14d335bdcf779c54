"""The hourly tidying of this floor."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from layanan import tasks


@pytest.mark.django_db
def test_sessions_that_have_ended_are_forgotten_and_open_ones_stay() -> None:
    """Anonymous people who follow their matter leave a session each."""
    lama, kini = SessionStore(), SessionStore()
    for sesi in (lama, kini):
        sesi["urusan"] = 1
        sesi.create()
    Session.objects.filter(pk=lama.session_key).update(expire_date=timezone.now() - timedelta(minutes=1))
    tasks.rapikan()
    assert list(Session.objects.values_list("pk", flat=True)) == [kini.session_key]
