"""Ready rules for gateways known by name. None was tried with an account of ours: learnt from public client code.

`keyakinan` says how far to trust a profile until "Coba kirim" has shown its real answers: "sedang" where several
independent clients agree, "rendah" where there was one, or where the answers are documented nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Profil:
    """One provider: its address ('' where every court has its own), what to type where, and the rules of `opsi`."""

    nama: str
    keyakinan: str
    aturan: Mapping[str, Any]
    alamat: str = ""
    isian: Mapping[str, str] = field(default_factory=dict)


_MATI = {"not connect": "stop_kanal", "disconnect": "stop_kanal", "scan qr": "stop_kanal"}
_KUNCI = {"api key": "stop_kanal", "api_key": "stop_kanal", "unauthor": "stop_kanal", "expired": "stop_kanal"}
_KUOTA = {"quota": "stop_kanal", "kuota": "stop_kanal", "credit": "stop_kanal", "saldo": "stop_kanal"}
_NOMOR = {"not registered": "penerima", "not valid": "penerima", "invalid number": "penerima"}
# Both of its services.
_ZENZIVA = {
    "bentuk": "form",
    "isi": {"userkey": "{nomor_id}", "passkey": "{token}", "to": "{nomor_lokal}", "message": "{teks}"},
    "berhasil": {"jalur": "status", "nilai": ["1"]},
    "id": "messageId",
    "alasan": "text",
    "tolak": {"userkey": "stop_kanal", "passkey": "stop_kanal", **_KUOTA, "expired": "stop_kanal"},
}
_AKUN_ZENZIVA = ("https://console.zenziva.net", {"token": "Passkey Zenziva", "nomor_id": "Userkey Zenziva"})

BAWAAN = "sendiri"
PROFIL: Mapping[str, Profil] = {
    "sendiri": Profil(
        "Relai milik pengadilan",
        "sedang",
        {
            "jalur": "",
            "kepala": {"Authorization": "Bearer {token}"},
            "isi": {"nomor": "{nomor_plus}", "teks": "{teks}", "id": "{id}"},
            "id": "id",
            "alasan": "galat",
        },
    ),
    "watzap": Profil(
        "Watzap",
        "sedang",
        {
            "jalur": "/send_message",
            "isi": {
                "api_key": "{token}",
                "number_key": "{nomor_id}",
                "phone_no": "{nomor}",
                "message": "{teks}",
                "wait_until_send": "1",
            },
            "berhasil": {"jalur": "status", "nilai": ["200"]},
            "alasan": "message",
            "tolak": {**_NOMOR, **_MATI, **_KUNCI, "number key": "stop_kanal", "number_key": "stop_kanal"},
            "cek": {
                "jalur": "/validate_number",
                "isi": {"api_key": "{token}", "number_key": "{nomor_id}", "phone_no": "{nomor}"},
                "ada": {"jalur": "status", "nilai": ["200"]},
            },
        },
        "https://api.watzap.id/v1",
        {"token": "API key Watzap", "nomor_id": "Number key Watzap"},
    ),
    "starsender": Profil(
        "StarSender",
        "sedang",
        {
            "jalur": "/api/send",
            "kepala": {"Authorization": "{token}"},
            "isi": {"messageType": "text", "to": "{nomor}", "body": "{teks}"},
            "berhasil": {"jalur": "success", "nilai": ["true"]},
            "alasan": "message",
            "tolak": {**_NOMOR, **_MATI, **_KUNCI, **_KUOTA},
        },
        "https://api.starsender.online",
        {"token": "Kunci API perangkat, tanpa kata Bearer"},
    ),
    "onesender": Profil(
        "OneSender",
        "rendah",
        {
            "jalur": "/api/v1/messages",
            "kepala": {"Authorization": "Bearer {token}"},
            "isi": {"to": "{nomor}", "recipient_type": "individual", "type": "text", "text": {"body": "{teks}"}},
            "berhasil": {"jalur": "code", "nilai": ["200"]},
            "id": "messages.0.id",
            "alasan": "message",
            "tolak": {**_NOMOR, **_MATI, **_KUNCI},
        },
    ),
    "whacenter": Profil(
        "WhaCenter",
        "sedang",
        {
            "jalur": "/api/send",
            "bentuk": "form",
            "isi": {"device_id": "{token}", "number": "{nomor}", "message": "{teks}"},
            "berhasil": {"jalur": "status", "nilai": ["true"]},
            "alasan": "message",
            # "device … not found", "device … not connect": whatever it is, nothing leaves by this device.
            "tolak": {**_MATI, "device": "stop_kanal", **_NOMOR, **_KUOTA},
        },
        "https://app.whacenter.com",
        {"token": "Device ID WhaCenter; siapa yang mengetahuinya dapat mengirim"},
    ),
    "mpwa": Profil(
        "MPWA",
        "rendah",
        {
            "jalur": "/send-message",
            "isi": {"api_key": "{token}", "sender": "{nomor_id}", "number": "{nomor}", "message": "{teks}"},
            "berhasil": {"jalur": "status", "nilai": ["true", "success"]},
            "alasan": "msg",
            "tolak": {**_NOMOR, **_MATI, **_KUNCI, "sender": "stop_kanal"},
        },
        "",
        {"token": "API key MPWA", "nomor_id": "Nomor pengirim (628…)"},
    ),
    "zenziva": Profil(
        "Zenziva SMS",
        "sedang",
        # Four parts of 153.
        _ZENZIVA | {"jalur": "/reguler/api/sendsms/", "kanal": "sms", "maks_karakter": 612},
        *_AKUN_ZENZIVA,
    ),
    "zenziva_wa": Profil("Zenziva WhatsApp", "rendah", _ZENZIVA | {"jalur": "/wareguler/api/sendWA/"}, *_AKUN_ZENZIVA),
}
