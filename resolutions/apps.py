"""The application's configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ResolutionsConfig(AppConfig):
    name = "resolutions"
    verbose_name = _("Documents and corrections")

    def ready(self):
        from resolutions.editing.permissions import sync_groups
        from resolutions.models.states import sync_states

        post_migrate.connect(lambda **_: sync_states(), sender=self, weak=False, dispatch_uid="sync_states")
        post_migrate.connect(lambda **_: sync_groups(), sender=self, weak=False, dispatch_uid="sync_groups")
