"""Delivery by rented gateways that answer HTTP 200 to everything (issue 3, sections 1 and 2)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi import masuk
from notifikasi.antar import antar, pemutus
from notifikasi.models import Gateway, KotakWebhook, Nomor, Percobaan, Pesan, PesanMasuk
from satker.models import Satker
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.palsu import ajaib
from tests.palsu.fonnte import FonntePalsu
from tests.palsu.wablas import WablasPalsu

pytestmark = pytest.mark.django_db
Palsu = FonntePalsu | WablasPalsu
JENIS = ["fonnte", "wablas"]


@pytest.fixture(params=JENIS)
def sewa(request: pytest.FixtureRequest) -> Iterator[tuple[str, Palsu]]:
    """Each rented gateway in turn."""
    with FonntePalsu() if request.param == "fonnte" else WablasPalsu() as palsu:
        yield request.param, palsu


def pasang(satker: Satker, sewa: tuple[str, Palsu], **lain: Any) -> Gateway:
    """The court's gateway, reaching the fake."""
    jenis, palsu = sewa
    return buat_gateway(satker, palsu.setelan(), jenis=jenis, **lain)


def ke(satker: Satker, akhir: str, urutan: int = 1234) -> Pesan:
    """A message to a number with a magic ending."""
    return buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(akhir, urutan)))


def ketuk(client: Client, gateway: Gateway, isi: dict[str, Any]) -> int:
    """A webhook through the real door; the status of the answer."""
    alamat = reverse("webhook", args=(gateway.jenis, gateway.token_jalur))
    jawab = client.post(alamat, json.dumps(isi), content_type="application/json")
    assert jawab.content == b""  # a text in the answer could be passed on to the sender
    return jawab.status_code


def test_a_due_message_is_taken_with_its_id(satker: Satker, sewa: tuple[str, Palsu]) -> None:
    pasang(satker, sewa)
    pesan = buat_pesan(satker)
    assert antar(satker).diterima == 1
    pesan.refresh_from_db()
    assert sewa[1].teks_untuk(pesan.nomor.e164) == [pesan.teks]
    assert pesan.id_gateway == sewa[1].diterima[0]["id"]


def test_a_refusal_inside_http_200_is_a_refusal(satker: Satker, sewa: tuple[str, Palsu]) -> None:
    """Seen in public clients: "sent successfully" beside status:false. Never counted as sent (gateways.md, 2)."""
    gateway = pasang(satker, sewa)
    pesan = ke(satker, ajaib.TOLAK_200)
    hitung = antar(satker)
    assert (hitung.diterima, hitung.gagal) == (0, 1)
    pesan.refresh_from_db()
    assert (pesan.status, pesan.diterima_pada, pesan.terkirim_pada) == ("gagal", None, None)
    percobaan = Percobaan.objects.get(pesan=pesan)
    assert (percobaan.hasil, percobaan.verdict) == ("ditolak", "penerima")
    asli = "target invalid" if sewa[0] == "fonnte" else "phone number is not registered on whatsapp"
    assert asli in pesan.galat
    # "target invalid" may be a typing slip; only Wablas says that there is no WhatsApp.
    assert Nomor.objects.get(pk=pesan.nomor_id).di_whatsapp is (None if sewa[0] == "fonnte" else False)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is None


def test_a_device_that_is_off_stops_the_channel_at_the_first_message(satker: Satker, sewa: tuple[str, Palsu]) -> None:
    """244 of 287 failed one after another at a real office (gateways.md, 2): here the first one is the last."""
    gateway = pasang(satker, sewa, opsi={"koneksi": 1})
    sewa[1].tersambung = False
    pesan = [buat_pesan(satker) for _ in range(20)]
    antar(satker)
    assert len([m for m in sewa[1].permintaan if "send" in m.jalur]) == 1
    assert status(*pesan) == ["antre"] * 20
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    assert "terputus" in gateway.pemutus_sebab
    assert antar(satker).diklaim == 0


def test_a_device_that_drops_in_the_middle_loses_and_doubles_nothing(satker: Satker, sewa: tuple[str, Palsu]) -> None:
    gateway = pasang(satker, sewa, opsi={"koneksi": 1})
    palsu = sewa[1]
    palsu.mati_setelah = 5
    pesan = [buat_pesan(satker) for _ in range(12)]
    antar(satker)
    assert sorted(status(*pesan)) == ["antre"] * 7 + ["diterima"] * 5
    assert len([m for m in palsu.permintaan if "send" in m.jalur]) == 6
    palsu.mati_setelah, palsu.tersambung = None, True
    gateway.refresh_from_db()
    pemutus.segera_periksa(gateway)
    antar(satker)
    assert status(*pesan) == ["diterima"] * 12
    assert len({p["nomor"] for p in palsu.diterima}) == len(palsu.diterima) == 12


def test_the_breaker_stays_open_while_the_device_says_it_is_off(satker: Satker, sewa: tuple[str, Palsu]) -> None:
    gateway = pasang(satker, sewa)
    sewa[1].tersambung = False
    buat_pesan(satker)
    antar(satker)
    Gateway.objects.update(pemutus_coba="2020-01-01T00:00:00Z")
    assert antar(satker).diklaim == 0
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None


@pytest.mark.parametrize(
    ("akhir", "jadi"),
    [
        (ajaib.BATAS_BARU, "antre"),  # quota spent: the channel stops, the message waits
        (ajaib.JEDA, "antre"),
        (ajaib.BUKAN_JSON, "tak_pasti"),
        (ajaib.PUTUS, "tak_pasti"),
    ],
)
def test_every_fault_has_its_state(satker: Satker, sewa: tuple[str, Palsu], akhir: str, jadi: str) -> None:
    pasang(satker, sewa)
    pesan = ke(satker, akhir)
    antar(satker)
    assert status(pesan) == [jadi]


def test_a_wrong_token_opens_the_breaker(satker: Satker, sewa: tuple[str, Palsu]) -> None:
    gateway = pasang(satker, sewa, token="token-lama.kedaluwarsa")
    pesan = buat_pesan(satker)
    antar(satker)
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    assert status(pesan) == ["antre"]
    assert "token-lama" not in gateway.pemutus_sebab


def test_a_whole_round_through_the_door_ends_in_read(satker: Satker, sewa: tuple[str, Palsu], client: Client) -> None:
    gateway, palsu = pasang(satker, sewa), sewa[1]
    pesan = buat_pesan(satker)
    antar(satker)
    id_pesan, nomor = palsu.diterima[0]["id"], pesan.nomor.e164
    if isinstance(palsu, FonntePalsu):
        isi = [palsu.badan_status(id_pesan, k, hanya_stateid=k != "sent") for k in ("sent", "delivered", "read")]
    else:
        isi = [palsu.badan_status(id_pesan, nomor, k) for k in ("sent", "delivered", "read")]
    for satu in (*isi, isi[0]):
        assert ketuk(client, gateway, satu) == 200
    hitung = masuk.proses()
    assert (hitung.diproses, hitung.tanda_terima, hitung.rusak) == (3, 3, 0)
    assert status(pesan) == ["dibaca"]


def test_a_person_who_writes_is_heard(satker: Satker, sewa: tuple[str, Palsu], client: Client) -> None:
    gateway, palsu = pasang(satker, sewa), sewa[1]
    nomor = buat_nomor(satker)
    isi = palsu.badan_masuk(nomor.e164, "BERHENTI")
    assert [ketuk(client, gateway, isi) for _ in range(2)] == [200, 200]
    masuk.proses()
    nomor.refresh_from_db()
    assert (nomor.keadaan, PesanMasuk.objects.count()) == ("berhenti", 1)


def test_a_device_that_says_it_is_off_opens_the_breaker_before_any_message(
    satker: Satker, sewa: tuple[str, Palsu], client: Client
) -> None:
    gateway, palsu = pasang(satker, sewa), sewa[1]
    ketuk(client, gateway, palsu.badan_sambungan(tersambung=False))
    masuk.proses()
    gateway.refresh_from_db()
    assert gateway.pemutus_sejak is not None
    ketuk(client, gateway, palsu.badan_sambungan(tersambung=True))
    masuk.proses()
    buat_pesan(satker)
    assert antar(satker).diterima == 1


def test_a_wrong_address_is_no_door(satker: Satker, sewa: tuple[str, Palsu], client: Client) -> None:
    gateway = pasang(satker, sewa)
    isi = json.dumps(sewa[1].badan_masuk("+6281234567890", "BERHENTI"))
    for jenis, token in ((gateway.jenis, "x" * 43), ("waha", gateway.token_jalur)):
        jawab = client.post(reverse("webhook", args=(jenis, token)), isi, content_type="application/json")
        assert jawab.status_code == 404
    assert not KotakWebhook.objects.exists()


class TestFonnte:
    """What only Fonnte does: a second id, and a secret in the body."""

    @pytest.fixture
    def palsu(self) -> Iterator[FonntePalsu]:
        """A Fonnte server."""
        with FonntePalsu() as palsu:
            yield palsu

    def dikirim(self, satker: Satker, palsu: FonntePalsu) -> tuple[Gateway, Pesan, str]:
        gateway = buat_gateway(satker, palsu.setelan(), jenis="fonnte")
        pesan = buat_pesan(satker)
        antar(satker)
        return gateway, pesan, palsu.diterima[0]["id"]

    @pytest.mark.parametrize("urutan", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
    def test_receipts_find_their_message_in_any_order(
        self, satker: Satker, palsu: FonntePalsu, client: Client, urutan: tuple[int, ...]
    ) -> None:
        """A receipt with only the second id waits for the tie."""
        gateway, pesan, id_pesan = self.dikirim(satker, palsu)
        isi = [palsu.badan_status(id_pesan, k, hanya_stateid=k != "sent") for k in ("sent", "delivered", "read")]
        for i in urutan:
            ketuk(client, gateway, isi[i])
            masuk.proses()
        assert status(pesan) == ["dibaca"]
        pesan.refresh_from_db()
        assert None not in (pesan.terkirim_pada, pesan.sampai_pada, pesan.dibaca_pada)

    def test_a_second_id_without_a_tie_touches_nobody(self, satker: Satker, palsu: FonntePalsu, client: Client) -> None:
        gateway, pesan, id_pesan = self.dikirim(satker, palsu)
        ketuk(client, gateway, palsu.badan_status(str(int(id_pesan) + 1), "delivered", hanya_stateid=True))
        masuk.proses()
        assert status(pesan) == ["diterima"]

    def test_a_tie_at_another_gateway_says_nothing(self, satker: Satker, palsu: FonntePalsu, client: Client) -> None:
        gateway, pesan, id_pesan = self.dikirim(satker, palsu)
        lain = buat_gateway(satker, palsu.setelan(), jenis="fonnte", prioritas=9)
        ketuk(client, gateway, palsu.badan_status(id_pesan, "sent"))
        ketuk(client, lain, palsu.badan_status(id_pesan, "delivered", hanya_stateid=True))
        masuk.proses()
        assert status(pesan) == ["terkirim"]

    def test_a_receipt_may_come_before_the_answer(self, satker: Satker, palsu: FonntePalsu, client: Client) -> None:
        gateway = buat_gateway(satker, palsu.setelan(), jenis="fonnte")
        for isi in (
            palsu.badan_status("80367170", "delivered", hanya_stateid=True),
            palsu.badan_status("80367170", "sent"),
        ):
            ketuk(client, gateway, isi)
        masuk.proses()
        pesan = buat_pesan(satker)
        antar(satker)
        assert palsu.diterima[0]["id"] == "80367170"
        assert status(pesan) == ["sampai"]

    def test_the_secret_stands_in_no_row(self, satker: Satker, palsu: FonntePalsu, client: Client) -> None:
        gateway = buat_gateway(satker, palsu.setelan(), jenis="fonnte")
        assert ketuk(client, gateway, palsu.badan_masuk("+6281234567890", "halo")) == 200
        assert palsu.rahasia not in KotakWebhook.objects.get().badan
        assert masuk.proses().pesan_masuk == 1

    def test_a_text_with_the_wrong_secret_stays_outside(
        self, satker: Satker, palsu: FonntePalsu, client: Client
    ) -> None:
        gateway = buat_gateway(satker, palsu.setelan(), jenis="fonnte")
        for salah in ("", "tebakan"):
            assert ketuk(client, gateway, palsu.badan_masuk("+6281234567890", "BERHENTI", secret=salah)) == 403
        assert not KotakWebhook.objects.exists()
