"""Answers to what people write: one per incoming text, never a flood, whoever or whatever is writing."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from notifikasi import outbox
from notifikasi.antar.jalur import kanal
from notifikasi.models import Nomor, Pesan, PesanMasuk
from satker.waktu import hari_ini, sekarang

# Two robots that talk to each other must fall silent by themselves.
PALING_BANYAK = 20
SELANG = timedelta(hours=1)
# A text that comes this late (a gateway redelivers for days) is read by people; nobody waits for its answer.
BASI = timedelta(hours=24)
BERLAKU = timedelta(days=1)
SUBJEK = "pesan_masuk"
TAK_DIKENAL, BATAS = "N-74", "N-79"


def jawab(kode: str, masuk: PesanMasuk, **data: Any) -> Pesan | None:
    """Answer an incoming text by a message of kind `kode`, once however often it is asked; None when not.

    `data` is what the kind's `isi` finds in `Pesan.data`. Answers go to a number that stopped too, because its owner
    asked. After PALING_BANYAK answers within SELANG one sentence says so (N-79), then there is silence. A sender
    without a number cannot be answered.
    """
    return _jawab(kode, masuk, "", data)


def jawab_tak_dikenal(masuk: PesanMasuk) -> Pesan | None:
    """The polite answer to what is no command (N-74): at most one per number and local day, none to who stopped."""
    nomor = masuk.nomor
    if nomor is None or nomor.keadaan != Nomor.Keadaan.AKTIF:
        return None
    hari = f"{nomor.satker.kode}:{TAK_DIKENAL}:{nomor.pk}:{hari_ini(nomor.satker)}"
    if Pesan.objects.filter(kunci=hari).exists():
        return None
    return _jawab(TAK_DIKENAL, masuk, hari, {})


def _jawab(kode: str, masuk: PesanMasuk, kunci: str, data: dict[str, Any]) -> Pesan | None:
    if masuk.nomor is None or masuk.waktu < sekarang() - BASI:
        return None
    with transaction.atomic():
        # The lock lets two inbox workers count one after the other.
        nomor = Nomor.objects.select_for_update(of=("self",)).select_related("satker").get(pk=masuk.nomor.pk)
        jatah = _jatah(nomor)
        if jatah > 1:
            return _antrekan(kode, masuk, nomor, kunci, data)
        return _antrekan(BATAS, masuk, nomor, "", {}) if jatah else None


def _jatah(nomor: Nomor) -> int:
    """How many more answers this number gets; 1 is the sentence that says so, 0 silence."""
    lalu = Pesan.objects.filter(nomor=nomor, subjek=SUBJEK, dibuat__gt=sekarang() - SELANG)
    jenis = list(lalu.order_by().values_list("jenis", flat=True))
    if BATAS in jenis:
        return 0
    return max(1, 1 + PALING_BANYAK - len(jenis))


def _antrekan(kode: str, masuk: PesanMasuk, nomor: Nomor, kunci: str, data: dict[str, Any]) -> Pesan | None:
    return outbox.antrekan(
        kode,
        satker=nomor.satker,
        kunci=kunci or f"{nomor.satker.kode}:{kode}:masuk:{masuk.pk}",
        subjek=SUBJEK,
        subjek_id=masuk.pk,
        nomor=nomor,
        data=data,
        kedaluwarsa=sekarang() + BERLAKU,
        kanal=kanal(masuk.gateway),
    )
