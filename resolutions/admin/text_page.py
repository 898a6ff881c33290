"""The page on which a text's paragraphs, footnotes and citations are corrected, fifty at a time, its source beside."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.editing.corrections import Edit, Refusal, correct, locked
from resolutions.models import Document, Paragraph, Text

from .forms import AddedCitationForm, CitationForm, FootnoteForm, ParagraphForm, ReasonForm
from .rows import Row, corrections_by_row, find_row, row_edits
from .source_pane import SourcePane, mark_rows

PAGE_SIZE = 50
PARTS = {"paragraph": ("paragraphs", ParagraphForm), "footnote": ("footnotes", FootnoteForm)}


class TextPage:
    """One request of the page; `?part=footnote`, `?q=words`, `?kind=operative`, `?page=2`, `?at=op12`."""

    def __init__(self, request, text: Text, site):
        self.request, self.text, self.site = request, text, site
        self.subject = "footnote" if request.GET.get("part") == "footnote" else "paragraph"
        self.rows_name, self.form_class = PARTS[self.subject]
        self.data = request.POST.copy() if request.method == "POST" else None

    @property
    def record(self) -> dict:
        return self.text.record

    def respond(self):
        if at := self.request.GET.get("at"):
            return self.go_to(at)
        self.reason = ReasonForm(self.data)
        self.page = self.choose()
        self.forms = [self.forms_of(position) for position in self.page.object_list]
        if self.data is not None and self.save():
            return redirect(self.request.get_full_path())
        return TemplateResponse(self.request, "admin/editing/text.html", self.context())

    def go_to(self, anchor: str):
        """A redirect to the page on which a paragraph or footnote stands."""
        subject, rows = "paragraph", [p["id"] for p in self.record["paragraphs"]]
        if anchor.startswith("fn") and anchor not in rows:
            subject, rows = "footnote", [f"fn{f['mark']}" for f in self.record["footnotes"]]
        position = rows.index(anchor) if anchor in rows else 0
        address = {"part": subject, "page": position // PAGE_SIZE + 1}
        return redirect(f"{self.request.path}?{urlencode(address)}#r{position}")

    def choose(self):
        """A page of the positions that the address asks for."""
        words, kind = self.request.GET.get("q", "").strip().casefold(), self.request.GET.get("kind", "")
        rows = self.record[self.rows_name]
        if self.data is not None:
            typed = [int(n) for n in self.data.getlist("row") if n.isdecimal()]
            return Paginator([n for n in typed if n < 100_000][:PAGE_SIZE], PAGE_SIZE).get_page(1)
        chosen = [
            n for n, row in enumerate(rows) if words in row["text"].casefold() and (not kind or row.get("kind") == kind)
        ]
        return Paginator(chosen, PAGE_SIZE).get_page(self.request.GET.get("page"))

    def forms_of(self, position: int) -> dict:
        """A row's form, those of its citations, and one for a citation that was missed."""
        rows = self.record[self.rows_name]
        row = rows[position] if position < len(rows) else {}
        name = row.get("id") or f"fn{row.get('mark')}"
        inside = [
            (n, c)
            for n, c in enumerate(self.record["citations"])
            if c["where"] == name and row.get("text", "")[c["start"] : c["end"]] == c["text"]
        ]
        citations = {n: f"{c['where']} {c['start']} {c['text']}" for n, c in inside}
        if self.data is not None:
            typed = self.data.getlist(f"citations-{position}")
            citations = {int(n): self.data.get(f"c{n}-place", "") for n in typed if n.isdecimal()}
        by_position = dict(inside)
        return {
            "position": position,
            "form": self.form_class(self.data, prefix=f"r{position}", initial=row),
            "citations": [
                (n, CitationForm(self.data, prefix=f"c{n}", initial={**by_position.get(n, {}), "place": place}), place)
                for n, place in citations.items()
            ],
            "added": AddedCitationForm(self.data, prefix=f"a{position}"),
        }

    def all_forms(self):
        for row in self.forms:
            yield from (row["form"], *(form for _n, form, _place in row["citations"]), row["added"])

    # --- saving ---

    def save(self) -> bool:
        """True where everything that was typed is stored; else the forms say what isn't, and nothing is."""
        forms = [self.reason, *self.all_forms()]
        if not all([form.is_valid() for form in forms]):  # noqa: C419 - every form is to tell its errors
            return False
        try:
            with transaction.atomic():
                document = locked(self.text.document)
                self.text = Text.objects.select_related("source", "document").get(pk=self.text.pk)
                edits = [edit for row in self.forms for edit in self.edits(row)]
                if any(form.errors for form in forms):
                    raise Refusal("")
                changed = correct(document, edits, self.request.user, self.reason.cleaned_data["reason"])
        except Refusal:
            return False
        messages.success(
            self.request, _("Saved.") if changed else _("Nothing was changed: everything stands as it was typed.")
        )
        return True

    def edits(self, row: dict) -> list[Edit]:
        rows, language = self.record[self.rows_name], self.text.language
        edits = row_edits(self.subject, language, row["form"], row["position"], rows)
        for _n, form, place in row["citations"]:
            edits += self.citation_edits(form, place)
        if row["added"].cleaned_data.get("words"):
            at = find_row(rows, row["form"], row["position"])
            edits += self.added(row, at, next((e.value for e in edits if e.field == "text"), None))
        return edits

    def citation_edits(self, form: CitationForm, place: str) -> list[Edit]:
        if not (form.has_changed() or form.cleaned_data["drop"]):
            return []
        citations = self.record["citations"]
        named = [n for n, c in enumerate(citations) if f"{c['where']} {c['start']} {c['text']}" == place]
        if not named:
            form.add_error(
                None, _("Somebody else changed the words around this citation meanwhile. Look at the page again.")
            )
            return []
        position = named[0]
        if form.cleaned_data["drop"]:
            return [Edit("citation", action="drop", language=self.text.language, position=position)]
        changes = form.changes(citations[position])
        return [Edit("citation", f, v, "change", self.text.language, position) for f, v in changes.items()]

    def added(self, row: dict, at: int | None, corrected: str | None) -> list[Edit]:
        """The edit that adds a missed citation to a row whose words it has (as corrected with the same click)."""
        rows = self.record[self.rows_name]
        if at is None:
            return []
        typed, form = row["added"].cleaned_data, row["added"]
        start = (corrected or rows[at]["text"]).find(typed["words"])
        if start < 0:
            form.add_error("words", _("These words don't stand in the paragraph. Copy them from it."))
            return []
        name = rows[at].get("id") or f"fn{rows[at]['mark']}"
        end = start + len(typed["words"])
        if not corrected and any(
            c["where"] == name and c["start"] < end and start < c["end"] for c in self.record["citations"]
        ):
            form.add_error("words", _("A citation stands in these words already; correct that one."))
            return []
        value = {"text": typed["words"], "start": start, "symbol": typed["symbol"], "pinpoint": None, "date": None}
        # Containers are counted: the head, the paragraphs, the footnotes.
        container = 1 + at + (len(self.record["paragraphs"]) if self.subject == "footnote" else 0)
        return [Edit("citation", "", value, "add", self.text.language, container)]

    # --- showing ---

    def context(self) -> dict:
        document, language = self.text.document, self.text.language
        corrections = list(document.corrections.filter(language=language).select_related("editor"))
        pane = SourcePane(self.text)
        parsed = self.text.parsed_record[self.rows_name]
        shown = [n for n in self.page.object_list if n < len(parsed)]
        mark_rows(pane, "r", [(n, parsed[n]["text"]) for n in shown])
        return {
            **self.site.each_context(self.request),
            "title": f"{document} · {self.text.get_language_display()}",
            "document": document,
            "text": self.text,
            "texts": document.texts.all(),
            "opts": Document._meta,
            "subject": self.subject,
            "page": self.page,
            "rows": self.rows(pane, corrections),
            "kinds": Paragraph.Kind.choices,
            "chosen_kind": self.request.GET.get("kind", ""),
            "words": self.request.GET.get("q", ""),
            "counts": {"paragraph": len(self.record["paragraphs"]), "footnote": len(self.record["footnotes"])},
            "homeless": [c for c in corrections if c.state != c.State.IN_FORCE],
            "dropped": [c for c in corrections if c.subject == "citation" and c.action == "drop"],
            "reason": self.reason,
            "pane": pane,
            "errors": any(form.errors for form in self.all_forms()) if self.data is not None else False,
            "pages": [(n, self.address(page=n)) for n in self.page.paginator.page_range],
            "document_url": reverse("admin:resolutions_document_change", args=[document.pk]),
        }

    def address(self, **changes) -> str:
        parameters = {key: value for key, value in self.request.GET.items() if value} | changes
        return f"?{urlencode(parameters)}"

    def rows(self, pane: SourcePane, corrections) -> list[Row]:
        own = corrections_by_row(corrections, self.subject, self.text.language)
        cited = corrections_by_row(corrections, "citation", self.text.language)
        current, shown = self.record[self.rows_name], []
        for row in self.forms:
            position = row["position"]
            anchors = current[position] if position < len(current) else {}
            citations = []
            for n, form, place in row["citations"]:
                words = place.split(" ", 2)[-1]
                citations.append({"position": n, "form": form, "words": words, "corrected": cited.get(n, [])})
            shown.append(
                Row(
                    row["form"],
                    position,
                    own.get(position, []),
                    anchor=anchors.get("id") or f"fn-{anchors.get('mark', '')}".replace("*", "star"),
                    mark=f"src-r{position}" if pane.has(f"r{position}") else "",
                    extra={"citations": citations, "added": row["added"]},
                )
            )
        return shown
