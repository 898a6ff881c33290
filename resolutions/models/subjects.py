"""Subject headings under which documents are filed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .languages import in_readers_language


class Subject(models.Model):
    heading = models.CharField(_("heading"), max_length=200, unique=True)
    heading_zh = models.CharField(_("heading in Chinese"), max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["heading"]
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")

    def __str__(self):
        return in_readers_language(self.heading_zh, self.heading)
