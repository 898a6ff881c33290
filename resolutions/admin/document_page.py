"""The page on which a document's facts, agenda items and sponsors are corrected, its source beside them."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.corrections.applying import apply_corrections
from resolutions.editing.corrections import Edit, Refusal, correct, locked
from resolutions.editing.permissions import may_move
from resolutions.editing.symbols import give_symbol
from resolutions.ingest.effective import CATALOGUE, as_plain
from resolutions.ingest.facts import LANGUAGES
from resolutions.models import Correction, Document

from .forms import AgendaItemForm, FactsForm, ReasonForm, SponsorForm
from .rows import Row, corrections_by_row, row_edits
from .source_pane import SourcePane, mark_facts

# Empty rows in which one can add.
EMPTY = 2
LISTS = {
    "agenda_item": ("agenda_items", AgendaItemForm),
    "sponsor": ("sponsors", SponsorForm),
    "additional": ("additional_sponsors", SponsorForm),
}


class DocumentPage:
    """One request of the page."""

    def __init__(self, request, document: Document, site):
        self.request, self.document, self.site = request, document, site
        self.data = request.POST.copy() if request.method == "POST" else None
        self.load()

    def load(self):
        """Nothing; the texts, in the languages' order, and the corrections are read (three queries)."""
        self.texts = sorted(
            self.document.texts.select_related("source"), key=lambda text: LANGUAGES.index(text.language)
        )
        self.corrections = list(self.document.corrections.select_related("editor"))
        self.sources = {subject: self.source_of(rows) for subject, (rows, _form) in LISTS.items()}

    def source_of(self, name: str):
        """(language, rows) of a list: those of the first text that has any."""
        for text in self.texts:
            if text.record.get(name) or text.parsed_record.get(name):
                return text.language, text.record[name]
        catalogue = self.document.catalogue or {}
        if catalogue.get(name):
            own = [c for c in self.corrections if c.language == CATALOGUE]
            return CATALOGUE, apply_corrections(catalogue, own)[name]
        return (self.texts[0].language, []) if self.texts else ("", self._rows_without_a_text(name))

    def _rows_without_a_text(self, name: str) -> list[dict]:
        """What editors added to a document that is only cited."""
        subject = next(subject for subject, (rows, _form) in LISTS.items() if rows == name)
        added = [c for c in self.corrections if c.subject == subject and c.position is not None]
        return [c.value for c in sorted(added, key=lambda c: c.position)]

    def respond(self):
        self.facts = FactsForm(self.data, initial=FactsForm.current(self.document))
        if not may_move(self.request.user):
            self.facts.fields["symbol"].disabled = True
        self.reason = ReasonForm(self.data)
        self.forms = {subject: self.row_forms(subject) for subject in LISTS}
        if self.data is not None and self.save():
            return redirect(reverse("admin:resolutions_document_change", args=[self.document.pk]))
        return TemplateResponse(self.request, "admin/editing/document.html", self.context())

    def row_forms(self, subject: str):
        """[(position or None for a new row, form)]."""
        _language, rows = self.sources[subject]
        made_of = LISTS[subject][1]
        count = len(rows)
        if self.data is not None:
            typed = self.data.get(f"{subject}-count", "")
            count = min(int(typed), 1000) if typed.isdecimal() else count
        forms = [
            (n, made_of(self.data, prefix=f"{subject}-{n}", initial=rows[n] if n < len(rows) else None))
            for n in range(count)
        ]
        return forms + [
            (None, made_of(self.data, prefix=f"{subject}-new{n}", empty_permitted=True, use_required_attribute=False))
            for n in range(EMPTY)
        ]

    # --- saving ---

    def save(self) -> bool:
        """True where everything that was typed is stored; else the forms say what isn't, and nothing is."""
        forms = [self.facts, self.reason, *(form for rows in self.forms.values() for _n, form in rows)]
        if not all([form.is_valid() for form in forms]):  # noqa: C419 - every form is to tell its errors
            return False
        try:
            with transaction.atomic():
                changed = self.store(self.reason.cleaned_data["reason"])
                if any(form.errors for form in forms):
                    raise Refusal("")
        except Refusal as error:
            if str(error):
                self.facts.add_error("symbol", str(error))
            return False
        messages.success(
            self.request, _("Saved.") if changed else _("Nothing was changed: everything stands as it was typed.")
        )
        return True

    def store(self, reason: str) -> int:
        self.document = locked(self.document)
        self.load()
        facts = self.facts.changes(FactsForm.current(self.document))
        edits = [
            Edit("document", field, self.plain(field, value)) for field, value in facts.items() if field != "symbol"
        ]
        for subject, rows in self.forms.items():
            language, current = self.sources[subject]
            for position, form in rows:
                if position is not None:
                    edits += row_edits(subject, language, form, position, current)
                elif form.has_changed() and form.cleaned_data:
                    value = {name: form.cleaned_data.get(name) for name in form.fields if name != "drop"}
                    edits.append(Edit(subject, "", value, "add", language))
        changed = correct(self.document, edits, self.request.user, reason)
        if "symbol" in facts and not self.facts.errors:
            if not facts["symbol"]:
                raise Refusal(
                    _("A symbol is taken back by undoing its correction; one that the text states can only be changed.")
                )
            give_symbol(self.document, facts["symbol"], self.request.user, reason)
            changed += 1
        return changed

    @staticmethod
    def plain(field: str, value):
        if field == "subjects":
            return list(dict.fromkeys(line.strip()[:200] for line in value.splitlines() if line.strip()))
        if field == "sdgs":
            return sorted({int(number) for number in value.replace(",", " ").split()})
        return "" if value is None and field == "meeting_record" else as_plain(value)

    # --- showing ---

    def context(self) -> dict:
        facts = {c.field: c for c in self.corrections if c.subject == Correction.Subject.DOCUMENT}
        pane = SourcePane(self.texts[0]) if self.texts else None
        if pane:
            mark_facts(pane)
        lists = [
            {
                "subject": subject,
                "count": len([1 for n, _form in rows if n is not None]),
                "rows": self.rows(subject, rows, pane),
                "dropped": [c for c in self.corrections if c.subject == subject and c.action == "drop"],
                "columns": [field.label for field in rows[-1][1].visible_fields()],
            }
            for subject, rows in self.forms.items()
        ]
        return {
            **self.site.each_context(self.request),
            "title": str(self.document),
            "document": self.document,
            "opts": Document._meta,
            "facts": [
                {
                    "field": field,
                    "correction": facts.get(field.name),
                    "mark": f"src-{field.name}" if pane and pane.has(field.name) else "",
                }
                for field in self.facts
            ],
            "joined": [c for c in self.corrections if c.field == "address"],
            "lists": lists,
            "homeless": [c for c in self.corrections if c.state != Correction.State.IN_FORCE],
            "reason": self.reason,
            "texts": self.texts,
            "pane": pane,
            "errors": any(f.errors for f in [self.facts, *(f for rows in self.forms.values() for _n, f in rows)]),
            "may_move": may_move(self.request.user),
            "open_items": self.document.review_items.open().count(),
        }

    def rows(self, subject: str, forms, pane) -> list[Row]:
        corrected = corrections_by_row(self.corrections, subject, self.sources[subject][0])
        prefix = {"agenda_item": "agenda"}.get(subject, subject)
        return [
            Row(
                form,
                n,
                corrected.get(n, []),
                mark=f"src-{prefix}-{n}" if pane and n is not None and pane.has(f"{prefix}-{n}") else "",
            )
            for n, form in forms
        ]
