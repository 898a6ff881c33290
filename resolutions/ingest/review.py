"""Review items of a document: made for what is new, taken back for what is gone; a decision stays."""

import hashlib
import json

from rapidfuzz import fuzz

from resolutions.comparing.languages import Part, beside, cited_differently, parts_of
from resolutions.models import AgendaThread, Correction, Document, ReviewItem, Text
from resolutions.models.writing import insert_instances

KINDS = {
    "citation-undecided": ReviewItem.Kind.CITATION,
    "sponsor-unknown": ReviewItem.Kind.SPONSOR,
    "numbering-gap": ReviewItem.Kind.CHECK,
    "footnote-missing": ReviewItem.Kind.CHECK,
    "footnote-uncalled": ReviewItem.Kind.CHECK,
    "no-paragraphs": ReviewItem.Kind.CHECK,
    "several-documents": ReviewItem.Kind.CHECK,
    "symbol-disagrees": ReviewItem.Kind.CHECK,
    "vote-totals": ReviewItem.Kind.CHECK,
}
# The code of what languages cite differently.
DISAGREE = "languages-disagree"
# Percent that two agenda titles have in common from which on somebody should say whether they are one.
ALIKE = 85


def sync_review(
    document: Document, texts: list[Text], records: list[dict], corrections: list[Correction], bare: bool = False
):
    """Nothing; the document's open items are what is open now (one query where nothing changed). A bare document has had
    none."""
    wanted = {}
    for text, record in zip(texts, records, strict=False):
        for warning in record.get("warnings", []):
            item = ReviewItem(
                kind=KINDS.get(warning["code"], ReviewItem.Kind.WARNING),
                language=text.language,
                code=warning["code"],
                message=warning["message"],
                where=(warning.get("where") or "")[:80],
            )
            _want(wanted, document, item, text.language, warning["code"], warning["message"], warning.get("where"))
    for correction in corrections:
        if correction.state != Correction.State.IN_FORCE:
            kind = (
                ReviewItem.Kind.CONFLICT if correction.state == Correction.State.CONFLICT else ReviewItem.Kind.UNMATCHED
            )
            item = ReviewItem(kind=kind, correction=correction, language=correction.language)
            _want(wanted, document, item, correction.pk, kind, json.dumps(correction.found, sort_keys=True))
    for item, *parts in _languages_disagree(texts, records):
        _want(wanted, document, item, *parts)
    held = {} if bare else {item.key: item for item in document.review_items.order_by()}
    gone = [item.pk for key, item in held.items() if key not in wanted and item.state == ReviewItem.State.OPEN]
    if gone:
        document.review_items.filter(pk__in=gone).delete()
    insert_instances(ReviewItem, [item for key, item in wanted.items() if key not in held])


def _languages_disagree(texts: list[Text], records: list[dict]):
    """(item, parts of its key) for each paragraph of a text that cites other documents than the same one of the first."""
    sides = [(text.language, _parts(record)) for text, record in zip(texts, records, strict=False)]
    for language, parts in sides[1:]:
        own, first = sides[0]
        for row in beside(first, parts)[1]:
            if not (row.before and row.after):
                continue
            only_first, only_here = cited_differently(first[row.before[0]], parts[row.after[0]])
            if only_first or only_here:
                where = records[0]["paragraphs"][row.before[0]]["id"]
                told = [f"{own}: {', '.join(only_first)}" if only_first else ""]
                told.append(f"{language}: {', '.join(only_here)}" if only_here else "")
                message = f"Only in one language: {'; '.join(filter(None, told))}"
                item = ReviewItem(
                    kind=ReviewItem.Kind.CITATION, language=language, code=DISAGREE, message=message, where=where
                )
                yield item, DISAGREE, language, where, message


def _parts(record: dict) -> list[Part]:
    return parts_of(
        [
            (p["id"], p["kind"], p["number"], p["level"], p["verb"], [note["mark"] for note in p["notes"]])
            for p in record["paragraphs"]
        ],
        [(c["where"], c["symbol"]) for c in record["citations"] if c["symbol"] and c["by"] == "symbol"],
    )


def _want(wanted: dict, document: Document, item: ReviewItem, *parts):
    item.document = document
    item.key = _key(document.pk, *parts)
    wanted[item.key] = item


def _key(*parts) -> str:
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()


def review_threads(new: list[AgendaThread]):
    """Nothing; a new thread whose title looks like another's is listed. One query; time grows with new × all."""
    if not new:
        return
    threads = list(AgendaThread.objects.all())
    items = {}
    for thread in new:
        for other in threads:
            pair = sorted((thread.pk, other.pk))
            if other.pk != thread.pk and fuzz.ratio(thread.key, other.key, score_cutoff=ALIKE):
                item = ReviewItem(
                    kind=ReviewItem.Kind.AGENDA, thread_id=max(pair), where=str(min(pair)), key=_key("agenda", *pair)
                )
                items[item.key] = item
    held = set(ReviewItem.objects.filter(key__in=items).values_list("key", flat=True))
    ReviewItem.objects.bulk_create([item for key, item in items.items() if key not in held])
