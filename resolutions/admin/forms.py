"""The forms of the editing pages, one for each thing that can be corrected."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resolutions.ingest.effective import COLUMNS
from resolutions.models import Document, Paragraph
from resolutions.models.documents import Adoption, Kind

from .fields import Completing, Optional, RememberingForm, StateCode, Symbol, Words


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason (optional)"), max_length=300, required=False)


class FactsForm(RememberingForm):
    """A document's own fields."""

    symbol = Symbol(label=_("symbol"))
    title = forms.CharField(label=_("title"), max_length=600, required=False, widget=forms.Textarea({"rows": 2}))
    title_en = forms.CharField(
        label=_("title in English"), max_length=600, required=False, widget=forms.Textarea({"rows": 2})
    )
    kind = forms.ChoiceField(label=_("kind"), choices=Kind)
    body = forms.CharField(label=_("issuing body"), max_length=40, required=False)
    session = forms.IntegerField(label=_("session"), min_value=1, max_value=9999, required=False)
    session_label = forms.CharField(label=_("session as printed"), max_length=20, required=False)
    date = forms.DateField(label=_("date"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    meeting = forms.IntegerField(label=_("plenary meeting"), min_value=1, max_value=99999, required=False)
    committee = forms.CharField(label=_("Main Committee"), max_length=10, required=False)
    meeting_record = forms.CharField(label=_("record of the meeting"), max_length=100, required=False)
    adoption = forms.ChoiceField(label=_("adoption"), choices=[("", "–"), *Adoption.choices], required=False)
    in_favour = forms.IntegerField(label=_("votes in favour"), min_value=0, max_value=300, required=False)
    against = forms.IntegerField(label=_("votes against"), min_value=0, max_value=300, required=False)
    abstaining = forms.IntegerField(label=_("abstentions"), min_value=0, max_value=300, required=False)
    not_voting = forms.IntegerField(label=_("not voting"), min_value=0, max_value=300, required=False)
    sdgs = forms.RegexField(
        r"^(?:[1-9]|1[0-7])(?:[ ,]+(?:[1-9]|1[0-7]))*$",
        label=_("Sustainable Development Goals"),
        max_length=100,
        required=False,
        help_text=_("Numbers from 1 to 17."),
    )
    subjects = Words(
        label=_("subjects"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One heading a line, in English as in UNBIS."),
    )

    @staticmethod
    def current(document: Document) -> dict:
        """What stands in the document's columns, as the form has it."""
        values = {name: getattr(document, name) for name in ["symbol", *COLUMNS]}
        values["sdgs"] = ", ".join(map(str, document.sdgs))
        return values | {"subjects": "\n".join(subject.heading for subject in document.subjects.all())}


class AgendaItemForm(RememberingForm):
    number = forms.CharField(label=_("number"), max_length=10, widget=forms.TextInput({"size": 4}))
    sub_item = Optional(label=_("sub-item"), max_length=10, widget=forms.TextInput({"size": 3}))
    title = Optional(label=_("title"), max_length=400, widget=Completing("thread"))
    sub_title = Optional(label=_("title of the sub-item"), max_length=400, widget=Completing("thread"))
    drop = forms.BooleanField(label=_("drop"), required=False)


class SponsorForm(RememberingForm):
    name = forms.CharField(label=_("name as printed"), max_length=200)
    code = StateCode(label=_("State"))
    drop = forms.BooleanField(label=_("drop"), required=False)


class ParagraphForm(RememberingForm):
    kind = forms.ChoiceField(label=_("kind"), choices=Paragraph.Kind)
    number = Optional(label=_("number"), max_length=20, widget=forms.TextInput({"size": 4}))
    text = Words(label=_("words"), widget=forms.Textarea)

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        words = self["text"].value() or ""
        # About as many lines as the words take in a column of that width.
        self.fields["text"].widget.attrs["rows"] = min(12, 1 + sum(2 if c > "\u2e80" else 1 for c in words) // 68)


class FootnoteForm(ParagraphForm):
    kind = number = None
    mark = forms.CharField(label=_("mark"), max_length=10, widget=forms.TextInput({"size": 4}))


class CitationForm(RememberingForm):
    """A citation that the text has; `place` is the anchor, start and words by which it is found again."""

    forgotten = ("drop", "place")
    place = forms.CharField(widget=forms.HiddenInput)
    symbol = Symbol(label=_("cited document"))
    pinpoint = Optional(label=_("pinpoint"), max_length=200)
    drop = forms.BooleanField(label=_("no citation"), required=False)


class AddedCitationForm(forms.Form):
    """A citation that was missed: its words, which stand in the paragraph, and what they mean."""

    words = forms.CharField(label=_("words of the citation"), max_length=300, required=False)
    symbol = Symbol(label=_("cited document"))

    def clean(self):
        values = super().clean()
        if bool(values.get("words")) != bool(values.get("symbol")) and not self.errors:
            raise forms.ValidationError(_("A citation needs its words and the symbol that they mean."))
        return values
