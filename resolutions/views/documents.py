"""The page of a document: held, or only cited."""

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from resolutions.citations.symbols import parse_symbol
from resolutions.filters import LONGEST_QUERY, Address
from resolutions.models import Citation, Document, Relation
from resolutions.models.documents import Adoption
from resolutions.models.languages import Language, reading_english
from resolutions.models.states import Choice
from resolutions.search.hits import mark
from resolutions.search.query import parse_query

from .asserted import asserted_dates, asserted_names, asserted_titles
from .citing import as_mention, citing_rows
from .compare import related_documents
from .lists import as_row
from .reading import weave, weave_text
from .warnings import explain_warning

CITING_SIZE = 30
MOST_IN_JSON = 1000


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
        document = self.find(path)
        if not isinstance(document, Document):
            return document
        page = HeldDocument if document.held else CitedDocument
        return page.as_view()(request, document=document)


class DocumentPage(TemplateView):
    """What the pages of held and of cited documents share: the mentions of them."""

    def get_citing(self, document):
        """Context of the list of mentions: three queries at most."""
        page = Paginator(Citation.objects.of(document).in_one_language(), CITING_SIZE).get_page(
            self.request.GET.get("citing")
        )
        address = Address(self.request.path, self.request.GET)
        rows = citing_rows(list(page.object_list))
        return {
            "citing": rows,
            "citing_total": page.paginator.count,
            "citing_page": page,
            "citing_previous_url": f"{address.url(citing=page.previous_page_number())}#cited-by"
            if page.has_previous()
            else None,
            "citing_next_url": f"{address.url(citing=page.next_page_number())}#cited-by" if page.has_next() else None,
        }

    def cited_by_json(self, document):
        """The mentions of the document as plain values, as many as one answer bears; `cited_by_url` pages through all."""
        mentions = Citation.objects.of(document)[:MOST_IN_JSON]
        return {
            "cited_by": [as_mention(mention) for mention in mentions],
            "cited_by_url": f"{reverse('document-cited-by', args=[document.path])}?format=json",
        }


class HeldDocument(DocumentPage):
    template_name = "documents/held.html"

    def get(self, request, document):
        texts = list(document.texts.select_related("source").order_by("language"))
        text = self._chosen(texts, request.GET.get("lang"))
        if request.GET.get("format") == "json":
            source = text.record["source"] | {"name": text.source.file_name}
            record = (
                text.record
                | {
                    "source": source,
                    "symbol": document.symbol,
                }
                | self.cited_by_json(document)
            )
            return JsonResponse(record, json_dumps_params={"ensure_ascii": False})
        if request.GET.get("format") == "text":
            return HttpResponse(text.source.raw, content_type="text/plain; charset=utf-8")
        return self.render_to_response(self.get_context_data(document=document, texts=texts, text=text))

    @staticmethod
    def _chosen(texts, language):
        """The text asked for, else one in the page's language, else the first in the languages' order."""
        wanted = [language, "en" if reading_english() else "zh", *Language.values]
        return min(texts, key=lambda text: wanted.index(text.language))

    def get_context_data(self, *, document, texts, text):
        address = Address(self.request.path, self.request.GET)
        text.document = document
        # The document's title is what an editor may have put right; the text has its own in other languages.
        text.title = {"zh": document.title, "en": document.title_en}.get(text.language) or text.title
        citations = list(text.citations.select_related("target").order_by("position"))
        searched = parse_query(self.request.GET.get("q", "")[:LONGEST_QUERY])
        blocks, footnotes = weave_text(
            list(text.paragraphs.all()),
            list(text.footnotes.all()),
            citations,
            searched.spans if searched.groups else None,
        )
        in_head = [c for c in citations if c.paragraph_id is None and c.footnote_id is None]
        cited = Counter(c.target for c in citations if c.target and c.target_id != document.pk)
        return super().get_context_data(
            document=document,
            text=text,
            texts=[
                {
                    "language": t.language,
                    "name": t.get_language_display(),
                    "url": address.url(lang=t.language),
                    "active": t == text,
                }
                for t in texts
            ],
            searched=self.request.GET.get("q", "")[:LONGEST_QUERY] if searched.groups else "",
            unmarked_url=address.url(q=None),
            title_html=mark(title := text.title or document.get_title(), searched.spans(title, "title")),
            head_html=weave(text.head, in_head, spans=searched.spans(text.head, "operative")),
            blocks=blocks,
            footnotes=footnotes,
            agenda_items=document.agenda_items.select_related("thread__parent"),
            sponsorships=document.sponsorships.select_related("state"),
            subjects=document.subjects.all(),
            **self._votes(document),
            proposals=list(dict.fromkeys(c.target for c in in_head if c.target)),
            adopted_as=Document.objects.adopted_on(document),
            cited=[{"document": target, "count": n} for target, n in cited.most_common()],
            warnings=[explain_warning(warning) for warning in text.record.get("warnings", [])],
            source=text.source,
            json_url=address.url(format="json"),
            source_url=address.url(format="text"),
            related=related_documents(document),
            awaited=Relation.objects.awaited_adoption(document),
            **self._neighbours(document),
            **self.get_citing(document),
        )

    @staticmethod
    def _votes(document):
        """The roll call, and its parts as (name, total, votes); one query, none where there was no vote."""
        votes = []
        if document.adoption != Adoption.WITHOUT_VOTE:
            votes = sorted(document.votes.select_related("state"), key=lambda vote: str(vote.state or vote.name))
        parts = [
            {"name": choice.label, "total": len(same), "votes": same}
            for choice in Choice
            if (same := [vote for vote in votes if vote.choice == choice])
        ]
        return {"votes": votes, "votes_by_choice": parts}

    @staticmethod
    def _neighbours(document):
        """The held documents before and after it among those of its body, kind and session (two queries)."""
        if not (document.symbol and document.session_label):
            return {"previous_document": None, "next_document": None}
        same = Document.objects.held().filter(
            body=document.body, kind=document.kind, session_label=document.session_label, symbol__isnull=False
        )
        return {
            "previous_document": same.filter(sort_key__lt=document.sort_key).order_by("-sort_key").first(),
            "next_document": same.filter(sort_key__gt=document.sort_key).order_by("sort_key").first(),
        }


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
        """Documents whose symbols begin with this one's: its addenda, corrigenda and revisions, and what it is one of."""
        symbol = parse_symbol(document.symbol) if document.symbol else None
        if symbol is None:
            return []
        root = getattr(symbol, "parent", None) or symbol
        return (
            Document.objects.filter(Q(path=root.path) | Q(path__startswith=f"{root.path}/"))
            .exclude(pk=document.pk)
            .order_by("sort_key")[:20]
        )
