"""Two texts side by side: what was kept, changed, new, gone and moved; as a page, as data, as a Word file."""

from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.citations.symbols import parse_symbol
from resolutions.comparing.comparison import Comparison, compare
from resolutions.comparing.words import compare_words
from resolutions.exports.tracked import tracked_changes
from resolutions.filters import LONGEST_QUERY, Address
from resolutions.models import Document, Relation
from resolutions.models.languages import Language, reading_english

from .comparing import link_changes, shown_rows, title_html, units_of

WORD_LANGUAGES = {"zh": "zh-CN", "en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA"}


def find_document(words: str) -> Document | None:
    """The document that a symbol in any spelling, or an address, means, or None; three queries at most."""
    path = words.partition("/documents/")[2].strip("/") or words.strip("/")
    document = Document.objects.at(path)
    symbol = None if document else parse_symbol(words)
    return document or (Document.objects.at(symbol.path) if symbol else None)


def is_forward(a: Document, b: Document) -> bool:
    """Whether `b` is no earlier than `a`, by session or else by year."""
    if a.session and b.session:
        return a.session <= b.session
    return (a.year or 0) <= (b.year or 0)


class CompareView(TemplateView):
    template_name = "compare/compare.html"

    def get(self, request, *args, **kwargs):
        asked = [
            "".join(c for c in request.GET.get(name, "") if c.isprintable()).strip()[:LONGEST_QUERY] for name in "ab"
        ]
        documents = [find_document(words) if words else None for words in asked]
        self.problems = list(self._problems(asked, documents))
        texts = self._texts(documents) if all(documents) and not self.problems else None
        status = 404 if self.problems else 200
        if texts is None:
            if request.GET.get("format"):
                return JsonResponse(
                    {"problems": self.problems or [_("Name two documents.")]},
                    status=status if self.problems else 400,
                    json_dumps_params={"ensure_ascii": False},
                )
            return self.render_to_response(self._form_context(asked, documents), status=status)
        return self._answer(documents, texts, asked)

    # --- what is asked ---

    @staticmethod
    def _problems(asked, documents):
        for words, document in zip(asked, documents, strict=True):
            if words and document is None:
                yield _("No document “%(symbol)s” is known here. Write its symbol like A/RES/75/307.") % {
                    "symbol": words
                }
            elif document and not document.held:
                yield _("%(symbol)s is cited here, but its text is not held.") % {"symbol": document.get_label()}

    def _texts(self, documents):
        """The two texts in one language: the one asked for, the reader's, or the first that both have; or None."""
        rows = [
            {text.language: text for text in document.texts.defer("record").order_by("language")}
            for document in documents
        ]
        self.common = [code for code in Language.values if all(code in row for row in rows)]
        wanted = [self.request.GET.get("lang"), "en" if reading_english() else "zh", *self.common]
        language = next((code for code in wanted if code in self.common), None)
        if language is None:
            self.problems.append(_("The two documents are held in no common language."))
            return None
        return [row[language] for row in rows]

    def _form_context(self, asked, documents):
        first = documents[0] if documents[0] and documents[0].held else None
        return self.get_context_data(
            asked=asked,
            problems=self.problems,
            first=first,
            suggestions=related_documents(first) if first else [],
        )

    # --- what is answered ---

    def _answer(self, documents, texts, asked):
        forward = is_forward(*documents)
        self.body, self.notes = (
            compare(*(units_of(rows) for rows in sides), forward=forward)
            for sides in (
                [text.paragraphs.order_by("position") for text in texts],
                [text.footnotes.order_by("position") for text in texts],
            )
        )
        if self.request.GET.get("format") == "json":
            return JsonResponse(self._as_json(documents, texts), json_dumps_params={"ensure_ascii": False})
        if self.request.GET.get("format") == "docx":
            return self._as_word(documents, texts)
        return self.render_to_response(self._page_context(documents, texts, asked, forward))

    def _page_context(self, documents, texts, asked, forward):
        address = Address(self.request.path, self.request.GET.dict())
        layout = "one" if self.request.GET.get("layout") == "one" else "side"
        only = self.request.GET.get("show") == "changes"
        counters = self.request.GET.get("counters") != "hide"
        rows, changes = shown_rows(self.body, only=only, counters=counters)
        notes, note_changes = shown_rows(self.notes, only=True, counters=counters, start=changes, prefix="n")
        link_changes([*rows, *notes])
        titles = [self._title(document, text) for document, text in zip(documents, texts, strict=True)]
        choice = lambda label, active, **change: {"label": label, "active": active, "url": address.url(**change)}  # noqa: E731
        return self.get_context_data(
            asked=asked,
            a=documents[0],
            b=documents[1],
            title_a=titles[0],
            title_b=titles[1],
            title_html=title_html(compare_words(*titles, forward=forward)) if titles[0] != titles[1] else None,
            language=texts[0].language,
            layout=layout,
            counts=self.body.counts,
            rows=rows,
            notes=notes,
            changes=changes + note_changes,
            first_change=next((row.id for row in [*rows, *notes] if row.change), ""),
            choices=[
                [
                    choice(_("Side by side"), layout == "side", layout=None),
                    choice(_("In one column"), layout == "one", layout="one"),
                ],
                [
                    choice(_("All paragraphs"), not only, show=None),
                    choice(_("Only the changes"), only, show="changes"),
                ],
                [
                    choice(_("Show numbers that tick on"), counters, counters=None),
                    choice(_("Hide them"), not counters, counters="hide"),
                ],
            ],
            languages=[choice(Language(code).label, code == texts[0].language, lang=code) for code in self.common],
            swap_url=address.url(a=asked[1], b=asked[0]),
            all_url=address.url(show=None),
            json_url=address.url(format="json"),
            word_url=address.url(format="docx"),
            relation=Relation.objects.filter(document__in=documents, related__in=documents).first(),
        )

    @staticmethod
    def _title(document, text):
        """The title in the text's language; what an editor put right counts."""
        return {"zh": document.title, "en": document.title_en}.get(text.language) or text.title or document.get_label()

    def _as_json(self, documents, texts):
        def side(document, text):
            return {
                "symbol": document.symbol,
                "title": self._title(document, text),
                "session": document.session,
                "url": document.get_absolute_url(),
            }

        def unit(row):
            return {"id": row.anchor, "number": row.number or None, "text": row.words}

        def plain(comparison: Comparison):
            return [
                {
                    "kind": row.kind,
                    "status": row.status,
                    "moved": row.moved,
                    "likeness": round(row.likeness, 4),
                    "before": [unit(paragraph) for paragraph in row.before],
                    "after": [unit(paragraph) for paragraph in row.after],
                    "pieces": [
                        {"kind": piece.kind, "before": piece.before, "after": piece.after} for piece in row.pieces
                    ],
                }
                for row in comparison.rows
            ]

        return {
            "a": side(documents[0], texts[0]),
            "b": side(documents[1], texts[1]),
            "language": texts[0].language,
            "counts": self.body.counts,
            "rows": plain(self.body),
            "footnotes": plain(self.notes),
        }

    def _as_word(self, documents, texts):
        labels = [document.get_label() for document in documents]
        data = tracked_changes(
            self.body,
            title=self._title(documents[1], texts[1]),
            note=_("Changes from %(a)s to %(b)s. Accept all for the second text, reject all for the first.")
            % {"a": labels[0], "b": labels[1]},
            author=_("UN Resolutions Reader"),
            at=timezone.now(),
            language=WORD_LANGUAGES[texts[0].language],
        )
        response = HttpResponse(
            data, content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        )
        names = "-".join("".join(c if c.isalnum() else "_" for c in (d.symbol or d.path)) for d in documents)
        ascii_name = names.encode("ascii", "ignore").decode()[:150] or "comparison"
        response["Content-Disposition"] = f'attachment; filename="{ascii_name}.docx"'
        response["Content-Language"] = get_language() or ""
        return response


def related_documents(document: Document, relations: list[Relation] | None = None) -> list[dict]:
    """Documents worth comparing with one: before and after it in its series, its drafts, its adoption (one query, none
    where its relations are given)."""
    labels = {
        (Relation.Kind.PREVIOUS, True): _("previous text"),
        (Relation.Kind.DRAFT, True): _("draft it was adopted on"),
        (Relation.Kind.PREVIOUS, False): _("next text"),
        (Relation.Kind.DRAFT, False): _("resolution adopted on it"),
    }
    if relations is None:
        asked = Relation.objects.filter(Q(document=document) | Q(related=document), related__isnull=False)
        relations = asked.select_related("document", "related")
    rows = []
    for relation in relations:
        is_later = relation.document_id == document.pk
        rows.append(
            {
                "document": relation.related if is_later else relation.document,
                "label": labels[relation.kind, is_later],
                "relation": relation,
            }
        )
    order = list(labels)
    return sorted(rows, key=lambda row: order.index((row["relation"].kind, row["relation"].document_id == document.pk)))
