"""R-000-7 and R-000-8: WhatsApp in place of SMS, and for every message the way it left is on record."""

from collections.abc import Iterator

import pytest

from notifikasi.antar import antar
from notifikasi.models import Gateway, Percobaan, Pesan
from perkara.rencana import rencanakan
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_pegawai
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import buat_nomor, buat_perkara, buat_registrasi
from tests.perkara.rencana.langkah import buat_pengadilan, saat

pytestmark = pytest.mark.django_db
SORE = saat("2026-11-23 16:30")


@pytest.fixture
def satker() -> Iterator[Satker]:
    """A court on a Monday afternoon, with a litigant and a chair to be told."""
    with pada(SORE):
        satker = buat_pengadilan()
        buat_registrasi(buat_perkara(satker), buat_nomor(satker, e164="+6281300001500"))
        buat_pegawai(satker, jabatan="ketua", nomor_wa="+6281300001501")
        yield satker


def test_every_message_is_for_whatsapp_unless_told_otherwise(satker: Satker) -> None:
    """R-000-7: the channel is a field of the message, and WhatsApp is what it says; R-000-2: for both audiences."""
    rencanakan(satker)
    assert set(Pesan.objects.values_list("jenis", "kanal")) == {
        (jenis, "whatsapp") for jenis in ("N-02", "N-11", "N-12", "N-13")
    }


def test_what_left_can_be_counted_by_channel_and_gateway(satker: Satker) -> None:
    """R-000-8: costs are a matter of counting: each message and each attempt says by which gateway, none twice."""
    with WahaPalsu() as waha:
        gateway = buat_gateway(satker, waha.setelan())
        rencanakan(satker)
        antar(satker)
    assert list(Gateway.objects.values_list("pk", flat=True)) == [gateway.pk]
    assert Pesan.objects.filter(status="diterima", kanal="whatsapp", gateway=gateway).count() == 4
    assert Percobaan.objects.filter(gateway=gateway, hasil="diterima").count() == len(waha.diterima) == 4
