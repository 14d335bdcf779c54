"""The icon browsers ask for by themselves."""

from django.test import Client


def test_a_browser_that_guesses_the_icons_address_finds_it() -> None:
    jawaban = Client().get("/favicon.ico")
    assert (jawaban.status_code, jawaban["Location"]) == (301, "/static/img/favicon.svg")
