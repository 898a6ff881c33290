"""Where else the words of a paragraph stand: the same or nearly the same, the first use marked."""

from collections import Counter

from django.http import Http404, JsonResponse
from django.views.generic import TemplateView

from resolutions.comparing.wording import SAME_WORDING, fingerprint, wording_likeness
from resolutions.comparing.words import compare_words
from resolutions.filters import Address
from resolutions.models import Paragraph, WordingBand
from resolutions.models.documents import body_name

from .citing import place_name_of
from .compare import find_document
from .comparing import one_html

# Paragraphs that share most bands; more than this nobody reads, and formulas (大会，) share bands with thousands.
MOST = 500


class ReuseView(TemplateView):
    template_name = "compare/reuse.html"

    def get(self, request, *args, **kwargs):
        document = find_document(request.GET.get("in", "").replace("\x00", "")[:200])
        anchor = request.GET.get("paragraph", "").replace("\x00", "")[:60]
        rows = Paragraph.objects.filter(text__document=document, anchor=anchor).select_related("text__document")
        language = request.GET.get("lang", "")
        paragraph = min(rows, key=lambda row: (row.text.language != language, row.text.language != "zh"), default=None)
        if paragraph is None:
            raise Http404(f"{request.GET.get('in', '')[:80]} {anchor}")
        uses = self._narrowed(find_uses(paragraph))
        if request.GET.get("format") == "json":
            return JsonResponse(self._as_json(paragraph, uses), json_dumps_params={"ensure_ascii": False})
        return self.render_to_response(self._page_context(paragraph, uses))

    def _narrowed(self, uses):
        """The uses of the body and year asked for; the first use is told before."""
        self.bodies = Counter(use["document"].body for use in uses)
        self.years = Counter(use["document"].year for use in uses)
        body, year = self.request.GET.get("body"), self.request.GET.get("year")
        return [
            use
            for use in uses
            if (not body or use["document"].body == body) and (not year or str(use["document"].year) == year)
        ]

    def _page_context(self, paragraph, uses):
        address = Address(self.request.path, self.request.GET.dict())

        def choices(counts, name, label):
            chosen = self.request.GET.get(name)
            return [
                {
                    "label": label(value),
                    "count": count,
                    "active": str(value) == chosen,
                    "url": address.url(**{name: None if str(value) == chosen else str(value)}),
                }
                for value, count in sorted(counts.items(), key=lambda pair: str(pair[0]))
                if value
            ]

        for use in uses:
            use["html"] = one_html(compare_words(paragraph.words, use["paragraph"].words), counters=True)
        return self.get_context_data(
            paragraph=paragraph,
            document=paragraph.text.document,
            where=place_name_of(paragraph),
            uses=uses,
            bodies=choices(self.bodies, "body", body_name),
            years=choices(self.years, "year", str),
            json_url=address.url(format="json"),
        )

    @staticmethod
    def _as_json(paragraph, uses):
        return {
            "symbol": paragraph.text.document.symbol,
            "paragraph": paragraph.anchor,
            "text": paragraph.words,
            "uses": [
                {
                    "symbol": use["document"].symbol,
                    "url": use["url"],
                    "body": use["document"].body,
                    "year": use["document"].year,
                    "likeness": round(use["likeness"], 4),
                    "first": use["first"],
                    "text": use["paragraph"].words,
                }
                for use in uses
            ],
        }


def find_uses(paragraph: Paragraph) -> list[dict]:
    """The paragraphs of the same wording, it included, earliest first and the first one marked; two queries."""
    keys = list(WordingBand.objects.sharing(fingerprint(paragraph.words))[:MOST])
    candidates = Paragraph.objects.filter(pk__in={*keys, paragraph.pk}, text__language=paragraph.text.language)
    uses = []
    for other in candidates.select_related("text__document").defer("text__record"):
        likeness = 1.0 if other == paragraph else wording_likeness(paragraph.words, other.words)
        if likeness >= SAME_WORDING:
            document = other.text.document
            uses.append(
                {
                    "paragraph": other,
                    "document": document,
                    "likeness": likeness,
                    "percent": round(likeness * 100),
                    "where": place_name_of(other),
                    "url": f"{document.get_absolute_url()}#{other.anchor}",
                    "here": other == paragraph,
                    "first": False,
                }
            )
    uses.sort(key=_in_time)
    if len(uses) > 1:
        uses[0]["first"] = True
    return uses


def _in_time(use) -> tuple:
    """By date; where only the year or the session is known, by that."""
    document = use["document"]
    year = document.year or (document.session + 1945 if document.session else 9999)
    return (year, document.date.isoformat() if document.date else "", document.sort_key, use["paragraph"].position)
