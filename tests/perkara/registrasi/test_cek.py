"""Asking the gateway which numbers are on WhatsApp (R-000-5): gently, and never twice without need."""

from datetime import timedelta

import pytest

from notifikasi.models import Gateway, Nomor
from perkara.registrasi import cek
from perkara.registrasi.cek import Jawaban, cek_banyak, yang_diketahui
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway
from tests.palsu import ajaib
from tests.palsu.peladen import Jawab, jawab_json
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import buat_nomor
from tests.perkara.registrasi.conftest import PAGI

ADA, TIDAK = ajaib.nomor(ajaib.BIASA), ajaib.nomor(ajaib.BUKAN_WHATSAPP)


def nomor(banyak: int) -> list[str]:
    return [f"+62812{n:07d}" for n in range(banyak)]


class WahaMogok(WahaPalsu):
    """Answers every check with the same trouble."""

    jawaban = jawab_json(500, {"statusCode": 500})

    def _cek(self, telepon: str) -> Jawab:
        return self.jawaban


def test_each_number_gets_its_answer(satker: Satker, gateway: Gateway) -> None:
    assert cek_banyak(satker, [ADA, TIDAK, ADA], 10) == {ADA: Jawaban.ADA, TIDAK: Jawaban.TIDAK}


def test_nothing_asked_nothing_called(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    assert cek_banyak(satker, [], 10) == {}
    assert waha.permintaan == []


def test_only_so_many_are_asked(satker: Satker, gateway: Gateway, waha: WahaPalsu) -> None:
    assert len(cek_banyak(satker, nomor(20), 7)) == 7
    assert len(waha.permintaan) == 7


def test_a_gateway_in_trouble_is_left_in_peace_after_a_few_questions(satker: Satker) -> None:
    with WahaMogok() as mogok:
        buat_gateway(satker, mogok.setelan())
        jawaban = cek_banyak(satker, nomor(100), 100)
    assert set(jawaban.values()) == {Jawaban.NANTI}
    assert len(mogok.permintaan) < cek.MENYERAH + cek.SEKALIGUS


def test_an_answer_that_says_nothing_is_not_a_no(satker: Satker) -> None:
    with WahaMogok() as mogok:
        mogok.jawaban = jawab_json(200, {"chatId": None})
        buat_gateway(satker, mogok.setelan())
        assert cek_banyak(satker, [ADA], 10) == {ADA: Jawaban.TIDAK_TAHU}


def test_a_wrong_token_is_no_answer_about_the_number(satker: Satker, gateway: Gateway) -> None:
    Gateway.objects.update(token="salah")
    assert cek_banyak(satker, [ADA], 10) == {ADA: Jawaban.NANTI}


def test_a_gateway_that_hangs_up_is_no_answer(satker: Satker) -> None:
    with WahaMogok() as mogok:
        mogok.jawaban = Jawab(200, b'{"numberExists": true}', putus=True)
        buat_gateway(satker, mogok.setelan())
        assert cek_banyak(satker, [ADA], 10) == {ADA: Jawaban.NANTI}


def test_the_second_gateway_is_asked_when_the_first_cannot_tell(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan(), jenis="cloud_api", prioritas=1)
    buat_gateway(satker, waha.setelan(), prioritas=2)
    assert cek_banyak(satker, [ADA], 10) == {ADA: Jawaban.ADA}


@pytest.mark.parametrize(
    ("keadaan", "jawaban"),
    [
        ({"jenis": "cloud_api"}, Jawaban.TIDAK_TAHU),
        ({"aktif": False}, Jawaban.NANTI),
        ({"dijeda": True}, Jawaban.NANTI),
        ({"pemutus_sejak": PAGI}, Jawaban.NANTI),
    ],
)
def test_where_nobody_can_be_asked_the_reason_decides(
    satker: Satker, gateway: Gateway, waha: WahaPalsu, keadaan: dict[str, object], jawaban: Jawaban
) -> None:
    Gateway.objects.update(**keadaan)
    assert cek_banyak(satker, [ADA], 10) == {ADA: jawaban}
    assert waha.permintaan == []


def test_answers_are_kept_for_a_month(satker: Satker) -> None:
    for e164 in (ADA, TIDAK):
        buat_nomor(satker, e164=e164)
    lain = ajaib.nomor(ajaib.BIASA, 77)
    buat_nomor(satker, e164=lain)
    cek.catat(satker, {ADA: Jawaban.ADA, TIDAK: Jawaban.TIDAK, lain: Jawaban.NANTI})
    assert yang_diketahui(satker, [ADA, TIDAK, lain]) == {ADA: Jawaban.ADA, TIDAK: Jawaban.TIDAK}
    assert Nomor.objects.get(e164=lain).dicek_pada is None
    with pada(sekarang() + cek.BERLAKU + timedelta(seconds=1)):
        assert yang_diketahui(satker, [ADA]) == {}
