"""What can be done to many documents at once, each after a look at what it will change."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resolutions.editing.corrections import Edit, correct
from resolutions.editing.reading_again import read_again
from resolutions.editing.review import decide
from resolutions.ingest.relations import relate
from resolutions.models import AgendaThread, Document, ReviewItem
from resolutions.models.documents import Kind

from .fields import Completing
from .joining import find_titled

# More documents are read again with `manage.py reparse`, which no browser waits for.
READ_AT_ONCE = 50


@dataclass
class Change:
    """A line of the preview: what the document has, what it will have, and the edits that do it."""

    document: Document
    old: str
    new: str
    edits: tuple[Edit, ...] = ()


class NothingForm(forms.Form):
    pass


class KindForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("kind"), choices=Kind)


class ThreadForm(forms.Form):
    thread = forms.ModelChoiceField(label=gettext_lazy("from the thread"), queryset=AgendaThread.objects.none())
    other = forms.CharField(
        label=gettext_lazy("to the thread (its title)"), max_length=400, widget=Completing("thread")
    )

    def __init__(self, data, documents):
        super().__init__(data)
        self.fields["thread"].queryset = AgendaThread.objects.filter(items__documents__in=documents).distinct()

    def clean_other(self):
        thread = find_titled(self.cleaned_data["other"])
        if thread is None:
            raise forms.ValidationError(_("There is no thread “%(value)s”.") % {"value": self.cleaned_data["other"]})
        return thread


def kind_changes(documents, values):
    name = dict(Kind.choices)[values["kind"]]
    edits = (Edit("document", "kind", values["kind"]),)
    return [Change(d, d.get_kind_display(), str(name), edits) for d in documents if d.kind != values["kind"]]


def thread_changes(documents, values):
    """Items of the one thread get the other's title in the text they are read from; its thread follows."""
    old, new = values["thread"], values["other"]
    changes = []
    for document in documents:
        labels = {(i.number, i.sub_item) for i in document.agenda_items.all() if i.thread_id == old.pk}
        for text in document.texts.all():
            edits = [
                Edit("agenda_item", "sub_title" if entry["sub_title"] else "title", title, "change", text.language, n)
                for n, entry in enumerate(text.record["agenda_items"])
                if (entry["number"], entry["sub_item"] or "") in labels
                and (title := (new.title_en or new.title) if text.language == "en" else (new.title or new.title_en))
            ]
            if edits:
                changes.append(Change(document, str(old), str(new), tuple(edits)))
    return changes


def reading_changes(documents, values):
    """What reading again would change; found by doing it and taking it back."""
    changes = []
    for reading in read_again([d.pk for d in documents], dry_run=True):
        if reading.result != "unchanged":
            new = f"{reading.result}: {', '.join(reading.changes)}"
            changes.append(Change(reading.text.document, str(reading.text.source.parser_version), new))
    return changes


def review_changes(documents, values):
    changes = []
    for document in documents:
        count = document.review_items.open().count()
        if count:
            changes.append(
                Change(document, _("%(count)s open") % {"count": count}, str(ReviewItem.State.RESOLVED.label))
            )
    return changes


@transaction.atomic
def apply_edits(changes: list[Change], user):
    for change in changes:
        correct(change.document, list(change.edits), user, follow=False)
    relate([change.document.path for change in changes])


def apply_readings(changes: list[Change], user):
    list(read_again([change.document.pk for change in changes]))


def apply_review(changes: list[Change], user):
    keys = [change.document.pk for change in changes]
    decide(ReviewItem.objects.open().filter(document__in=keys), ReviewItem.State.RESOLVED, user)


def _run(name, title, form_class, changes_of, apply, limit=500):
    @admin.action(description=title, permissions=["change"])
    def action(model_admin, request, queryset):
        chosen = queryset.order_by("pk").prefetch_related("texts", "agenda_items")
        documents = list(chosen[: limit + 1])
        if len(documents) > limit:
            messages.error(request, _("Choose %(count)s documents at most, or use `manage.py`.") % {"count": limit})
            return None
        data = request.POST if "step" in request.POST else ({} if form_class is NothingForm else None)
        form = form_class(data, documents) if form_class is ThreadForm else form_class(data)
        changes = changes_of(documents, form.cleaned_data) if form.is_bound and form.is_valid() else None
        if changes and request.POST.get("step") == "apply":
            apply(changes, request.user)
            count = len(changes)
            messages.success(
                request,
                ngettext("%(count)s document was changed.", "%(count)s documents were changed.", count)
                % {"count": count},
            )
            return None
        context = {
            **model_admin.admin_site.each_context(request),
            "title": title,
            "opts": Document._meta,
            "action": name,
            "form": form,
            "changes": changes,
            "documents": documents,
            "checkbox": ACTION_CHECKBOX_NAME,
            "selected_all": request.POST.get("select_across") == "1",
        }
        return TemplateResponse(request, "admin/editing/bulk.html", context)

    action.__name__ = name
    return action


ACTIONS = [
    _run("set_kind", gettext_lazy("Set the kind …"), KindForm, kind_changes, apply_edits),
    _run("move_to_thread", gettext_lazy("Move to another agenda thread …"), ThreadForm, thread_changes, apply_edits),
    _run(
        "reparse",
        gettext_lazy("Read again with the parser …"),
        NothingForm,
        reading_changes,
        apply_readings,
        READ_AT_ONCE,
    ),
    _run("mark_reviewed", gettext_lazy("Mark as reviewed …"), NothingForm, review_changes, apply_review),
]
