"""Where the page's citations land in the texts they point to, and which of its own paragraphs are cited by number."""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from django.db.models.functions import Length

from resolutions.citations.landing import Place, cited_numbers, find_landings, names_annex, names_section
from resolutions.models import Citation, Document, Paragraph

# A heading such as `Annex II` or 附件二; the words of longer ones are not needed.
SHORT = 14


def find_targets_landings(citations: list[Citation], language: str) -> dict[int, str]:
    """Citation's key → the anchor in the cited text that its pinpoint means; one query, none without pinpoints.

    The text in `language` is looked into, else the Chinese, else the English one: anchors are the same in all.
    """
    pinned = [c for c in citations if c.pinpoint and c.target and c.target.held]
    numbers = {part for c in pinned for number in cited_numbers(c.pinpoint) for part in _printed(number)}
    documents = {
        c.target_id for c in pinned if cited_numbers(c.pinpoint) or names_annex(c.pinpoint) or names_section(c.pinpoint)
    }
    if not documents:
        return {}
    wanted = list(dict.fromkeys([language, "zh", "en"]))
    rows = (
        Paragraph.objects.filter(text__document__in=documents, text__language__in=wanted)
        .annotate(length=Length("words"))
        .filter(
            Q(number__in=numbers)
            | (Q(kind__in=["heading", "annex"]) | Q(kind="operative", number="")) & Q(length__lte=SHORT)
        )
        .order_by("text", "position")
        .values_list("text__document", "text__language", "anchor", "kind", "number", "words")
    )
    places = defaultdict(list)
    for document, *place in rows:
        places[document, place[0]].append(Place(*place[1:]))
    held = {document: next(code for code in wanted if (document, code) in places) for document, _code in places}
    found = {c.pk: find_landings(c.pinpoint, places.get((c.target_id, held.get(c.target_id)), ())) for c in pinned}
    return {key: anchors[0] for key, anchors in found.items() if anchors}


def _printed(number: str) -> list[str]:
    """`12` and `(a)` of 12(a), as they stand at the paragraphs."""
    figure, bracket, letter = number.partition("(")
    return [figure, bracket + letter] if bracket else [figure]


def count_by_paragraph(document: Document, paragraphs: list[Paragraph]) -> Counter:
    """Anchor → the number of documents that cite this paragraph (or annex) by its number; one query, which grows with the
    mentions that name a place."""
    rows = (
        Citation.objects.filter(target=document)
        .exclude(pinpoint="")
        .exclude(text__document=document)
        .order_by()
        .values_list("pinpoint", "text__document")
        .annotate(n=Count("pk"))
    )
    citing = defaultdict(set)
    for pinpoint, other, _n in rows:
        citing[pinpoint].add(other)
    if not citing:
        return Counter()
    places = _places(paragraphs)
    by_anchor = defaultdict(set)
    for pinpoint, others in citing.items():
        for anchor in find_landings(pinpoint, places):
            by_anchor[anchor] |= others
    return Counter({anchor: len(others) for anchor, others in by_anchor.items()})


def find_pinpoints_of(document: Document, anchor: str) -> tuple[Paragraph | None, set[str]]:
    """The paragraph with the anchor, and the pinpoints of mentions that land on it; (None, none) where there is none such.
    Two queries."""
    paragraphs = Paragraph.objects.filter(text__document=document).order_by("text", "position")
    by_text = defaultdict(list)
    for paragraph in paragraphs.defer("notes"):
        by_text[paragraph.text_id].append(paragraph)
    rows = next(iter(by_text.values()), [])
    paragraph = next((row for row in rows if row.anchor == anchor), None)
    if paragraph is None:
        return None, set()
    places = _places(rows)
    said = Citation.objects.filter(target=document).exclude(pinpoint="").order_by().values_list("pinpoint", flat=True)
    return paragraph, {pinpoint for pinpoint in said.distinct() if anchor in find_landings(pinpoint, places)}


def _places(paragraphs: list[Paragraph]) -> list[Place]:
    return [Place(p.anchor, p.kind, p.number, p.words[: SHORT + 1]) for p in paragraphs]
