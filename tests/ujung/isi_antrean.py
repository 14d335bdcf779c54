"""Run as a program on a database of its own: one court, one gateway, N messages due now."""

import sys

import django


def isi(url: str, token: str, banyak: int) -> None:
    """Fill the queue of the database that DATABASE_URL names."""
    from notifikasi.gateway.dasar import Setelan  # noqa: PLC0415 -- Django is ready only now
    from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan  # noqa: PLC0415
    from tests.pabrik import buat_satker  # noqa: PLC0415

    satker = buat_satker()
    setelan = Setelan(url, token, "default", ("rahasia-webhook-uji-panjang",), {"id_klien": True})
    buat_gateway(satker, setelan)
    for _ in range(banyak):
        buat_pesan(satker, jenis="N-72", nomor=buat_nomor(satker))


if __name__ == "__main__":
    django.setup()
    isi(sys.argv[1], sys.argv[2], int(sys.argv[3]))
