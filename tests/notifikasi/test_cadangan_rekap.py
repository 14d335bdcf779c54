"""Recaps of staff by SMS only when short; a late receipt and a plan at one moment leave no SMS beside an arrival."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from notifikasi import jenis as registri
from notifikasi.antar import antar
from notifikasi.cadangan import cadangan
from notifikasi.gateway.dasar import StatusTerima, TandaTerima
from notifikasi.jenis import Audiens, JenisPesan
from notifikasi.models import Gateway, Pesan, SetelanNotifikasi
from notifikasi.tanda_terima import cocokkan, simpan
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.serentak import tanpa_galat
from tests.notifikasi.test_cadangan import gagal, pasang
from tests.pabrik import buat_satker
from tests.palsu.gammu import Smsd

REKAP = "U-07"


@pytest.fixture(autouse=True)
def _rekap() -> Iterator[None]:
    registri.daftarkan(
        JenisPesan(
            kode=REKAP,
            nama="Rekap uji",
            audiens=Audiens.PEGAWAI,
            teks="{{ daftar }}",
            bidang={"daftar": "baris rekap"},
            prioritas=Pesan.Prioritas.PEGAWAI,
            isi=lambda pesan: {p.pk: {"daftar": p.data["daftar"]} for p in pesan},
            contoh=lambda _: {"daftar": "x"},
        )
    )
    yield
    registri._jenis.pop(REKAP)


def modem(satker: Satker, smsd: Smsd, **setelan: int) -> Gateway:
    gateway = pasang(satker, jendela_mulai="00:00", jendela_selesai="23:59:59", **setelan)
    s = smsd.setelan()
    Gateway.objects.filter(pk=gateway.pk).update(url=s.url)
    gateway.refresh_from_db()
    gateway.token = s.token
    gateway.save()
    return gateway


@pytest.mark.mariadb
@pytest.mark.django_db
@pytest.mark.parametrize(("huruf", "akhir"), [(150, "diterima"), (420, "diterima"), (480, "batal")])
def test_a_recap_that_failed_goes_by_sms_only_when_the_court_finds_it_short_enough(
    satker: Satker, smsd: Smsd, huruf: int, akhir: str
) -> None:
    modem(satker, smsd, sms_rekap_maks=3)
    p = gagal(satker, jenis=REKAP, data={"daftar": "x" * huruf})
    assert cadangan() == 1
    antar(satker)
    ganti = Pesan.objects.get(cadangan_dari=p)
    assert ganti.status == akhir
    assert len(smsd.siap()) == (akhir == "diterima")
    if akhir == "batal":
        assert ganti.galat == "Rekap lebih panjang dari 3 SMS."
        assert cadangan() == 0
        assert status(p) == ["gagal"]


@pytest.mark.mariadb
@pytest.mark.django_db
def test_a_long_message_to_a_litigant_is_no_recap(satker: Satker, smsd: Smsd) -> None:
    modem(satker, smsd, sms_rekap_maks=1)
    p = gagal(satker, nama_penerima="Siti " + "binti Ahmad " * 20)
    cadangan()
    antar(satker)
    assert Pesan.objects.get(cadangan_dari=p).status == "diterima"
    assert len(smsd.kirim()[0]) > 250


@pytest.mark.django_db
def test_a_recap_that_only_waits_goes_on_waiting(satker: Satker) -> None:
    pasang(satker)
    saat = sekarang()
    buat_gateway(satker, pemutus_sejak=saat - timedelta(hours=5), pemutus_coba=saat + timedelta(hours=1))
    lama = saat - timedelta(hours=4)
    rekap = buat_pesan(satker, jenis=REKAP, data={"daftar": "x"}, kirim_mulai=lama, siap_pada=lama)
    pihak = buat_pesan(satker, kirim_mulai=lama, siap_pada=lama)
    assert cadangan() == 1
    assert status(rekap, pihak) == ["antre", "batal"]


@pytest.mark.django_db(transaction=True)
def test_a_late_receipt_and_a_plan_at_one_moment_never_leave_both() -> None:
    satker = buat_satker()
    pasang(satker)
    wa = buat_gateway(satker)
    pesan = [gagal(satker, hasil="diterima", gateway=wa, id_gateway=f"3EB{n}") for n in range(40)]
    saat = sekarang()
    simpan(wa, [TandaTerima(StatusTerima.SAMPAI, p.id_gateway, None, saat) for p in pesan[::2]])
    tanpa_galat(cadangan, cocokkan, cadangan, cocokkan)
    cadangan()
    assert status(*pesan) == ["sampai", "gagal"] * 20
    hidup = set(Pesan.objects.filter(kanal="sms", status="antre").values_list("cadangan_dari", flat=True))
    assert hidup == {p.pk for p in pesan[1::2]}
    assert SetelanNotifikasi.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_planners_at_one_moment_plan_each_sms_once() -> None:
    satker = buat_satker()
    pasang(satker)
    mati = buat_nomor(satker, di_whatsapp=False, dicek_pada=sekarang())
    pesan = [gagal(satker) for _ in range(30)] + [buat_pesan(satker, nomor=mati) for _ in range(30)]
    assert sum(tanpa_galat(cadangan, cadangan, cadangan, cadangan)) == 60
    assert Pesan.objects.filter(kanal="sms").count() == 60
    assert set(status(*pesan[30:])) == {"batal"}
