"""Bring the mirror of SIPP up to date."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perkara.management.pilihan import satker_dari, tambah_pilihan
from perkara.models import SumberSipp
from perkara.sipp.sinkron import Hitungan, HitunganSinkron, sinkron
from satker.waktu import pada


class Command(BaseCommand):
    """`sinkron [--satker KODE] [--pada WAKTU] [--simulasi]`: one line of JSON counts; fails when a court failed.

    `--terima-hilang` is for one court that a person has looked at (SippSurut).
    """

    help = "Membaca SIPP dan menyamakan data perkara; aman diulang dan dihentikan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        tambah_pilihan(parser)
        parser.add_argument(
            "--terima-hilang", action="store_true", help="ikuti SIPP juga bila sebagian besar isinya mendadak tidak ada"
        )

    def handle(self, *_: Any, **opsi: Any) -> None:
        satker = satker_dari(opsi["satker"])
        if opsi["terima_hilang"] and satker is None:
            raise CommandError("--terima-hilang memerlukan --satker KODE.")
        sumber = SumberSipp.objects.filter(aktif=True, satker__aktif=True).order_by("satker_id")
        semua = [satker] if satker else [s.satker for s in sumber.select_related("satker")]
        cara = {"simulasi": opsi["simulasi"], "terima_hilang": opsi["terima_hilang"]}
        with pada(opsi["pada"]):
            hasil = {satu.kode: sinkron(satu, **cara) for satu in semua}
        self.stdout.write(json.dumps(_ringkas(hasil), ensure_ascii=False))
        gagal = [f"{kode}: {satu.galat}" for kode, satu in hasil.items() if satu.galat]
        if gagal:
            raise CommandError("\n".join(gagal))


def _ringkas(hasil: dict[str, HitunganSinkron]) -> dict[str, Any]:
    total = Hitungan()
    for satu in hasil.values():
        total.tambah(satu)
    per_satker = {kode: {**satu.ringkas(), "galat": satu.galat} for kode, satu in hasil.items()}
    return {**total.kamus(), "satker": per_satker}
