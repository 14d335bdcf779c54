"""The second factor: codes of an authenticator app, and recovery codes for the day the phone is gone."""

import re
import time
from base64 import b32encode
from hashlib import sha256
from secrets import choice, token_hex

import segno
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

# A demo account's authenticator is known to everybody; outside the demo it is no second factor at all.
NAMA_DEMO = "demo"
RAHASIA_DEMO = sha256(b"narahubung demo").hexdigest()[:40]
NAMA_APLIKASI = "Aplikasi autentikator"
NAMA_PEMULIHAN = "Kode pemulihan"
JUMLAH_PEMULIHAN = 10
_ABJAD = "abcdefghjkmnpqrstuvwxyz23456789"  # without letters and digits that look alike
_PANJANG = 12


class KodeDitolak(Exception):
    """The code does not open the door; str() says why, for the page. `dihitung`: whether it was a wrong guess."""

    def __init__(self, kalimat: str, *, dihitung: bool = True) -> None:
        super().__init__(kalimat)
        self.dihitung = dihitung


def _perangkat(user: AbstractBaseUser) -> list[TOTPDevice]:
    semua = TOTPDevice.objects.filter(user=user, confirmed=True).order_by("id")
    return list(semua if settings.DEMO else semua.exclude(name=NAMA_DEMO))


def punya_perangkat(user: AbstractBaseUser) -> bool:
    """Whether the user has an authenticator app set up; without one he is led to do so."""
    return bool(_perangkat(user))


def rahasia_baru() -> str:
    """A fresh secret (hex) for an app that is about to be set up."""
    return token_hex(20)


def calon(user: AbstractBaseUser, rahasia: str) -> TOTPDevice:
    """The device of that secret, not saved: its address for the QR code, its secret for typing."""
    return TOTPDevice(user=user, key=rahasia, name=NAMA_APLIKASI)


def qr(alamat: str) -> str:
    """A QR code as an SVG data address, dark on white in either colour scheme: cameras want it so."""
    gambar: str = segno.make(alamat, error="m").svg_data_uri(scale=4, border=2, dark="#000", light="#fff")
    return gambar


def rahasia_terbaca(perangkat: TOTPDevice) -> str:
    """The secret as it is typed by hand, in groups of four."""
    teks = b32encode(perangkat.bin_key).decode().rstrip("=")
    return " ".join(teks[i : i + 4] for i in range(0, len(teks), 4))


@transaction.atomic
def pasang(user: AbstractBaseUser, rahasia: str, kode: str) -> TOTPDevice:
    """Set the app up once a code proves that it works; it replaces any former one. Raises KodeDitolak."""
    perangkat = calon(user, rahasia)
    if not _cocok(perangkat, kode):
        raise KodeDitolak("Kode tidak cocok. Pastikan jam ponsel tepat, lalu masukkan kode yang sedang tampil.")
    TOTPDevice.objects.filter(user=user).delete()
    perangkat.save()
    return perangkat


def _cocok(perangkat: TOTPDevice, kode: str) -> bool:
    """Check without saving: an app that is only being set up has nothing to throttle."""
    bersih = _bersih(kode)
    totp = _totp(perangkat)
    if not (len(bersih) == 6 and bersih.isdecimal() and totp.verify(int(bersih), perangkat.tolerance)):
        return False
    perangkat.last_t = totp.t()  # the code that set it up opens no door a second time
    return True


@transaction.atomic
def buat_kode_pemulihan(user: AbstractBaseUser) -> list[str]:
    """Ten new recovery codes, shown to the user once; former ones end. Only their digests are stored."""
    perangkat, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": NAMA_PEMULIHAN})
    perangkat.token_set.all().delete()
    kode = ["".join(choice(_ABJAD) for _ in range(_PANJANG)) for _ in range(JUMLAH_PEMULIHAN)]
    StaticToken.objects.bulk_create(StaticToken(device=perangkat, token=_sidik(user, k)) for k in kode)
    return [f"{k[:4]}-{k[4:8]}-{k[8:]}" for k in kode]


def sisa_kode_pemulihan(user: AbstractBaseUser) -> int:
    """How many recovery codes are left."""
    return StaticToken.objects.filter(device__user=user).count()


def hapus_semua(user: AbstractBaseUser) -> None:
    """Forget every device: the next sign-in sets up a new one, and no open session counts as verified any more."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def periksa(user: AbstractBaseUser, kode: str) -> Device:
    """The device that accepts `kode`, six digits of the app or one recovery code. Each code works once.

    Raises KodeDitolak; wrong codes make the next attempt wait, longer each time.
    """
    bersih = _bersih(kode)
    if len(bersih) == 6 and bersih.isdecimal():
        return _verifikasi([d.pk for d in _perangkat(user)], TOTPDevice, bersih)
    if len(bersih) == _PANJANG:
        ids = list(StaticDevice.objects.filter(user=user, confirmed=True).values_list("pk", flat=True))
        return _verifikasi(ids, StaticDevice, _sidik(user, bersih))
    raise KodeDitolak("Kode dari aplikasi terdiri atas 6 angka, kode pemulihan atas 12 tanda.", dihitung=False)


def _verifikasi(ids: list[int], jenis: type[Device], token: str) -> Device:
    # Not inside one transaction with the raise: the count of failures must survive it.
    with transaction.atomic():
        # Locked, so that one code sent twice at once opens one door.
        for perangkat in jenis.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
            boleh, sebab = perangkat.verify_is_allowed()
            if not boleh:
                raise KodeDitolak(_tunggu(sebab), dihitung=False)
            if perangkat.verify_token(token):
                return perangkat
    raise KodeDitolak("Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.")


def _tunggu(sebab: dict[str, object] | None) -> str:
    sampai = (sebab or {}).get("locked_until", timezone.now())
    detik = max(1, round((sampai - timezone.now()).total_seconds()))  # type: ignore[operator]
    lama = f"{detik} detik" if detik < 90 else f"{round(detik / 60)} menit"
    return f"Terlalu banyak kode keliru. Coba lagi dalam {lama}."


def _bersih(kode: str) -> str:
    return re.sub(r"[\s-]", "", kode).lower()


def _sidik(user: AbstractBaseUser, kode: str) -> str:
    """What is stored of a recovery code: 64 bits of a digest; 59 random bits need no slow hash."""
    return sha256(f"{user.pk}:{kode}".encode()).hexdigest()[:16]


def _totp(perangkat: TOTPDevice) -> TOTP:
    totp = TOTP(perangkat.bin_key, perangkat.step, perangkat.t0, perangkat.digits, perangkat.drift)
    totp.time = time.time()
    return totp


# --- demo ---


def siapkan_demo(user: AbstractBaseUser) -> None:
    """Give a demo account the authenticator that everybody knows. Works only in demo mode."""
    if not settings.DEMO:
        raise ValueError("Perangkat demo hanya ada dalam mode demo.")
    TOTPDevice.objects.get_or_create(user=user, name=NAMA_DEMO, defaults={"key": RAHASIA_DEMO})


def kode_demo(user: AbstractBaseUser) -> str:
    """The code a demo account may use now ('123 456'), or the next one if that is spent; '' outside the demo."""
    perangkat = next((d for d in _perangkat(user) if d.name == NAMA_DEMO), None) if settings.DEMO else None
    if perangkat is None:
        return ""
    totp = _totp(perangkat)
    totp.drift += max(0, perangkat.last_t + 1 - totp.t())
    kode = f"{totp.token():06d}"
    return f"{kode[:3]} {kode[3:]}"
