"""Where e-mail goes: files in the demo, the named server in production, nowhere when none is named."""

import pytest

from tests.jalan.proses import Proses
from tests.jalan.test_lingkungan import LENGKAP

TANYA = (
    "from narahubung import settings as s; print(s.SUREL_AKTIF, s.EMAIL_BACKEND.rsplit('.', 2)[1], s.EMAIL_HOST, "
    "s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.DEFAULT_FROM_EMAIL)"
)


@pytest.mark.parametrize(
    ("url", "dari", "harapan"),
    [
        ("smtp+tls://u%40x.test:s%2Fandi@surel.test:587", "", "True smtp surel.test 587 u@x.test True False u@x.test"),
        ("smtp+ssl://surel.test:465", "p@x.test", "True smtp surel.test 465  False True p@x.test"),
        ("smtp://surel.test", "p@x.test", "True smtp surel.test 25  False False p@x.test"),
        ("", "", "False dummy  25  False False narahubung@localhost"),
    ],
)
def test_production_sends_through_the_named_server_only(url: str, dari: str, harapan: str) -> None:
    with Proses("-c", TANYA, **LENGKAP, EMAIL_URL=url, EMAIL_FROM=dari) as proses:
        assert proses.selesai() == 0
        assert proses.keluaran == [harapan]


def test_the_demo_writes_files_under_its_own_folder() -> None:
    tanya = "from narahubung import settings as s; print(s.SUREL_AKTIF, s.EMAIL_BACKEND, s.EMAIL_FILE_PATH)"
    with Proses("-c", tanya, DEMO="1", DATA_DIR="/tmp/data-uji") as proses:
        assert proses.selesai() == 0
        assert proses.keluaran == ["True django.core.mail.backends.filebased.EmailBackend /tmp/data-uji/surel"]
