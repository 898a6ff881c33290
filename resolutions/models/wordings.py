"""The index by which paragraphs of nearly the same words are found: their fingerprints, one row a band."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .texts import Paragraph


class WordingBandQuerySet(models.QuerySet):
    def sharing(self, bands: list[int]):
        """Keys of the paragraphs that share a band, those that share most first (one query by index)."""
        return (
            self.filter(value__in=bands)
            .order_by()
            .values("paragraph")
            .annotate(shared=models.Count("pk"))
            .order_by("-shared", "paragraph")
            .values_list("paragraph", flat=True)
        )


class WordingBand(models.Model):
    """One band of a paragraph's fingerprint (`comparing/wording.py`)."""

    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="wording_bands", verbose_name=_("paragraph"))
    value = models.BigIntegerField(_("band"), db_index=True)

    objects = WordingBandQuerySet.as_manager()

    class Meta:
        verbose_name = _("band of a wording")
        verbose_name_plural = _("bands of wordings")

    def __str__(self):
        return str(self.value)
