"""A conversation by reply, all the way: portal, delivery, the real simulator, its webhook, the inbox (domain 5.7)."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.models import Gateway, Nomor, Persetujuan, Pesan, PesanMasuk
from notifikasi.simulator import klien
from notifikasi.simulator.peladen import Simulator
from satker.models import Satker
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, status
from tests.notifikasi.simulator.bahan import RAHASIA, TOKEN, Portal, jalan
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
HP = "+6281355550555"
AWAL_N71, AWAL_N72 = (
    "Yth. Bapak/Ibu, pemberitahuan ke nomor ini dihentikan.",
    "Yth. Bapak/Ibu, pemberitahuan diaktifkan",
)


class Percakapan:
    """A court on the simulator and one phone. What the simulator reports is laid at the portal's own door."""

    def __init__(self, satker: Satker, simulator: Simulator, kanal: str) -> None:
        self.satker, self.simulator, self.kanal = satker, simulator, kanal
        self.portal, self._ambil = Portal(), 0
        self.gateway = buat_gateway(
            satker, jenis="simulator", url=simulator.url, token=TOKEN, nomor_id=kanal, rahasia_webhook=RAHASIA
        )

    def __enter__(self) -> Self:
        self.portal.__enter__()
        klien.daftarkan_webhook(self.simulator.url, TOKEN, f"{self.portal.url}/x/", RAHASIA, self.kanal)
        return self

    def __exit__(self, jenis: type[BaseException] | None, galat: BaseException | None, j: TracebackType | None) -> None:
        self.portal.__exit__(jenis, galat, j)

    def teruskan(self, banyak: int) -> None:
        """Hand on so many reports, signed as the simulator signed them, and process the inbox."""
        self._ambil += banyak
        self.portal.tunggu(self._ambil)
        alamat = reverse("webhook", args=("simulator", self.gateway.token_jalur))
        for minta in self.portal.permintaan[self._ambil - banyak : self._ambil]:
            tanda = {k: v for k, v in minta.headers.items() if k.lower() == "x-simulator-tanda-tangan"}
            jawab = Client().post(alamat, minta.badan, content_type="application/json", headers=tanda)
            assert jawab.status_code == 200
        masuk.proses()

    def kirim(self, **isian: object) -> Pesan:
        """The court writes; its two receipts come back."""
        pesan = buat_pesan(self.satker, **isian)
        antar(self.satker)
        self.teruskan(2)
        return pesan

    def balas(self, teks: str, belum_dibaca: int = 0) -> None:
        """The person answers (which reads what he had not) and the court answers him where it should."""
        klien.balas(self.simulator.url, TOKEN, HP, teks, self.kanal)
        self.teruskan(1 + belum_dibaca)
        sebelum = len(self.layar())
        antar(self.satker)
        self.teruskan(2 * (len(self.layar()) - sebelum))

    def layar(self) -> list[str]:
        """What the phone shows of the court, oldest first."""
        semua = klien.percakapan(self.simulator.url, TOKEN, HP, self.kanal)
        return [g.teks for g in semua if g.dari_pengadilan]


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[Simulator]:
    """The real server, in this process."""
    with jalan(tmp_path / "simulator.sqlite3") as s:
        yield s


@pytest.fixture
def chat(satker: Satker, simulator: Simulator) -> Iterator[Percakapan]:
    """A court's channel on it."""
    with Percakapan(satker, simulator, "pa-uji") as p:
        yield p


@pytest.fixture
def nomor(satker: Satker) -> Nomor:
    """The phone, as the court knows it."""
    return buat_nomor(satker, e164=HP)


def keadaan(nomor: Nomor) -> str:
    """Its present state."""
    return str(Nomor.objects.values_list("keadaan", flat=True).get(pk=nomor.pk))


def test_a_notice_arrives_and_answering_it_proves_that_it_was_read(chat: Percakapan, nomor: Nomor) -> None:
    pesan = chat.kirim(nomor=nomor)
    assert status(pesan) == ["sampai"]
    chat.balas("Baik, terima kasih.", belum_dibaca=1)
    assert status(pesan) == ["dibaca"]
    nomor.refresh_from_db()
    assert (nomor.di_whatsapp, nomor.keadaan) == (True, "aktif")
    assert nomor.masuk_terakhir == PesanMasuk.objects.get().waktu


@pytest.mark.parametrize("kata", ["BERHENTI", "stop", "Berhenti.", "  Unreg !", "*STOP*", "berhenti\n"])
def test_one_word_is_answered_once_and_then_there_is_silence(chat: Percakapan, nomor: Nomor, kata: str) -> None:
    chat.kirim(nomor=nomor)
    chat.balas(kata, belum_dibaca=1)
    assert keadaan(nomor) == "berhenti"
    lanjut = buat_pesan(chat.satker, nomor=nomor)
    antar(chat.satker)
    assert status(lanjut) == ["batal"]
    assert [t[: len(AWAL_N71)] for t in chat.layar()[1:]] == [AWAL_N71]


@pytest.mark.parametrize(
    "kata",
    [
        "Kapan sidang saya?",
        "jangan berhenti",
        "tolong stop dulu",
        "BERHENTIKAN",
        "0",
        "👍",
        "MULAI BERHENTI",
        "ber henti",
    ],
)
def test_other_words_wait_for_people_are_answered_politely_and_change_nothing(
    chat: Percakapan, nomor: Nomor, kata: str
) -> None:
    chat.kirim(nomor=nomor)
    chat.balas(kata, belum_dibaca=1)
    assert keadaan(nomor) == "aktif"
    pesan = PesanMasuk.objects.get()
    assert (pesan.teks, pesan.perintah, pesan.nomor) == (kata, "", nomor)
    assert [t[:50] for t in chat.layar()[1:]] == ["Yth. Bapak/Ibu, pesan ini dijawab otomatis. Ketik "]
    assert not Persetujuan.objects.exists()


def test_stop_start_and_stop_again(chat: Percakapan, nomor: Nomor) -> None:
    """Each word is answered once a day, the ledger holds all of them, and the last one counts."""
    chat.kirim(nomor=nomor)
    jejak, dibaca = [], 0
    for kata in ("BERHENTI", "MULAI", "mulai", "Stop", "START", "berhenti"):
        belum, dibaca = len(chat.layar()) - dibaca, len(chat.layar())
        chat.balas(kata, belum_dibaca=belum)
        jejak.append(keadaan(nomor))
    assert jejak == ["berhenti", "aktif", "aktif", "berhenti", "aktif", "berhenti"]
    assert [t[:40] for t in chat.layar()[1:]] == [AWAL_N71[:40], AWAL_N72[:40]]
    assert list(Persetujuan.objects.order_by("waktu", "id").values_list("tindakan", flat=True)) == [
        *("tarik", "beri", "beri", "tarik", "beri", "tarik")
    ]


def test_after_mulai_what_is_new_arrives_and_what_was_called_off_does_not(chat: Percakapan, nomor: Nomor) -> None:
    chat.kirim(nomor=nomor)
    lama = buat_pesan(chat.satker, nomor=nomor)
    chat.balas("BERHENTI", belum_dibaca=1)
    chat.balas("MULAI", belum_dibaca=1)
    baru = chat.kirim(nomor=nomor)
    assert status(lama, baru) == ["batal", "sampai"]


def test_a_stranger_who_stops_before_we_ever_wrote_is_believed(chat: Percakapan) -> None:
    chat.balas("STOP")
    assert Nomor.objects.get(satker=chat.satker, e164=HP).keadaan == "berhenti"
    assert [t[: len(AWAL_N71)] for t in chat.layar()] == [AWAL_N71]


def test_a_stranger_who_only_asks_is_answered_and_has_agreed_to_nothing(chat: Percakapan) -> None:
    chat.balas("Halo, apakah ini pengadilan?")
    assert PesanMasuk.objects.get().nomor == Nomor.objects.get(e164=HP)
    assert len(chat.layar()) == 1
    assert not Persetujuan.objects.exists()


def test_stopping_one_court_leaves_the_other_one_talking(chat: Percakapan, nomor: Nomor, simulator: Simulator) -> None:
    """One phone, two courts, two channels: BERHENTI goes to the one it was said to."""
    with Percakapan(buat_satker(), simulator, "pa-lain") as lain:
        nomor_lain = buat_nomor(lain.satker, e164=HP)
        chat.kirim(nomor=nomor)
        lain.kirim(nomor=nomor_lain)
        chat.balas("BERHENTI", belum_dibaca=1)
        assert (keadaan(nomor), keadaan(nomor_lain)) == ("berhenti", "aktif")
        assert status(lain.kirim(nomor=nomor_lain)) == ["sampai"]
    assert len(lain.layar()) == 2


def test_a_number_without_whatsapp_is_known_as_such_and_failed(chat: Percakapan) -> None:
    """R-000-5: the simulator's number 0002 has no WhatsApp."""
    nomor = buat_nomor(chat.satker, e164="+6281355550002")
    pesan = buat_pesan(chat.satker, nomor=nomor)
    antar(chat.satker)
    nomor.refresh_from_db()
    assert (status(pesan), nomor.di_whatsapp) == (["gagal"], False)


def test_a_simulator_that_is_down_loses_no_message(satker: Satker, tmp_path: Path, nomor: Nomor) -> None:
    """It was never reached, so trying again is safe; back again, each phone has each message once."""
    with jalan(tmp_path / "sim.sqlite3") as sebentar:
        gateway = buat_gateway(satker, jenis="simulator", url=sebentar.url, token=TOKEN, rahasia_webhook=RAHASIA)
    pesan = buat_pesan(satker, nomor=nomor)
    assert antar(satker).antre == 1
    with jalan(tmp_path / "sim.sqlite3") as kembali:
        Gateway.objects.filter(pk=gateway.pk).update(url=kembali.url)
        Pesan.objects.filter(pk=pesan.pk).update(siap_pada=pesan.siap_pada)
        assert antar(satker).diterima == 1
        assert antar(satker).diklaim == 0
        assert len(klien.percakapan(kembali.url, TOKEN, HP)) == 1
