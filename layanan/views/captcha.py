"""The challenge of the proof of work."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from layanan import captcha


@never_cache
@require_safe
def soal(_request: HttpRequest) -> JsonResponse:
    """A fresh challenge, asked for by captcha.js while a form is being sent."""
    return JsonResponse(captcha.soal_baru())
