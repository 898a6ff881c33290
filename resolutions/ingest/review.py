"""Review items of a document: made for what is new, taken back for what is gone; a decision stays."""

import hashlib
import json

from rapidfuzz import fuzz

from resolutions.models import AgendaThread, Correction, Document, ReviewItem, Text

KINDS = {
    "citation-undecided": ReviewItem.Kind.CITATION,
    "sponsor-unknown": ReviewItem.Kind.SPONSOR,
    "numbering-gap": ReviewItem.Kind.CHECK,
    "footnote-missing": ReviewItem.Kind.CHECK,
    "footnote-uncalled": ReviewItem.Kind.CHECK,
    "no-paragraphs": ReviewItem.Kind.CHECK,
}
# Percent that two agenda titles have in common from which on somebody should say whether they are one.
ALIKE = 85


def sync_review(document: Document, texts: list[Text], records: list[dict], corrections: list[Correction]):
    """Nothing; the document's open items are what is open now (one query where nothing changed)."""
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
    held = {item.key: item for item in document.review_items.all()}
    gone = [item.pk for key, item in held.items() if key not in wanted and item.state == ReviewItem.State.OPEN]
    if gone:
        document.review_items.filter(pk__in=gone).delete()
    ReviewItem.objects.bulk_create([item for key, item in wanted.items() if key not in held])


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
