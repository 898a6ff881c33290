"""How documents follow one another, in the admin: an editor's word displaces what was found."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.admin import SimpleHistoryAdmin

from resolutions.editing.relations import reason_against_relation, set_relation
from resolutions.ingest.relations import relate
from resolutions.models import Relation


class RelationForm(forms.ModelForm):
    class Meta:
        model = Relation
        fields = ["document", "kind", "related"]

    def clean(self):
        """The relation, where it says something and leads to no circle."""
        data = super().clean()
        document, related = data.get("document"), data.get("related")
        if document and related and data.get("kind") and (against := reason_against_relation(Relation(**data))):
            raise ValidationError(against)
        return data

    def _get_validation_exclusions(self):
        """The found predecessor that this one displaces is no clash: saving takes it away."""
        return super()._get_validation_exclusions() | {"document"}


@admin.register(Relation)
class RelationAdmin(SimpleHistoryAdmin):
    form = RelationForm
    list_display = ["document", "kind", "related", "why", "by_editor"]
    list_filter = ["kind", "by_editor"]
    search_fields = ["document__symbol", "document__title", "related__symbol", "related__title"]
    autocomplete_fields = ["document", "related"]
    list_select_related = ["document", "related"]

    @admin.display(description=gettext_lazy("reasons"))
    def why(self, relation):
        return "、".join(map(str, relation.reason_names)) + (f" {relation.percent} %" if relation.share else "")

    def save_model(self, request, relation, form, change):
        set_relation(relation)

    def delete_model(self, request, relation):
        document = relation.document
        super().delete_model(request, relation)
        self._follow(document)
        messages.info(request, _("What the programme finds stands again."))

    def delete_queryset(self, request, queryset):
        documents = {relation.document for relation in queryset.select_related("document")}
        super().delete_queryset(request, queryset)
        for document in documents:
            self._follow(document)

    @staticmethod
    def _follow(document):
        """Nothing; what hangs on the relation (answers to requests, others' predecessors) is worked out anew."""
        relate([document.path])
