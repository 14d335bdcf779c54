"""Who has asked how often lately."""

from django.db import models


class Ember(models.Model):
    """A token bucket, kept as the moment when it is full again; a bucket that is full needs no row.

    `kunci` is a keyed hash: no address and no number can be read from this table. Written by layanan.batas only.
    """

    kunci = models.CharField("kunci", max_length=64, primary_key=True)
    penuh = models.DateTimeField("penuh kembali", db_index=True)

    class Meta:
        verbose_name = "ember"
        verbose_name_plural = "ember"

    def __str__(self) -> str:
        return self.kunci[:8]
