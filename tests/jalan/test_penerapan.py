"""Containers and make run start the same processes in the same way; locked files carry no address."""

import re
import shlex
from typing import Any

import pytest
import yaml
from django.conf import settings
from honcho.environ import parse_procfile

from narahubung.lingkungan import AKAR, WAJIB

COMPOSE: dict[str, Any] = yaml.safe_load((AKAR / "docker-compose.yml").read_text())
PROCFILE: dict[str, str] = parse_procfile((AKAR / "Procfile").read_text()).processes
JASA: dict[str, Any] = COMPOSE["services"]


@pytest.mark.parametrize("nama", ["web", "worker", "beat"])
def test_containers_use_the_commands_of_make_run(nama: str) -> None:
    assert JASA[nama]["command"] == PROCFILE[nama]


def test_the_image_starts_the_web_server_by_default() -> None:
    cmd = re.search(r"^CMD \[(.+)\]$", (AKAR / "Dockerfile").read_text(), re.MULTILINE)
    assert cmd is not None
    assert [bagian.strip(' "') for bagian in cmd[1].split(",")] == shlex.split(PROCFILE["web"])


def test_the_image_does_not_run_as_root() -> None:
    pengguna = re.findall(r"^USER (\S+)$", (AKAR / "Dockerfile").read_text(), re.MULTILINE)
    assert pengguna == ["narahubung"]


@pytest.mark.parametrize("nama", ["web", "worker", "beat", "migrasi"])
def test_every_container_of_ours_gets_every_required_setting(nama: str) -> None:
    assert set(WAJIB) <= set(JASA[nama]["environment"])
    assert JASA[nama]["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("nama", ["web", "worker", "db", "redis"])
def test_every_server_is_watched(nama: str) -> None:
    assert JASA[nama]["healthcheck"]["test"]


def test_redis_refuses_rather_than_forgets() -> None:
    assert "--maxmemory-policy noeviction" in JASA["redis"]["command"]
    assert "--appendonly yes" in JASA["redis"]["command"]


def test_stores_are_reachable_from_inside_only() -> None:
    for nama in ("db", "redis"):
        assert JASA[nama]["networks"] == ["dalam"]
        assert "ports" not in JASA[nama]
    assert COMPOSE["networks"]["dalam"]["internal"] is True
    assert JASA["web"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]


@pytest.mark.parametrize("nama", ["requirements.txt", "requirements-dev.txt"])
def test_locked_files_pin_everything_and_name_no_address(nama: str) -> None:
    isi = (AKAR / nama).read_text()
    assert not re.search(r"https?://|--index-url|--find-links|file:/| @ ", isi)
    for baris in isi.splitlines():
        assert not baris or baris[0] in "# " or "==" in baris, baris


def test_every_direct_dependency_says_what_it_is_for() -> None:
    for nama in ("requirements.in", "requirements-dev.in"):
        for baris in (AKAR / nama).read_text().splitlines():
            if baris and baris[0] not in "#-":
                assert "  # " in baris, baris


def test_the_example_environment_names_what_compose_asks_for() -> None:
    contoh = set(re.findall(r"^([A-Z_]+)=", (AKAR / ".env.contoh").read_text(), re.MULTILINE))
    assert set(re.findall(r"\$\{([A-Z_]+)", (AKAR / "docker-compose.yml").read_text())) == contoh


@pytest.mark.parametrize("berkas", ["docs/operasi.md", "README.md"])
def test_every_setting_is_explained(berkas: str) -> None:
    panduan = (AKAR / berkas).read_text()
    setelan, server = ((AKAR / "narahubung" / nama).read_text() for nama in ("settings.py", "gunicorn_conf.py"))
    dibaca = re.findall(r'env\.\w+\("([A-Z_]+)"', setelan) + re.findall(r'environ\.get\("([A-Z_]+)"', server)
    for nama in {*dibaca, *WAJIB, "DATA_DIR", "DEMO"} - {"NARAHUBUNG_TERTANAM"}:
        assert f"`{nama}`" in panduan, nama


def test_the_operators_guide_names_every_ring_of_the_beat_and_every_metric() -> None:
    panduan = (AKAR / "docs" / "operasi.md").read_text()
    metrik = "".join((AKAR / ruang / "metrik.py").read_text() for ruang in ("notifikasi", "perkara"))
    ukuran = {f"narahubung_{nama}" for nama in re.findall(r'ukuran\(\s*"(\w+)"', metrik)}
    assert len(ukuran) > 1
    for nama in {*settings.CELERY_BEAT_SCHEDULE, *ukuran}:
        assert f"`{nama}`" in panduan, nama
