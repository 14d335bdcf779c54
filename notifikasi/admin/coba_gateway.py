"""The page on which an admin tries a gateway: one message to a number of his own, or only the connection."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from unfold.decorators import action

from notifikasi import coba
from notifikasi.models import Gateway
from satker.models import Pegawai


class CobaGateway:
    """For GatewayAdmin: the button "Coba" and what it leads to."""

    @action(description="Coba gateway", url_path="coba")
    def coba(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """GET shows what can be tried; POST tries it and shows what came of it."""
        gateway = self._gateway(request, object_id)
        nomor = request.POST.get("nomor") or _nomor_sendiri(gateway, request.user)
        isi: dict[str, Any] = {"gateway": gateway, "nomor": nomor, "title": f"Coba {gateway.nama}"}
        if request.method == "POST":
            isi |= _lakukan(gateway, request.POST.get("cara", ""), nomor, request.user)
        konteks = self.admin_site.each_context(request) | {"opts": Gateway._meta} | isi  # type: ignore[attr-defined]
        return TemplateResponse(request, "notifikasi/coba_gateway.html", konteks)

    def _gateway(self, request: HttpRequest, object_id: str) -> Gateway:
        """The gateway, when it is one of a court this user administers; another court's does not exist."""
        gateway: Gateway | None = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if gateway is None:
            raise Http404
        if not self.has_change_permission(request, gateway):  # type: ignore[attr-defined]
            raise PermissionDenied
        return gateway


def _lakukan(gateway: Gateway, cara: str, nomor: str, user: Any) -> dict[str, Any]:
    try:
        if cara == "sambungan":
            return {"hasil": coba.periksa_sambungan(gateway, user)}
        return {"hasil": coba.coba_kirim(gateway, nomor, user)}
    except coba.CobaDitolak as tolak:
        return {"ditolak": str(tolak)}


def _nomor_sendiri(gateway: Gateway, user: Any) -> str:
    """The number the court has of this admin, '' when it has none."""
    milik = Pegawai.objects.filter(satker=gateway.satker_id, user=user.pk, aktif=True).exclude(nomor_wa="")
    return str(milik.values_list("nomor_wa", flat=True).first() or "")
