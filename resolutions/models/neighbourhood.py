"""The citation neighbourhood of a document: what it cites, what cites it, and one step further on either side."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, F

from .citations import Citation
from .documents import Document

# Boxes a side: with the document itself 59 at most.
NEAR, FAR = 14, 15
# Mentions that are weighed on the side of the citing: those read in last, however often a document is cited.
MENTIONS = 5_000


@dataclass(frozen=True)
class Edge:
    """A citation between two documents (keys); `weight` is the number of mentions in a text of the citing one."""

    source: int
    target: int
    weight: float


@dataclass
class Neighbourhood:
    """`steps`: documents by their distance, -2 and -1 cited, 1 and 2 citing; `weights`: a document's key → the weight by
    which it was chosen; `edges`: the citations that join the chosen ones; `cut`: whether there are more than are shown."""

    document: Document
    steps: dict[int, list[Document]] = field(default_factory=dict)
    weights: dict[int, float] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    cut: bool = False


def find_neighbourhood(document: Document) -> Neighbourhood:
    """The neighbourhood; five queries, whose cost grows with NEAR and MENTIONS, not with how often a document is cited."""
    found = Neighbourhood(document)
    edges: dict[tuple[int, int], Edge] = {}
    placed = {document.pk}
    chosen: dict[int, list[int]] = {}
    near = [(-1, _cited_by_texts_of([document.pk])), (1, _citing([document.pk]))]
    for step, rows in near:
        chosen[step] = _choose(found, edges, placed, step, rows, NEAR)
    far = [(-2, _cited_by_texts_of(chosen[-1])), (2, _citing(chosen[1]))]
    for step, rows in far:
        chosen[step] = _choose(found, edges, placed, step, rows, FAR)
    documents = Document.objects.in_bulk(placed - {document.pk})
    found.steps = {step: [documents[key] for key in chosen[step]] for step in (-2, -1, 1, 2)}
    found.edges = [edge for edge in edges.values() if edge.source in placed and edge.target in placed]
    return found


def _choose(found, edges, placed, step, rows, room) -> list[int]:
    """Keys of the heaviest documents of a step that don't stand nearer already; equal ones: held before not, newest first."""
    weights, order = defaultdict(float), {}
    for edge, rank in rows:
        edges[(edge.source, edge.target)] = edge
        key = edge.target if step < 0 else edge.source
        if key not in placed:
            weights[key] += edge.weight
            order[key] = rank
    keys = sorted(weights, key=lambda key: (weights[key], order[key]), reverse=True)
    found.cut = found.cut or len(keys) > room
    found.weights |= {key: weights[key] for key in keys[:room]}
    placed.update(keys[:room])
    return keys[:room]


def _cited_by_texts_of(documents: list[int]):
    """(edge, rank) for what these documents cite; one query."""
    mentions = Citation.objects.filter(text__document__in=documents).exclude(target=None)
    return _edges(mentions, "target")


def _citing(documents: list[int]):
    """(edge, rank) for what cites these documents, among their latest mentions; one query."""
    latest = Citation.objects.filter(target__in=documents).order_by("-pk").values("pk")[:MENTIONS]
    return _edges(Citation.objects.filter(pk__in=latest), "text__document")


def _edges(mentions, far_end: str):
    """Mentions counted by pair; texts in several languages count once, by the mean of their mentions."""
    rows = (
        mentions.exclude(origin=Citation.Origin.NAME)
        .exclude(target=F("text__document"))
        .order_by()
        .values_list("text__document", "target", f"{far_end}__held", f"{far_end}__year", f"{far_end}__sort_key")
        .annotate(n=Count("pk"), texts=Count("text", distinct=True))
    )
    for source, target, held, year, sort_key, n, texts in rows:
        yield Edge(source, target, n / texts), (held, year or 0, sort_key)
