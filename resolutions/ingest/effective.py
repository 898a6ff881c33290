"""The effective rows of a document: what its texts state, with the editors' corrections over it, in one transaction."""

import datetime as dt

from resolutions.corrections.applying import SUBJECTS, apply_corrections, settle
from resolutions.models import Correction, Document, Text
from resolutions.parsing.records import ParsedDocument, read_plain
from resolutions.search.indexing import index_document

from .addresses import keys_for
from .facts import LANGUAGES, decide_fields, decide_relations, first_of, set_year, stating
from .known import Known
from .parts import store_parts
from .review import sync_review

# A document of which no text is held can be corrected like one whose text states nothing.
NOTHING = {"language": "", "title": None, "agenda_items": [], "sponsors": [], "subjects": [], "paragraphs": []}
NOTHING |= {"additional_sponsors": [], "footnotes": [], "citations": [], "warnings": [], "source": {"name": ""}}
# The language of corrections of what the UN's own record says.
CATALOGUE = "un"
# Of these the columns are not written from the records alone.
RELATED = {"symbol", "subjects", "address"}
# What a document's own columns say and an editor can correct.
VOTE, VOTES = {"adoption": "outcome"}, ["in_favour", "against", "abstaining", "not_voting"]
COLUMNS = ["title", "title_en", "body", "kind", "session", "session_label", "date", "meeting", "meeting_record"]
COLUMNS += ["committee", "sdgs", "adoption", *VOTES]
TRACKED = [field.attname for field in Document.history.model.tracked_fields if field.attname != "id"]


def refresh_document(
    document: Document,
    *,
    fresh: dict[Text, dict | None] | None = None,
    read: ParsedDocument | None = None,
    known: Known | None = None,
    bare: bool = False,
):
    """Nothing; the document's columns, related rows and review items are what its texts and corrections say.

    `fresh` are the texts that were just read and saved, with what the parser read of them before; `read` is the record of
    the only one. Rows of texts whose effective record is as it was are left alone. `known` is given where many texts are stored; `bare` where nobody said
    anything of the document before: the new text is its only one, and no corrections, sponsors, votes or items hang on it.
    """
    fresh = fresh or {}
    earlier = [getattr(document, name) for name in TRACKED]
    corrections = list(document.corrections.order_by("made_at", "pk")) if document.pk and not bare else []
    texts = list(fresh if bare else document.texts.select_related("source").order_by())
    texts.sort(key=lambda text: LANGUAGES.index(text.language))
    was = {c.pk: _outcome(c) for c in corrections}
    parsed = [text.parsed_record for text in texts]
    _decide_facts(document, parsed, corrections)
    records = [
        apply_corrections(record, _of_text(corrections, text, n == 0), fresh.get(text))
        for n, (text, record) in enumerate(zip(texts, parsed, strict=True))
    ] or [apply_corrections(NOTHING, _of_text(corrections, None, True))]
    if document.catalogue:
        records.append(apply_corrections(document.catalogue, [c for c in corrections if c.language == CATALOGUE]))
    stated = _with_catalogue(document, parsed or [NOTHING])
    _homeless(corrections, texts, document)
    _overruled(corrections, texts, records, stated)
    records = [_with_facts(record, document, corrections) for record in records]
    if document.pk and earlier == [getattr(document, name) for name in TRACKED]:
        document.save_without_historical_record()
    else:
        document.save()
    for text, plain, record in zip(texts, parsed, records, strict=False):
        if text in fresh or record != text.record:
            new = text in fresh and fresh[text] is None
            _store_record(text, plain, record)
            built = read if read and text in fresh and record is plain else read_plain(record)
            cited = [citation.symbol for citation in built.citations if citation.symbol]
            targets = known.keys_for(cited, document.sample) if known else keys_for(cited, document.sample)
            store_parts(text, built, targets, new)
    decide_relations(document, records, stated, known and known.named, bare)
    for correction in corrections:
        if _outcome(correction) != was[correction.pk]:
            # Where it stands now is no change that anybody made.
            told = _outcome(correction)[0] != was[correction.pk][0]
            correction.save() if told else correction.save_without_historical_record()
    sync_review(document, texts, records, corrections, bare)
    index_document(document)


def _outcome(correction: Correction):
    return correction.state, correction.found, dict(correction.place), correction.position


# --- facts ------------------------------------------------------------------------------------------------------


def parsed_facts(document: Document) -> dict:
    """The columns as the texts alone would have them, by name; plain values. Two queries."""
    shadow = Document.objects.get(pk=document.pk)
    texts = sorted(document.texts.all(), key=lambda text: LANGUAGES.index(text.language))
    corrections = list(document.corrections.filter(subject="document"))
    for correction in corrections:
        if correction.field not in RELATED:
            setattr(shadow, correction.field, as_column(correction.field, correction.found))
    records = [text.parsed_record for text in texts]
    decide_fields(shadow, records)
    facts = {name: as_plain(getattr(shadow, name)) for name in COLUMNS}
    return facts | {"subjects": first_of(_with_catalogue(document, records), "subjects")}


def _with_catalogue(document: Document, records: list[dict]) -> list[dict]:
    """The records, and last what the UN's own says."""
    return [*records, document.catalogue] if document.catalogue else records


def _decide_facts(document: Document, parsed: list[dict], corrections: list[Correction]):
    """Nothing; the columns are the texts', then the corrections', which learn what they replaced."""
    own = [c for c in corrections if c.subject == Correction.Subject.DOCUMENT and c.field not in RELATED]
    for correction in own:
        setattr(document, correction.field, as_column(correction.field, correction.found))
    decide_fields(document, parsed)
    for correction in own:
        settle(correction, as_plain(getattr(document, correction.field)))
    for correction in own:
        setattr(document, correction.field, as_column(correction.field, correction.value))
    if own:
        set_year(document)
    for correction in corrections:
        if correction.subject == Correction.Subject.DOCUMENT and correction.field == "subjects":
            settle(correction, first_of(_with_catalogue(document, parsed), "subjects"))
        elif correction.subject == Correction.Subject.DOCUMENT and correction.field == "symbol" and parsed:
            settle(correction, next((record["symbol"] for record in parsed if record.get("symbol")), None))


def _with_facts(record: dict, document: Document, corrections: list[Correction]) -> dict:
    """The record with the document's corrected facts; a title only where it is in the record's language."""
    facts = {
        c.field: c.value
        for c in corrections
        if c.subject == Correction.Subject.DOCUMENT and c.field not in ("symbol", "address", "title", "title_en")
    }
    vote = {VOTE.get(name, name): facts.pop(name) for name in [*VOTE, *VOTES] if name in facts}
    if vote:
        nobody = {"outcome": None, **dict.fromkeys(VOTES), "roll": []}
        facts["vote"] = nobody | (record.get("vote") or {}) | vote
    titles = {"title": "zh", "title_en": "en"}
    for correction in corrections:
        if titles.get(correction.field) == record["language"] and correction.subject == Correction.Subject.DOCUMENT:
            facts["title"] = correction.value
    return record | facts if facts else record


def as_plain(value):
    """A column's value as JSON has it."""
    return value.isoformat() if isinstance(value, dt.date) else value


def as_column(field: str, value):
    """A JSON value as the column has it."""
    return dt.date.fromisoformat(value) if field == "date" and value else value


# --- texts ------------------------------------------------------------------------------------------------------


def _of_text(corrections: list[Correction], text: Text | None, first: bool) -> list[Correction]:
    """The corrections that concern a text's record; those of no language concern the first."""
    language = text.language if text else ""
    rows = [c for c in corrections if c.subject != Correction.Subject.DOCUMENT]
    return [c for c in rows if c.language == language or (first and not c.language)]


def _homeless(corrections: list[Correction], texts: list[Text], document: Document):
    """Nothing; a correction of a text that isn't there is said to have no place."""
    languages = {text.language for text in texts} | ({CATALOGUE} if document.catalogue else set())
    for correction in corrections:
        if correction.language and correction.language not in languages:
            correction.state, correction.position = Correction.State.UNMATCHED, None


def _overruled(corrections: list[Correction], texts: list[Text], records: list[dict], stated: list[dict]):
    """Nothing; a correction of sponsors is said to have no place where another record's list is the document's."""
    languages = [*(text.language for text in texts), CATALOGUE] if texts else ["", CATALOGUE]
    for subject in (Correction.Subject.SPONSOR, Correction.Subject.ADDITIONAL):
        n = stating(records, SUBJECTS[subject].rows, stated)
        for correction in corrections:
            told = correction.language or languages[0]
            if n is not None and correction.subject == subject and told != languages[n]:
                correction.state, correction.position = Correction.State.UNMATCHED, None


def _store_record(text: Text, plain: dict, record: dict):
    parsed, title = None if record == plain else plain, (record["title"] or "")[:600]
    if (text.record, text.parsed, text.title) != (record, parsed, title):
        text.record, text.parsed, text.title = record, parsed, title
        text.save(update_fields=["record", "parsed", "title"])
