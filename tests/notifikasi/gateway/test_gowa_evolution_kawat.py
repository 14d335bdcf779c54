"""GOWA and Evolution over a real wire, to a real inbox: what their magic numbers end in (issue 3, Must show 1)."""

from collections.abc import Iterator
from typing import Any

import pytest

from notifikasi.antar import antar
from notifikasi.gateway.daftar import buat
from notifikasi.gateway.dasar import Ditolak, Verdict
from notifikasi.gateway.panggil import cek_nomor, cek_sehat, jalankan, kirim, sesi
from notifikasi.masuk import proses
from notifikasi.models import Gateway, Nomor, Percobaan, Pesan, PesanMasuk
from satker.models import Satker
from tests.notifikasi.gateway.bahan import kiriman
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.palsu import ajaib
from tests.palsu.evolution import EvolutionPalsu
from tests.palsu.gowa import GowaPalsu
from tests.palsu.peladen import PeladenPalsu

Palsu = GowaPalsu | EvolutionPalsu


@pytest.fixture(params=[GowaPalsu, EvolutionPalsu])
def palsu(request: pytest.FixtureRequest) -> Iterator[Palsu]:
    with request.param() as p:
        yield p


def jenis(palsu: Palsu) -> str:
    return "gowa" if isinstance(palsu, GowaPalsu) else "evolution"


class TestKawat:
    """The adapter and the fake, through the one HTTP call."""

    def test_a_number_is_checked_and_health_is_asked(self, palsu: Palsu) -> None:
        gateway = buat(jenis(palsu), palsu.setelan())
        with sesi(1) as s:
            assert cek_nomor(gateway, s, ajaib.nomor(ajaib.BIASA)) is True
            assert cek_nomor(gateway, s, ajaib.nomor(ajaib.BUKAN_WHATSAPP)) is False
            assert cek_sehat(gateway, s).siap
            matikan(palsu)
            assert not cek_sehat(gateway, s).siap

    def test_wrong_keys_stop_the_channel(self, palsu: Palsu) -> None:
        setelan = palsu.setelan()
        object.__setattr__(setelan, "token", "portal:salah")
        with sesi(1) as s:
            hasil = jalankan(buat(jenis(palsu), setelan), s, kiriman())
        assert isinstance(hasil, Ditolak)
        assert (hasil.verdict, hasil.kode) == (Verdict.STOP_KANAL, "http_401")

    def test_a_missing_or_unknown_device_stops_the_channel(self) -> None:
        with GowaPalsu(perangkat=("pa", "pn")) as gowa, EvolutionPalsu() as evolution, sesi(1) as s:
            for palsu, nama, kode in (
                (gowa, "", "device_id_required"),
                (gowa, "pta", "device_not_found"),
                (evolution, "pta", "http_404"),
            ):
                setelan = palsu.setelan()
                object.__setattr__(setelan, "nomor_id", nama)
                hasil = jalankan(buat(jenis(palsu), setelan), s, kiriman())
                assert isinstance(hasil, Ditolak)
                assert (hasil.verdict, hasil.kode) == (Verdict.STOP_KANAL, kode)

    def test_a_body_the_gateway_cannot_use_is_the_messages_fault(self, palsu: Palsu) -> None:
        with sesi(1) as s:
            hasil = jalankan(buat(jenis(palsu), palsu.setelan()), s, kiriman(nomor="+"))
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is Verdict.PESAN

    def test_evolution_tells_how_far_a_message_came(self) -> None:
        with EvolutionPalsu() as palsu, sesi(1) as s:
            gateway = buat("evolution", palsu.setelan())
            jalankan(gateway, s, kiriman())
            id_pesan = palsu.diterima[0]["id"]
            minta = gateway.build_tanya(id_pesan, kiriman().nomor)
            assert minta is not None
            kode, _, badan = kirim(s, minta)
            tanda = gateway.parse_tanya(kode, badan, id_pesan)
            assert tanda is not None
            assert (tanda.status, tanda.id_gateway) == ("dibaca", id_pesan)


def matikan(palsu: Palsu) -> None:
    """The court's phone goes off."""
    if isinstance(palsu, GowaPalsu):
        palsu.masuk = False
    else:
        palsu.sambungan_wa = "close"


@pytest.mark.django_db(transaction=True)
class TestAntar:
    """From the outbox to the receipt, with nothing of ours replaced."""

    @pytest.fixture
    def gateway(self, satker: Satker, palsu: Palsu, live_server: Any) -> Gateway:
        g = buat_gateway(satker, palsu.setelan(), jenis=jenis(palsu), opsi={"koneksi": 1})
        palsu.webhook = f"{live_server.url}/webhook/{g.jenis}/{g.token_jalur}/"
        return g

    def kirim(self, satker: Satker, akhir: str, **isian: Any) -> Pesan:
        pesan = buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(akhir)), **isian)
        antar(satker)
        pesan.refresh_from_db()
        return pesan

    def usai(self, palsu: PeladenPalsu, pesan: Pesan) -> Pesan:
        """After all webhooks were answered and processed."""
        palsu.tunggu_webhook()
        assert palsu.siaran_galat == []
        proses()
        pesan.refresh_from_db()
        return pesan

    @pytest.mark.parametrize("akhir", [ajaib.BIASA, ajaib.WEBHOOK_GANDA])
    def test_accepted_delivered_and_read(self, satker: Satker, gateway: Gateway, palsu: Palsu, akhir: str) -> None:
        pesan = self.kirim(satker, akhir)
        assert pesan.id_gateway == palsu.diterima[0]["id"]
        pesan = self.usai(palsu, pesan)
        assert pesan.status == Pesan.Status.DIBACA
        assert pesan.sampai_pada is not None
        assert pesan.nomor.di_whatsapp is True
        assert pesan.tanda_terima.filter(status="sampai").count() == 1

    def test_without_a_receipt_it_stays_merely_accepted(self, satker: Satker, gateway: Gateway, palsu: Palsu) -> None:
        pesan = self.usai(palsu, self.kirim(satker, ajaib.TANPA_TANDA_TERIMA))
        assert (pesan.status, pesan.sampai_pada) == (Pesan.Status.DITERIMA, None)

    def test_463_stops_new_chats_only(self, satker: Satker, gateway: Gateway, palsu: Palsu) -> None:
        pesan = self.kirim(satker, ajaib.BATAS_BARU)
        gateway.refresh_from_db()
        assert pesan.status == Pesan.Status.ANTRE
        assert gateway.kontak_baru_berhenti_sampai is not None
        assert gateway.pemutus_sejak is None
        assert "463" in Percobaan.objects.get(pesan=pesan).keterangan

    def test_a_dead_phone_opens_the_breaker_at_the_first_message(
        self, satker: Satker, gateway: Gateway, palsu: Palsu
    ) -> None:
        """Issue 3: not after the batch."""
        matikan(palsu)
        pesan = [buat_pesan(satker) for _ in range(20)]
        antar(satker)
        gateway.refresh_from_db()
        assert gateway.pemutus_sejak is not None
        assert "Ponsel pengadilan" in gateway.pemutus_sebab
        assert len([m for m in palsu.permintaan if m.method == "POST"]) == 1
        assert status(*pesan) == ["antre"] * 20

    def test_a_500_that_is_no_json_is_never_sent_again(self, satker: Satker, gateway: Gateway, palsu: Palsu) -> None:
        pesan = self.kirim(satker, ajaib.BUKAN_JSON)
        assert pesan.status == Pesan.Status.TAK_PASTI
        antar(satker)
        assert len([m for m in palsu.permintaan if m.method == "POST"]) == 1

    def test_a_number_without_whatsapp_is_known_as_such(self, satker: Satker, gateway: Gateway, palsu: Palsu) -> None:
        """R-000-5."""
        pesan = self.kirim(satker, ajaib.BUKAN_WHATSAPP)
        assert (pesan.status, pesan.galat_kode) == (Pesan.Status.GAGAL, "tidak_terdaftar")
        assert Nomor.objects.get(pk=pesan.nomor_id).di_whatsapp is False

    def test_a_refusal_inside_200_is_a_refusal(self, satker: Satker, gateway: Gateway, palsu: Palsu) -> None:
        pesan = self.kirim(satker, ajaib.TOLAK_200)
        assert pesan.status == Pesan.Status.GAGAL
        assert pesan.galat

    def test_delivered_after_failed_counts(self, satker: Satker, gateway: Gateway, palsu: Palsu) -> None:
        if isinstance(palsu, EvolutionPalsu):
            palsu.jwt = True
        pesan = self.usai(palsu, self.kirim(satker, ajaib.SAMPAI_SETELAH_GAGAL))
        assert pesan.status == (Pesan.Status.SAMPAI if isinstance(palsu, EvolutionPalsu) else Pesan.Status.DIBACA)
        assert pesan.galat == ""

    def test_an_answer_arrives_with_its_sender(self, satker: Satker, gateway: Gateway, palsu: Palsu) -> None:
        nomor = buat_nomor(satker, e164=ajaib.nomor(ajaib.BIASA))
        assert palsu.kirim_webhook(palsu.webhook, palsu.badan_masuk(nomor.e164, "BERHENTI")) == 200
        assert palsu.kirim_webhook(palsu.webhook, palsu.badan_masuk(nomor.e164, "BERHENTI")) == 200
        proses()
        assert PesanMasuk.objects.filter(nomor=nomor, perintah="BERHENTI").count() == 2
        nomor.refresh_from_db()
        assert nomor.keadaan == Nomor.Keadaan.BERHENTI
        assert nomor.id_luar == "251556368777322@lid"

    def test_a_stranger_without_a_signature_stays_outside(self, gateway: Gateway, palsu: Palsu) -> None:
        palsu.rahasia = "rahasia-orang-lain-panjang"
        assert palsu.kirim_webhook(palsu.webhook, palsu.badan_masuk("+6281200010001", "BERHENTI")) == 403
