"""Before the first request of `make run`: tables, static files, the demo court. Prints the demo accounts."""

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command


def siapkan_isi() -> list[str]:
    """Bring database and static files up to date; with the embedded database also the demo court.

    Returns the lines that tell how to sign in; none outside the demo.
    """
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not settings.TERTANAM:
        return []
    call_command("muat_demo", stdout=sys.stderr)
    from perkara import demo  # noqa: PLC0415  (models need the settings)

    akun = demo.akun()
    lebar = max((len(nama) for nama, _, _ in akun), default=0)
    return [f"{nama:<{lebar}}   {sandi}   {peran}" for nama, peran, sandi in akun]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narahubung.settings")
    django.setup()
    sys.stdout.write("".join(f"{baris}\n" for baris in siapkan_isi()))
