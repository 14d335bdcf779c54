"""Courts, people and sign-ins for the tests of every room. Plain functions: what a test does not name is made up."""

from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from satker.models import Jabatan, Keanggotaan, Pegawai, Peran, Satker

SANDI = "sandi-uji-yang-panjang"
_urut = count(1)


def buat_satker(**isian: Any) -> Satker:
    """A court of the first level in WIB, unless told otherwise."""
    n = next(_urut)
    huruf = "".join(chr(97 + int(angka)) for angka in str(n))  # an abbreviation holds no digits
    bawaan = {"kode": f"pa-uji-{n}", "nama": f"Pengadilan Agama Uji {n}", "singkatan": f"PA.{huruf.capitalize()}"}
    return Satker.objects.create(**bawaan | isian)


def buat_pegawai(satker: Satker, **isian: Any) -> Pegawai:
    """A judge with a number of his own, unless told otherwise."""
    n = next(_urut)
    bawaan = {"nama": f"Pegawai Uji {n}, S.H.I.", "jabatan": Jabatan.HAKIM, "nomor_wa": f"+62812{n:08d}"}
    return Pegawai.objects.create(satker=satker, **bawaan | isian)


def buat_pengguna(satker: Satker | None = None, *peran: str, **isian: Any) -> Any:
    """A user with these roles in `satker`; without a court, a stranger. Password: SANDI."""
    bawaan: dict[str, Any] = {"username": f"pengguna{next(_urut)}", "is_staff": Peran.ADMIN in peran}
    user = get_user_model().objects.create_user(password=SANDI, **bawaan | isian)
    if satker is not None:
        Keanggotaan.objects.bulk_create(Keanggotaan(user=user, satker=satker, peran=p) for p in peran)
    return user


def masuk(client: Client, user: Any) -> Client:
    """Sign `user` in with both factors passed; answers the client, for one-liners."""
    masuk_sandi_saja(client, user)
    perangkat, _ = TOTPDevice.objects.get_or_create(user=user, name="uji")
    sesi = client.session
    sesi[DEVICE_ID_SESSION_KEY] = perangkat.persistent_id
    sesi.save()
    return client


def masuk_sandi_saja(client: Client, user: Any) -> Client:
    """Sign `user` in with the password alone: no page of the portal may open for this session."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
