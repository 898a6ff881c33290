"""Files that an editor uploaded and has not stored yet: kept between the preview and the decision."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# What nobody decided on within a day is forgotten.
KEPT = dt.timedelta(days=1)


class UploadQuerySet(models.QuerySet):
    def forgotten(self):
        return self.filter(uploaded_at__lt=timezone.now() - KEPT)


class Upload(models.Model):
    batch = models.UUIDField(_("batch"), db_index=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("editor"))
    name = models.CharField(_("file name"), max_length=400)
    data = models.BinaryField(_("bytes"))
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self):
        return self.name
