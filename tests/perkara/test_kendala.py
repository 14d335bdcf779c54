"""What may never stand in the tables is refused by the database itself, whoever writes it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError

from perkara.models import (
    EFiling,
    Karantina,
    Perkara,
    PetugasSipp,
    Pihak,
    Registrasi,
    RiwayatSidang,
    SetelanPerkara,
    Sidang,
    TugasLoket,
)
from satker.models import Satker
from satker.waktu import sekarang
from tests.pabrik import buat_satker
from tests.perkara.pabrik import (
    buat_akta,
    buat_efiling,
    buat_kuasa,
    buat_nomor,
    buat_penugasan,
    buat_perkara,
    buat_petugas,
    buat_pihak,
    buat_putusan,
    buat_registrasi,
    buat_setelan,
    buat_sidang,
    buat_sumber,
)

pytestmark = pytest.mark.django_db
Tulis = Callable[[Perkara], object]


@pytest.fixture
def satker() -> Satker:
    return buat_satker()


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    return buat_perkara(satker, nomor_kunci="7/G/2026", sipp_id=7)


def lagi(objek: Model, **ubah: Any) -> Model:
    """The same row once more, straight into the table."""
    objek.pk = None
    objek._state.adding = True
    for kolom, nilai in ubah.items():
        setattr(objek, kolom, nilai)
    objek.save(force_insert=True)
    return objek


def ditolak(kendala: str, tulis: Callable[[], object]) -> None:
    """The constraint of that name refuses it, by name: not another one by chance."""
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        tulis()


KEMBAR: list[tuple[str, Callable[[Perkara], Model]]] = [
    ("perkara_sipp_unik", lambda p: buat_perkara(p.satker)),
    ("pihak_sipp_unik", buat_pihak),
    ("kuasa_sipp_unik", buat_kuasa),
    ("penugasan_sipp_unik", lambda p: buat_penugasan(p, 5)),
    ("petugas_sipp_unik", lambda p: buat_petugas(p.satker)),
    ("sidang_sipp_unik", buat_sidang),
    ("efiling_sipp_unik", lambda p: buat_efiling(p.satker)),
    ("perkara_putusan_perkara_id_key", buat_putusan),
    ("perkara_aktacerai_perkara_id_key", buat_akta),
    ("perkara_sumbersipp_satker_id_key", lambda p: buat_sumber(p.satker)),
    ("perkara_setelanperkara_satker_id_key", lambda p: buat_setelan(p.satker)),
]


@pytest.mark.parametrize(("kendala", "buat"), KEMBAR, ids=[k for k, _ in KEMBAR])
def test_a_row_of_sipp_stands_once(perkara: Perkara, kendala: str, buat: Callable[[Perkara], Model]) -> None:
    objek = buat(perkara)
    ditolak(kendala, lambda: lagi(objek, **({"nomor_kunci": "lain"} if isinstance(objek, Perkara) else {})))


@pytest.mark.parametrize(
    ("buat", "ubah"),
    [
        (buat_pihak, {"sisi": 2}),
        (lambda p: buat_penugasan(p, 5), {"tugas": "panitera"}),
        (lambda p: buat_petugas(p.satker), {"tugas": "panitera"}),
    ],
    ids=["pihak", "penugasan", "petugas"],
)
def test_ids_of_different_sipp_tables_do_not_meet(
    perkara: Perkara, buat: Callable[[Perkara], Model], ubah: dict[str, Any]
) -> None:
    """SIPP numbers each of these tables by itself: side 1 and side 2, judges and clerks."""
    objek = buat(perkara)
    assert lagi(objek, **ubah).pk is not None


@pytest.mark.parametrize(
    "buat",
    [lambda s: buat_perkara(s, sipp_id=7, nomor_kunci="7/G/2026"), lambda s: buat_petugas(s, sipp_id=7)],
    ids=["perkara", "petugas"],
)
def test_ids_of_different_courts_do_not_meet(perkara: Perkara, buat: Callable[[Satker], Model]) -> None:
    buat_petugas(perkara.satker, sipp_id=7)
    assert buat(buat_satker()).pk is not None


def test_two_living_cases_never_share_a_number_and_a_dead_one_frees_it(perkara: Perkara) -> None:
    ditolak("perkara_nomor_unik", lambda: buat_perkara(perkara.satker, nomor_kunci="7/G/2026"))
    Perkara.objects.filter(pk=perkara.pk).update(hilang_pada=sekarang())
    kedua = buat_perkara(perkara.satker, nomor_kunci="7/G/2026")
    ditolak("perkara_nomor_unik", lambda: Perkara.objects.filter(pk=perkara.pk).update(hilang_pada=None))
    Perkara.objects.filter(pk=kedua.pk).update(hilang_pada=sekarang())
    assert Perkara.objects.filter(pk=perkara.pk).update(hilang_pada=None) == 1


@pytest.mark.parametrize("sisi", [0, 5, 99])
def test_a_witness_is_no_party(perkara: Perkara, sisi: int) -> None:
    """SIPP's "side 5" are witnesses: not even a slip of ours can store one."""
    ditolak("pihak_sisi_dikenal", lambda: buat_pihak(perkara, sisi))


def test_a_hearing_takes_the_place_of_one_other_only(perkara: Perkara) -> None:
    lama = buat_sidang(perkara)
    buat_sidang(perkara, menggantikan=lama)
    ditolak("menggantikan_id", lambda: buat_sidang(perkara, menggantikan=lama))
    Sidang.objects.filter(pk=lama.pk).delete()
    assert Sidang.objects.get().menggantikan is None


def test_one_history_row_per_version(perkara: Perkara) -> None:
    sidang = buat_sidang(perkara)
    isi = {"sidang": sidang, "tanggal": sidang.tanggal, "sampai_pada": sekarang()}
    for versi in (1, 2):
        RiwayatSidang.objects.create(versi=versi, **isi)
    ditolak("riwayat_sidang_unik", lambda: RiwayatSidang.objects.create(versi=2, **isi))


def test_a_row_set_aside_is_noted_once(satker: Satker) -> None:
    isi = {"satker": satker, "tabel": "perkara", "kunci": "id=1", "sebab": "x"}
    saat = {"pertama": sekarang(), "terakhir": sekarang()}
    Karantina.objects.create(**isi, **saat)
    ditolak("karantina_unik", lambda: Karantina.objects.create(**isi, **saat))
    assert Karantina.objects.create(**isi | {"satker": buat_satker()}, **saat).pk


@pytest.mark.parametrize("pengingat", [[], [1], [30, 14, 7, 3, 1]])
def test_up_to_five_reminders_are_a_choice(satker: Satker, pengingat: list[int]) -> None:
    assert buat_setelan(satker, pengingat=pengingat).pengingat == pengingat


@pytest.mark.parametrize(
    ("kolom", "nilai", "kendala"),
    [
        ("pengingat", [30, 14, 7, 3, 2, 1], "setelan_pengingat_paling_banyak_5"),
        ("pengingat", [0], "setelan_pengingat_1_sampai_30"),
        ("pengingat", [3, -1], "setelan_pengingat_1_sampai_30"),
        ("pengingat", [31], "setelan_pengingat_1_sampai_30"),
        ("tunda_akta", -1, "tunda_akta"),
        ("pnbp_akta", -1, "pnbp_akta"),
        ("tenggang_edoc", -1, "tenggang_edoc"),
        ("tenggang_bas", -1, "tenggang_bas"),
    ],
)
def test_a_setting_nobody_can_mean_is_refused(satker: Satker, kolom: str, nilai: Any, kendala: str) -> None:
    buat_setelan(satker)
    ditolak(kendala, lambda: SetelanPerkara.objects.filter(satker=satker).update(**{kolom: nilai}))


# A registration has a case, or waits for one; it never has neither, and while it waits it never has one.
@pytest.mark.parametrize(
    ("status", "berperkara", "ditunggu", "sah"),
    [
        ("aktif", True, "", True),
        ("aktif", True, "7/G/2026", True),
        ("aktif", False, "", False),
        ("menunggu", False, "7/G/2026", True),
        ("menunggu", False, "", False),
        ("menunggu", True, "7/G/2026", False),
        ("menunggu", True, "", False),
        ("dicabut", True, "", True),
        ("dicabut", False, "7/G/2026", True),
        ("dicabut", False, "", False),
        ("salah", True, "", True),
        ("salah", False, "7/G/2026", True),
        ("salah", False, "", False),
    ],
)
def test_a_registration_has_a_case_or_waits_for_one(
    perkara: Perkara, status: str, berperkara: bool, ditunggu: str, sah: bool
) -> None:
    siapa: dict[str, Any] = {
        "satker": perkara.satker,
        "nomor": buat_nomor(perkara.satker),
        "nama": "Siti",
        "sumber": "loket",
    }
    letak: dict[str, Any] = {"perkara": perkara if berperkara else None, "ditunggu": ditunggu, "status": status}
    isi = {**siapa, **letak, "dibuat": sekarang()}
    if sah:
        assert Registrasi.objects.create(**isi).pk
    else:
        ditolak("registrasi_punya_perkara", lambda: Registrasi.objects.create(**isi))


def test_a_number_is_active_once_per_case_and_ended_ones_do_not_count(perkara: Perkara) -> None:
    nomor = buat_nomor(perkara.satker)
    pertama = buat_registrasi(perkara, nomor)
    ditolak("registrasi_aktif_unik", lambda: buat_registrasi(perkara, nomor, sisi=2))
    for status in ("dicabut", "salah", "dicabut"):
        Registrasi.objects.filter(pk=pertama.pk).update(status=status)
        kedua = buat_registrasi(perkara, nomor)
        ditolak("registrasi_aktif_unik", lambda: Registrasi.objects.filter(pk=pertama.pk).update(status="aktif"))
        kedua.delete()
    assert buat_registrasi(buat_perkara(perkara.satker), nomor).pk


def test_a_number_waits_once_for_one_thing(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    isi = {"satker": satker, "nama": "Siti", "sumber": "loket", "status": "menunggu", "dibuat": sekarang()}
    Registrasi.objects.create(nomor=nomor, ditunggu="7/G/2026", **isi)
    ditolak("registrasi_tunggu_unik", lambda: Registrasi.objects.create(nomor=nomor, ditunggu="7/G/2026", **isi))
    assert Registrasi.objects.create(nomor=nomor, ditunggu="8/G/2026", **isi).pk
    assert Registrasi.objects.create(nomor=buat_nomor(satker), ditunggu="7/G/2026", **isi).pk


@pytest.mark.parametrize("orang", ["pihak", "kuasa", "tanpa"])
def test_one_to_do_per_person_and_text_also_where_the_person_is_unknown(perkara: Perkara, orang: str) -> None:
    pilihan: dict[str, dict[str, Any]] = {
        "pihak": {"pihak": buat_pihak(perkara)},
        "kuasa": {"kuasa": buat_kuasa(perkara)},
        "tanpa": {},
    }
    isi = pilihan[orang] | {
        "satker": perkara.satker,
        "perkara": perkara,
        "mentah": "0812",
        "sebab": "x",
        "dibuat": sekarang(),
    }
    TugasLoket.objects.create(**isi)
    ditolak("tugas_loket_unik", lambda: TugasLoket.objects.create(**isi))
    assert TugasLoket.objects.create(**isi | {"mentah": "0813"}).pk


def hapus_mentah(perkara: Perkara) -> None:
    """Past Django, as somebody with a database shell would."""
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM perkara_perkara WHERE id = %s", [perkara.pk])
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_case_somebody_was_registered_to_cannot_be_deleted(perkara: Perkara) -> None:
    """The sync marks cases as gone: what somebody was told stays traceable."""
    registrasi = buat_registrasi(perkara)
    ditolak("perkara_registrasi", lambda: hapus_mentah(perkara))
    with pytest.raises(ProtectedError):
        perkara.delete()
    registrasi.delete()
    buat_sidang(perkara)
    buat_pihak(perkara)
    buat_efiling(perkara.satker, perkara)
    perkara.delete()
    assert not any(model.objects.exists() for model in (Pihak, Sidang, EFiling))


@pytest.mark.parametrize(
    ("model", "kolom", "nilai"),
    [(Sidang, "tanggal", None), (Perkara, "nomor", None), (Pihak, "nama", None), (PetugasSipp, "nama", None)],
)
def test_what_a_row_cannot_be_without_is_not_null(perkara: Perkara, model: type[Any], kolom: str, nilai: Any) -> None:
    buat_sidang(perkara, date(2026, 12, 1))
    buat_pihak(perkara)
    buat_petugas(perkara.satker)
    ditolak(f'null value in column "{kolom}"', lambda: model.objects.update(**{kolom: nilai}))
