"""What stands around a held text: its facts from one query, and the documents around it from another."""

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from resolutions.models import (
    AgendaItem,
    AgendaThread,
    Citation,
    Document,
    Footnote,
    Relation,
    Sponsorship,
    State,
    Subject,
    Text,
    Vote,
)
from resolutions.models.rows import rows_of

from .unchanged import last_change

RELATION = ("id", "kind", "document", "related", "share")
STATE = ("code", "name_zh", "name_en")
THREAD = ("slug", "title", "title_en")


def find_texts(path: str) -> list[Text]:
    """The document's texts, its facts at hand (`read_facts`), in the order of their languages; one query."""
    here = OuterRef("document")
    items = AgendaItem.objects.filter(documents=here).order_by(F("session").desc(nulls_last=True), "number", "sub_item")
    texts = (
        Text.objects.filter(document__path=path)
        .select_related("document", "source")
        .defer("record", "parsed", "source__raw", "source__given")
        .annotate(
            warnings=F("record__warnings"),
            state=last_change(),
            mention_count=_count_mentions(here),
            relation_rows=rows_of(
                Relation.objects.filter(Q(document=here) | Q(related=here), related__isnull=False).order_by("pk"),
                *RELATION,
            ),
            note_rows=rows_of(
                Footnote.objects.filter(text=OuterRef("pk")).order_by("position"),
                *("id", "anchor", "mark", "words", "caller_id"),
            ),
            subject_rows=rows_of(Subject.objects.filter(documents=here).order_by("heading"), "heading", "heading_zh"),
            item_rows=rows_of(
                items,
                "session_label",
                "number",
                "sub_item",
                "thread",
                *(f"thread__{name}" for name in THREAD),
                "thread__parent",
                *(f"thread__parent__{name}" for name in THREAD),
            ),
            sponsor_rows=rows_of(
                Sponsorship.objects.filter(document=here).order_by("position"),
                "name",
                "additional",
                *(f"state__{name}" for name in STATE),
            ),
            vote_rows=rows_of(
                Vote.objects.filter(document=here).order_by("name"),
                "name",
                "choice",
                *(f"state__{name}" for name in STATE),
            ),
        )
        .order_by("language")
    )
    return list(texts)


def _count_mentions(document: OuterRef):
    """The number of mentions in other documents' texts, as an expression."""
    counts = (
        Citation.objects.listed().in_one_language().filter(target=document).exclude(text__document=document).order_by()
    )
    return Coalesce(Subquery(counts.values("target").annotate(n=Count("pk")).values("n")), 0)


def read_notes(text: Text) -> list[Footnote]:
    """The footnotes of a text of `find_texts`, in order; no query."""
    return [Footnote(text=text, **row) for row in text.note_rows]


def read_facts(text: Text) -> dict:
    """`agenda_items`, `sponsorships`, `subjects` and `votes` of the document, from a text of `find_texts`; no query."""
    return {
        "agenda_items": [_item(row) for row in text.item_rows],
        "subjects": [Subject(**row) for row in text.subject_rows],
        "sponsorships": [
            Sponsorship(name=row["name"], additional=bool(row["additional"]), state=_state(row))
            for row in text.sponsor_rows
        ],
        "votes": sorted(
            (Vote(name=row["name"], choice=row["choice"], state=_state(row)) for row in text.vote_rows),
            key=lambda vote: str(vote.state or vote.name),
        ),
    }


def _state(row: dict) -> State | None:
    return State(**{name: row[f"state__{name}"] for name in STATE}) if row["state__code"] else None


def _item(row: dict) -> AgendaItem:
    thread = parent = None
    if row["thread__parent"]:
        parent = AgendaThread(pk=row["thread__parent"], **{name: row[f"thread__parent__{name}"] for name in THREAD})
    if row["thread"]:
        thread = AgendaThread(pk=row["thread"], parent=parent, **{name: row[f"thread__{name}"] for name in THREAD})
    return AgendaItem(session_label=row["session_label"], number=row["number"], sub_item=row["sub_item"], thread=thread)


def find_around(text: Text, items: list[AgendaItem]) -> tuple[dict, list[Relation]]:
    """Held documents or None: `previous_document` and `next_document` among those of its body, kind and session, and
    `previous_in_thread` and `next_in_thread` among those under its agenda thread; and its relations. One query."""
    document = text.document
    found = dict.fromkeys(("previous_document", "next_document", "previous_in_thread", "next_in_thread"))
    asked = {}
    if document.symbol and document.session_label:
        held = Document.objects.held().filter(symbol__isnull=False, kind=document.kind, body=document.body)
        session = held.filter(session_label=document.session_label)
        asked |= dict(zip(found, _both_sides(session, document), strict=False))
        thread = next((item.thread for item in items if item.thread), None)
        if thread:
            found["thread"] = thread
            same = held.filter(agenda_items__thread=thread.pk)
            asked |= dict(zip(list(found)[2:4], _both_sides(same, document), strict=True))
    keys = {name: Subquery(queryset.values("pk")[:1]) for name, queryset in asked.items()}
    rows = text.relation_rows
    wanted = Q(pk__in={key for row in rows for key in (row["document"], row["related"])})
    for key in keys.values():
        wanted |= Q(pk=key)
    others = Document.objects.filter(wanted).annotate(**{f"is_{name}": Q(pk=key) for name, key in keys.items()})
    others = {other.pk: other for other in others} if rows or keys else {}
    for other in others.values():
        for name in keys:
            if getattr(other, f"is_{name}"):
                found[name] = other
    relations = [
        Relation(
            pk=row["id"],
            kind=row["kind"],
            share=row["share"],
            document=others[row["document"]],
            related=others[row["related"]],
        )
        for row in rows
    ]
    return found, relations


def _both_sides(documents, document: Document) -> list:
    """Those before it, nearest first, and those after it."""
    return [
        documents.filter(sort_key__lt=document.sort_key).order_by("-sort_key"),
        documents.filter(sort_key__gt=document.sort_key).order_by("sort_key"),
    ]
