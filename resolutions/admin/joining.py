"""Documents that are one, and agenda threads that are one, joined after a look at what will become of them."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.citations.symbols import parse_symbol
from resolutions.editing.corrections import Refusal
from resolutions.editing.review import join_threads
from resolutions.editing.symbols import merge, reason_against_merge
from resolutions.ingest.agenda import thread_key
from resolutions.models import AgendaThread, Citation, Document

from .fields import Completing
from .forms import ReasonForm


class OtherDocumentForm(ReasonForm):
    other = forms.CharField(
        label=gettext_lazy("document that joins this one (symbol or address)"),
        max_length=250,
        widget=Completing("symbol"),
    )
    field_order = ["other", "reason"]

    def clean_other(self):
        words = self.cleaned_data["other"]
        symbol = parse_symbol(words)
        document = Document.objects.at(symbol.path if symbol else words.strip("/").removeprefix("documents/"))
        if document is None:
            raise forms.ValidationError(_("There is no document “%(value)s”.") % {"value": words})
        return document


def join_documents(request, document: Document, site):
    """The page that joins another document with this one: choose, see, do."""
    form = OtherDocumentForm(request.POST or None)
    other, against = None, ""
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["other"]
        against = reason_against_merge(document, other)
        if not against and "join" in request.POST:
            try:
                merge(document, other, request.user, form.cleaned_data["reason"])
            except Refusal as error:
                against = str(error)
            else:
                messages.success(request, _("The documents are one now."))
                return redirect(reverse("admin:resolutions_document_change", args=[document.pk]))
    context = {
        **site.each_context(request),
        "title": _("Join another document with %(document)s") % {"document": document},
        "document": document,
        "opts": Document._meta,
        "form": form,
        "other": other,
        "against": against,
        "mentions": Citation.objects.filter(target=other).count() if other else 0,
        "texts": document.texts.all(),
        "joining_texts": list(other.texts.select_related("source")) if other else [],
        "addresses": [other.path, *other.aliases.values_list("path", flat=True)] if other else [],
    }
    return TemplateResponse(request, "admin/editing/join.html", context)


class OtherThreadForm(forms.Form):
    other = forms.CharField(
        label=gettext_lazy("thread that it is one with (its title)"), max_length=400, widget=Completing("thread")
    )

    def clean_other(self):
        thread = find_titled(self.cleaned_data["other"])
        if thread is None:
            raise forms.ValidationError(_("There is no thread “%(value)s”.") % {"value": self.cleaned_data["other"]})
        return thread


def find_titled(words: str) -> AgendaThread | None:
    """The thread of a title in either language, or None."""
    return (
        AgendaThread.objects.filter(title=words).first()
        or AgendaThread.objects.filter(title_en=words).first()
        or AgendaThread.objects.filter(key=thread_key(words)).first()
    )


def join_agenda_threads(request, thread: AgendaThread, site):
    """The page that joins this thread with another."""
    asked = (
        AgendaThread.objects.filter(pk=request.GET.get("with") or None)
        if request.GET.get("with", "0").isdecimal()
        else ()
    )
    initial = {"other": next((t.title or t.title_en for t in asked), "")}
    form = OtherThreadForm(request.POST or None, initial=initial)
    other = None
    if request.method == "POST" and form.is_valid():
        other = form.cleaned_data["other"]
        if other.pk == thread.pk:
            form.add_error("other", _("This is the thread itself."))
            other = None
        elif "join" in request.POST:
            join_threads(thread, other)
            messages.success(request, _("The threads are one now."))
            return redirect(reverse("admin:resolutions_agendathread_change", args=[other.pk]))
    context = {
        **site.each_context(request),
        "title": _("Join %(thread)s with another thread") % {"thread": thread},
        "thread": thread,
        "opts": AgendaThread._meta,
        "form": form,
        "other": other,
        "documents": Document.objects.filter(agenda_items__thread=thread).distinct() if other else (),
    }
    return TemplateResponse(request, "admin/editing/join_threads.html", context)
