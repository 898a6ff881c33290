"""Agenda threads: what was on the agenda session by session, whatever its number was."""

from django.db.models import Prefetch
from django.shortcuts import redirect
from django.views.generic import DetailView, TemplateView

from resolutions.models import AgendaItem, AgendaThread, Document, ThreadSpelling


class AgendaView(TemplateView):
    template_name = "agenda/index.html"

    def get_context_data(self, **kwargs):
        words = self.request.GET.get("q", "").strip().replace("\x00", "")[:200]
        threads = list(AgendaThread.objects.with_counts().order_by("title", "title_en"))
        shown = [t for t in threads if words.casefold() in f"{t.title} {t.title_en}".casefold()]
        by_parent = {}
        for thread in shown:
            by_parent.setdefault(thread.parent_id, []).append(thread)
        wanted = {thread.pk for thread in shown} | set(by_parent)
        tree = [
            {"thread": thread, "children": by_parent.get(thread.pk, [])}
            for thread in threads
            if thread.parent_id is None and thread.pk in wanted
        ]
        return super().get_context_data(threads=tree, q=words, **kwargs)


class ThreadView(DetailView):
    template_name = "agenda/thread.html"
    context_object_name = "thread"
    queryset = AgendaThread.objects.select_related("parent")

    def get(self, request, slug):
        """The thread's page; the address of a title that was joined with another leads to it."""
        spelling = ThreadSpelling.objects.filter(slug=slug).select_related("thread").first()
        return redirect(spelling.thread) if spelling else super().get(request, slug=slug)

    def get_context_data(self, **kwargs):
        documents = Document.objects.held()
        items = AgendaItem.objects.filter(thread=self.object).prefetch_related(Prefetch("documents", documents))
        sessions = {}
        for item in items:
            sessions.setdefault(item.session_label, []).append({"item": item, "documents": item.documents.all()})
        return super().get_context_data(
            sessions=[{"label": label, "items": rows} for label, rows in sessions.items()],
            children=AgendaThread.objects.with_counts().filter(parent=self.object).order_by("title"),
            **kwargs,
        )
