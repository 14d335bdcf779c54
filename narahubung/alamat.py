"""The address a request came from, as far as it can be believed."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def alamat_klien(request: HttpRequest) -> str:
    """The client's IP: the entry of X-Forwarded-For that our own outermost proxy wrote, else the peer's.

    settings.PROKSI says how many proxies of ours stand in front; entries further left are the client's own words.
    """
    rantai = [bagian.strip() for bagian in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < settings.PROKSI <= len(rantai):
        try:
            return str(ipaddress.ip_address(rantai[-settings.PROKSI]))
        except ValueError:
            pass
    return str(request.META.get("REMOTE_ADDR", ""))
