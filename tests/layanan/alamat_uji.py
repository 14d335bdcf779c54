"""A public form of no desk, for what all of them share: `@pytest.mark.urls("tests.layanan.alamat_uji")`."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import engines
from django.urls import path

from layanan import batas
from layanan.formulir import FormulirPublik
from layanan.models import Urusan
from layanan.tanda_terima import alamat_lacak, konteks_tanda_terima
from narahubung.urls import urlpatterns as alamat_portal

HALAMAN = """{% extends "dasar_publik.html" %}{% load static %}
{% block judul %}Uji{% endblock %}
{% block isi %}<h1>Tanya</h1>
<form method="post" class="formulir" novalidate enctype="multipart/form-data" data-draf="uji">{% csrf_token %}
{% include "layanan/draf.html" %}
{% include "komponen/formulir.html" with form=form tombol="Kirim pertanyaan" %}
</form>{% endblock %}
{% block skrip %}<script type="module" src="{% static 'js/captcha.js' %}"></script>
<script type="module" src="{% static 'js/draf.js' %}"></script>{% endblock %}"""
SELESAI = """{% extends "dasar_publik.html" %}{% load static %}
{% block judul %}Diterima{% endblock %}{% block isi %}<h1 data-draf="uji">Diterima</h1>{% endblock %}
{% block skrip %}<script type="module" src="{% static 'js/draf.js' %}"></script>{% endblock %}"""


class FormulirUji(FormulirPublik, forms.Form):
    """One of each kind of field."""

    nama = "uji"
    pertanyaan = forms.CharField(label="Pertanyaan", max_length=40)
    setuju = forms.BooleanField(label="Saya setuju", required=False)
    kanal = forms.ChoiceField(label="Kanal", choices=[("a", "Surel"), ("b", "Telepon")], widget=forms.RadioSelect)
    berkas = forms.FileField(label="Berkas", required=False)


def tanya(request: HttpRequest) -> HttpResponse:
    """Ask; on success to the other page."""
    asal = batas.asal(request)
    formulir = FormulirUji(request.POST or None, request.FILES or None, asal=asal, initial={"kanal": "a"})
    if request.method == "POST" and formulir.is_valid():
        return redirect("uji_selesai")
    return HttpResponse(_tulis(HALAMAN, request, form=formulir))


def selesai(request: HttpRequest) -> HttpResponse:
    """Received."""
    return HttpResponse(_tulis(SELESAI, request))


def terima(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt of a matter."""
    urusan = Urusan.objects.select_related("satker").get(pk=pk)
    isi = konteks_tanda_terima(urusan, "CDFGHJKMNP", alamat=alamat_lacak(request, urusan))
    return render(request, "layanan/tanda_terima.html", isi | {"draf": "uji", "pdf_url": "/", "lacak_url": "/lacak/"})


def _tulis(sumber: str, request: HttpRequest, **konteks: object) -> str:
    return str(engines["django"].from_string(sumber).render(konteks, request))  # type: ignore[attr-defined]


urlpatterns = [
    path("uji/tanya/", tanya, name="uji_tanya"),
    path("uji/terima/<int:pk>/", terima, name="uji_terima"),
    path("uji/selesai/", selesai, name="uji_selesai"),
    *alamat_portal,
]
