"""The page of a document: held, or only cited."""

from django.db.models import Q
from django.http import Http404, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from resolutions.citations.symbols import parse_symbol
from resolutions.filters import Address
from resolutions.models import Document, Relation

from .asserted import asserted_dates, asserted_names, asserted_titles
from .citing import DocumentPage
from .facts import find_texts
from .held import HeldDocument
from .lists import as_row
from .unchanged import is_unchanged


class SubPage:
    """What every page under a document's address shares: finding the document."""

    def find(self, path):
        """The document at an address; a redirect where the address is another spelling of it; 404 where there is none."""
        document = Document.objects.filter(path=path).first()
        if document:
            return document
        symbol = parse_symbol(path)
        document = Document.objects.at(path) or (Document.objects.at(symbol.path) if symbol else None)
        if document is None:
            raise Http404(str(symbol or path))
        query = self.request.META.get("QUERY_STRING")
        url = reverse(self.request.resolver_match.view_name, args=[document.path])
        return redirect(url + (f"?{query}" if query else ""))


class DocumentView(SubPage, View):
    """The page of a symbol. Another spelling of it, or another address of the document, redirects here."""

    def get(self, request, path):
        if is_unchanged(request):
            return HttpResponseNotModified()
        texts = find_texts(path)
        if texts:
            return HeldDocument.as_view()(request, texts=texts)
        document = self.find(path)
        if not isinstance(document, Document):
            return document
        return CitedDocument.as_view()(request, document=document)


class CitedDocument(DocumentPage):
    template_name = "documents/cited.html"

    def get(self, request, document):
        if request.GET.get("format") == "json":
            record = (
                as_row(document)
                | {
                    "held": False,
                    "body": document.body or None,
                }
                | self.cited_by_json(document)
            )
            return JsonResponse(record, json_dumps_params={"ensure_ascii": False})
        titles = asserted_titles(document)
        return self.render_to_response(
            self.get_context_data(
                document=document,
                described=list(self._described(document)),
                dates=asserted_dates(document),
                titles=titles,
                titles_differ=len({row["title"] for row in titles if row["language"] == titles[0]["language"]}) > 1,
                names=asserted_names(document),
                adopted_as=Document.objects.adopted_on(document),
                family=self._family(document),
                json_url=Address(request.path, {}).url(format="json"),
                **self.get_citing(document),
            )
        )

    @staticmethod
    def _described(document):
        """The symbol read in words: (label, value) pairs."""
        if document.body:
            yield _("Issuing body"), document.get_body_name()
        yield _("Kind"), document.get_kind_display()
        if document.session_label:
            yield _("Session"), document.get_session_name()
        if document.year and not document.session:
            yield _("Year"), document.year

    @staticmethod
    def _family(document):
        """Its drafts, and the documents whose symbols begin with this one's: its addenda, corrigenda and revisions, and
        what it is one of."""
        symbol = parse_symbol(document.symbol) if document.symbol else None
        if symbol is None:
            return []
        root = getattr(symbol, "parent", None) or symbol
        named = Document.objects.filter(Q(path=root.path) | Q(path__startswith=f"{root.path}/")).exclude(pk=document.pk)
        return [*Relation.objects.drafts_of_unheld(document), *named.order_by("sort_key")[:20]]
