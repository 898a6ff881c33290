"""The page of a document whose text we hold."""

from collections import defaultdict

from django.http import HttpResponse, JsonResponse
from django.urls import translate_url
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.exports.references import Referred, gbt_reference, un_reference
from resolutions.filters import LONGEST_QUERY, Address
from resolutions.models import Footnote, Relation
from resolutions.models.languages import Language, direction, reading_english
from resolutions.models.states import Choice
from resolutions.models.warnings import explain_warning
from resolutions.search.hits import mark
from resolutions.search.query import parse_query

from .beside import pairs_of, read_sides
from .citing import DocumentPage, place_name_of
from .compare import related_documents
from .contents import contents_of
from .facts import find_around, read_facts
from .reading import citing_paragraphs, weave
from .unchanged import set_validator

# Places at which a document is cited that the list names one by one.
PLACES = 12
# What each language is called in itself, as the UN's pages have it.
NATIVE = {"zh": "中文", "en": "English", "fr": "Français", "es": "Español", "ru": "Русский", "ar": "العربية"}
# Stands for the paragraph in a reference; scripts put the number there.
PLACE = "{place}"


class HeldDocument(DocumentPage):
    template_name = "documents/held.html"

    def get(self, request, texts):
        document = texts[0].document
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
        response = self.render_to_response(self.get_context_data(document=document, texts=texts, text=text))
        set_validator(response, request, text.state)
        return response

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
        searched = parse_query(self.request.GET.get("q", "")[:LONGEST_QUERY])
        other = next((t for t in texts if t.language == self.request.GET.get("beside") and t != text), None)
        sides = read_sides(document, [text, other] if other else [text], searched.spans if searched.groups else None)
        side = sides[0]
        mentions = [c for each in sides for c in each.citations]
        counted = {}
        for each in sides:
            counted |= citing_paragraphs(each.paragraphs, each.footnotes, each.citations)
        citations = side.citations
        in_head = [c for c in citations if c.paragraph_id is None and c.footnote_id is None]
        facts = read_facts(text)
        around, relations = find_around(text, facts["agenda_items"])
        return super().get_context_data(
            document=document,
            text=text,
            dir=direction(text.language),
            texts=self._languages(texts, text, address),
            searched=self.request.GET.get("q", "")[:LONGEST_QUERY] if searched.groups else "",
            unmarked_url=address.url(q=None),
            title_html=mark(title := text.title or document.get_title(), searched.spans(title, "title")),
            head_html=weave(text.head, in_head, spans=searched.spans(text.head, "operative")),
            parts=self._parts(side.blocks),
            contents=contents_of(side.paragraphs),
            footnotes=side.notes,
            **self._beside(sides, address),
            votes_by_choice=self._votes(facts["votes"]),
            proposals=list(dict.fromkeys(c.target for c in in_head if c.target)),
            cited=self._cited(document, mentions if other else citations, counted, text, side.footnotes),
            warnings=[explain_warning(warning) for warning in text.warnings or []],
            source=text.source,
            json_url=address.url(format="json"),
            source_url=address.url(format="text"),
            related=related_documents(document, relations),
            awaited=Relation.objects.awaited_adoption(document),
            references=self._references(document),
            **facts,
            **around,
            **self.get_citing(document, text.mention_count),
        )

    def _languages(self, texts, text, address):
        """Every text with its address. Those in the languages of the site have the site's page in that language."""
        pages = {"zh": "zh-hans", "en": "en"}
        rows = []
        for other in texts:
            plain = Address(self.request.path, {}).url(lang=other.language)
            page = translate_url(self.request.path, pages[other.language]) if other.language in pages else plain
            rows.append(
                {
                    "language": other.language,
                    "name": NATIVE[other.language],
                    "url": address.url(lang=other.language, beside=None),
                    "page": self.request.build_absolute_uri(page),
                    "active": other == text,
                    "beside_url": address.url(lang=text.language, beside=other.language),
                    "beside": other.language == self.request.GET.get("beside") and other != text,
                }
            )
        return rows

    @staticmethod
    def _beside(sides, address):
        """The pairs of paragraphs where two languages are asked for."""
        if len(sides) < 2:
            return {"other": None}
        equal, pairs = pairs_of(*sides)
        return {"other": sides[1], "pairs": pairs, "equal": equal, "alone_url": address.url(beside=None)}

    @staticmethod
    def _parts(blocks):
        """Runs of blocks: the first run of preambular ones can be folded where it has several."""
        first = next((i for i, block in enumerate(blocks) if block.kind == "preambular"), None)
        if first is None:
            return [{"blocks": blocks}]
        last = next((i for i in range(first, len(blocks)) if blocks[i].kind != "preambular"), len(blocks))
        if last - first < 2:
            return [{"blocks": blocks}]
        preamble = {"blocks": blocks[first:last], "preamble": True}
        return [{"blocks": blocks[:first]}, preamble, {"blocks": blocks[last:]}]

    @staticmethod
    def _cited(document, citations, paragraphs, text, footnotes):
        """The documents that the text cites, most often cited first, each with the places where it does. What only the
        text beside it cites comes last."""
        places = defaultdict(dict)
        counts = defaultdict(int)
        notes = {note.pk: note for note in footnotes}
        for citation in citations:
            if citation.target and citation.target_id != document.pk:
                if citation.text_id != text.pk:
                    counts.setdefault(citation.target, 0)
                    continue
                counts[citation.target] += 1
                # A footnote that no paragraph calls stands for itself.
                place = paragraphs[citation.pk] or notes.get(citation.footnote_id)
                if isinstance(place, Footnote):
                    name = _("footnote %(mark)s") % {"mark": place.mark}
                else:
                    name = place_name_of(place) if place else _("adoption")
                places[citation.target].setdefault(name, place.anchor if place else "head")
        return [
            {
                "document": target,
                "count": n,
                "places": [{"name": name, "anchor": anchor} for name, anchor in places[target].items()][:PLACES],
            }
            for target, n in sorted(counts.items(), key=lambda pair: -pair[1])
        ]

    def _references(self, document):
        """References to the document in the reader's language: `name`, `words`, and `pattern` with the place of a
        paragraph."""
        english = reading_english()
        language = "en" if english else "zh"
        official = document.un_url and not document.sample
        url = document.un_url if official else self.request.build_absolute_uri(document.get_absolute_url())
        year = document.date.year if document.date else document.year

        def made(place):
            known = Referred(
                body=document.get_body_name(),
                title=document.get_title(),
                symbol=document.symbol or "",
                url=url,
                year=year,
                place=place,
            )
            return un_reference(known, language), gbt_reference(known, language, timezone.localdate())

        names = (_("In the UN's manner"), "GB/T 7714")
        return [
            {"name": name, "words": words, "pattern": pattern}
            for name, words, pattern in zip(names, made(""), made(PLACE), strict=True)
        ]

    @staticmethod
    def _votes(votes):
        """The parts of the roll call: name, total, votes."""
        return [
            {"name": choice.label, "total": len(same), "votes": same}
            for choice in Choice
            if (same := [vote for vote in votes if vote.choice == choice])
        ]
