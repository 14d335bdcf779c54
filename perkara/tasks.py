"""Celery tasks of this room: no argument carries data, one service each."""

from celery import shared_task

from perkara.rencana import rencanakan


@shared_task  # type: ignore[untyped-decorator]
def rencanakan_semua() -> dict[str, int]:
    """Every minute: queue what is owed by now, in every court."""
    return rencanakan()
