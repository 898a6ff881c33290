"""The application's configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_delete
from django.utils.translation import gettext_lazy as _


class ResolutionsConfig(AppConfig):
    name = "resolutions"
    verbose_name = _("Documents and corrections")

    def ready(self):
        from resolutions.editing.permissions import sync_groups
        from resolutions.models.states import sync_states
        from resolutions.search import checks  # noqa: F401 - registers the checks
        from resolutions.search.indexing import begin_index, forget_deleted

        post_migrate.connect(lambda **_: sync_states(), sender=self, weak=False, dispatch_uid="sync_states")
        post_migrate.connect(lambda **_: begin_index(), sender=self, weak=False, dispatch_uid="begin_index")
        for model in (self.get_model("Text"), self.get_model("Document")):
            pre_delete.connect(forget_deleted, sender=model, dispatch_uid=f"forget_{model.__name__}")
        post_migrate.connect(lambda **_: sync_groups(), sender=self, weak=False, dispatch_uid="sync_groups")
