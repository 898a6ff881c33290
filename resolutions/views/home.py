"""The front page: what is here, and ways in."""

from django.db.models import Count, F
from django.urls import reverse
from django.views.generic import TemplateView

from resolutions.models import AgendaThread, Citation, Document, Paragraph
from resolutions.search.kept import kept

SHOWN = 8


class HomeView(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        held = Document.objects.held()
        sessions = (
            held.exclude(session_label="")
            .values("session_label", "session")
            .annotate(n=Count("pk"))
            .order_by(F("session").desc(nulls_last=True), "session_label")
        )
        list_url = reverse("document-list")
        return super().get_context_data(
            counts={
                "documents": held.count(),
                "cited_only": Document.objects.filter(held=False).count(),
                "paragraphs": Paragraph.objects.count(),
                "citations": Citation.objects.count(),
            },
            threads=AgendaThread.objects.with_counts()
            .filter(document_count__gt=0)
            .order_by("-document_count", "title")[:12],
            newest=held[:SHOWN],
            most_cited=kept("most-cited", self._most_cited),
            sessions=[
                {"label": row["session_label"], "count": row["n"], "url": f"{list_url}?session={row['session_label']}"}
                for row in sessions
            ],
            **kwargs,
        )

    @staticmethod
    def _most_cited() -> list[Document]:
        """Each with `cited_by`: the mentions of every document are counted for it."""
        found = Document.objects.with_cited_by().filter(cited_by__gt=0)
        return list(found.order_by("-cited_by", "sort_key")[:SHOWN])
