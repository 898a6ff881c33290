"""What cites a document: grouped by the verb, filtered, a page at a time, and as an Atom feed."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Value, When
from django.http import JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.filters import Address
from resolutions.models import AgendaThread, Citation, Document
from resolutions.models.documents import Kind, body_name
from resolutions.models.languages import in_readers_language
from resolutions.models.sessions import session_name
from resolutions.reference.verb_families import verb_families

from .citing import MentionPages, as_mention, citing_rows, place_name_of
from .documents import SubPage
from .landing import find_pinpoints_of

PAGE_SIZE, CHOICES = 30, 15
# The value of a filter for mentions that have none: of no known verb, outside the paragraphs.
NONE = "none"
LONGEST_VALUE = 200


def verb_name(verb: str) -> str:
    family = verb_families().get(verb)
    return in_readers_language(family.zh, family.en) if family else _("other words")


def part_name(part: str) -> str:
    parts = {"preambular": _("preamble"), "operative": _("operative part"), "annex": _("annex"), "": _("adoption")}
    return parts.get(part, _("other parts"))


@dataclass(frozen=True)
class Facet:
    """A way to narrow the mentions: its parameter, the column that it asks for, and a value in words."""

    name: str
    label: str
    column: str
    say: object


class Mentions:
    """The mentions of a document, narrowed as an address says."""

    def __init__(self, document: Document, parameters):
        self.document = document
        self.facets = [
            Facet("verb", _("Verb"), "verb", verb_name),
            Facet("part", _("Part of the citing text"), "part", part_name),
            Facet("session", _("Session"), "text__document__session_label", lambda v: v and session_name(v)),
            Facet("body", _("Issuing body"), "text__document__body", body_name),
            Facet("kind", _("Kind"), "text__document__kind", lambda v: Kind(v).label if v in Kind.values else v),
        ]
        self.chosen = {}
        for name in [*(facet.name for facet in self.facets), "thread", "place", "paragraph"]:
            value = parameters.get(name, "").replace("\x00", "").strip()[:LONGEST_VALUE]
            if value:
                self.chosen[name] = value

    @property
    def all(self):
        """Those that the thread, the place and the paragraph leave: what the other filters are counted over."""
        mentions = Citation.objects.of(self.document).in_one_language()
        if "thread" in self.chosen:
            items = Document.agenda_items.through.objects.filter(agendaitem__thread__slug=self.chosen["thread"])
            mentions = mentions.filter(text__document__in=items.values("document"))
        if "place" in self.chosen:
            mentions = mentions.filter(pinpoint=self.chosen["place"])
        if "paragraph" in self.chosen:
            mentions = mentions.filter(pinpoint__in=self.landing[1])
        return mentions

    @cached_property
    def landing(self):
        """The paragraph that is asked for, and the pinpoints that lead to it; two queries."""
        return find_pinpoints_of(self.document, self.chosen["paragraph"])

    @property
    def narrowed(self):
        asked = {f.column: self._value(f.name) for f in self.facets if f.name in self.chosen}
        return self.all.filter(**asked)

    def _value(self, name) -> str:
        return "" if self.chosen[name] == NONE else self.chosen[name]

    @cached_property
    def combinations(self) -> list[tuple[tuple, int]]:
        """((verb, part, session, body, kind), mentions): from these few rows comes every count; one query."""
        columns = [facet.column for facet in self.facets]
        rows = self.all.order_by().values_list(*columns).annotate(n=Count("pk"))
        return [(row[:-1], row[-1]) for row in rows]

    def counted(self, facet: Facet) -> list[tuple[str, int]]:
        """(value, mentions) of a facet with every other filter applied, most first."""
        asked = [None if f == facet or f.name not in self.chosen else self._value(f.name) for f in self.facets]
        place = self.facets.index(facet)
        counts = Counter()
        for values, n in self.combinations:
            if all(wanted in (None, value) for wanted, value in zip(asked, values, strict=True)):
                counts[values[place]] += n
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

    @property
    def total(self) -> int:
        asked = [self._value(f.name) if f.name in self.chosen else None for f in self.facets]
        return sum(
            n
            for values, n in self.combinations
            if all(wanted in (None, value) for wanted, value in zip(asked, values, strict=True))
        )

    def threads(self):
        """Rows of `slug`, `title`, `title_en` and `n` mentions, most first; one query."""
        thread = "text__document__agenda_items__thread"
        return (
            self.narrowed.exclude(**{thread: None})
            .order_by()
            .values(slug=F(f"{thread}__slug"), title=F(f"{thread}__title"), title_en=F(f"{thread}__title_en"))
            .annotate(n=Count("pk", distinct=True))
            .order_by("-n", "slug")[:CHOICES]
        )

    def places(self):
        """Rows of `pinpoint` and `n`: the parts of the document that are cited by name, most first; one query."""
        rows = self.narrowed.exclude(pinpoint="").order_by().values("pinpoint").annotate(n=Count("pk"))
        return rows.order_by("-n", "pinpoint")[:CHOICES]

    def by_verb(self):
        """The mentions verb by verb, the most frequent first, those of a verb newest first."""
        order = [verb for verb, _n in self.counted(self.facets[0])]
        whens = [When(verb=verb, then=Value(n)) for n, verb in enumerate(order)]
        if not whens:
            return self.narrowed
        place = Case(*whens, default=Value(len(whens)), output_field=IntegerField())
        return self.narrowed.order_by(place, *self.narrowed.query.order_by)


class CitedByView(SubPage, TemplateView):
    template_name = "documents/cited_by.html"

    def get(self, request, path):
        document = self.find(path)
        if not isinstance(document, Document):
            return document
        mentions = Mentions(document, request.GET)
        address = Address(request.path, request.GET)
        newest = request.GET.get("sort") == "newest"
        rows = mentions.narrowed if newest else mentions.by_verb()
        page = MentionPages(rows, PAGE_SIZE, mentions.total).get_page(request.GET.get("page"))
        if request.GET.get("format") == "json":
            return JsonResponse(as_json(document, mentions, page, address), json_dumps_params={"ensure_ascii": False})
        found = list(page.object_list)
        return self.render_to_response(
            self.get_context_data(
                document=document,
                total=page.paginator.count,
                verbs=self._verbs(mentions, address),
                facets=self._facets(mentions, address),
                active=list(self._active(mentions, address)),
                groups=grouped(found, by_verb=not newest),
                page_obj=page,
                sorts=[
                    {"label": _("by verb"), "url": address.url(sort=None), "active": not newest},
                    {"label": _("newest first"), "url": address.url(sort="newest"), "active": newest},
                ],
                previous_url=address.url(page=page.previous_page_number()) if page.has_previous() else None,
                next_url=address.url(page=page.next_page_number()) if page.has_next() else None,
                json_url=address.url(format="json"),
                feed_url=reverse("document-cited-by-feed", args=[document.path]),
            )
        )

    def _verbs(self, mentions, address):
        return _choices(mentions, mentions.facets[0], address)

    def _facets(self, mentions, address):
        """Facets with more than one choice, or with one that is set."""
        facets = [
            {"name": facet.name, "label": facet.label, "choices": _choices(mentions, facet, address)[:CHOICES]}
            for facet in mentions.facets[1:]
        ]
        facets.append(
            {
                "name": "thread",
                "label": _("Agenda item"),
                "choices": [
                    _choice(mentions, address, "thread", row["slug"], _title(row), row["n"])
                    for row in mentions.threads()
                ],
            }
        )
        facets.append(
            {
                "name": "place",
                "label": _("Part of this document"),
                "choices": [
                    _choice(mentions, address, "place", row["pinpoint"], row["pinpoint"], row["n"])
                    for row in mentions.places()
                ],
            }
        )
        return [f for f in facets if len(f["choices"]) > 1 or f["name"] in mentions.chosen]

    def _active(self, mentions, address):
        """What narrows the list: label, value in words, and the address without it."""
        by_name = {facet.name: facet for facet in mentions.facets}
        labels = {
            "thread": _("Agenda item"),
            "place": _("Part of this document"),
            "paragraph": _("Paragraph of this document"),
        }
        for name, value in mentions.chosen.items():
            said = value
            if name in by_name:
                said = by_name[name].say("" if value == NONE else value)
            elif name == "thread":
                said = str(AgendaThread.objects.filter(slug=value).first() or value)
            elif name == "paragraph" and mentions.landing[0]:
                said = place_name_of(mentions.landing[0])
            label = labels.get(name) or by_name[name].label
            yield {"label": label, "value": said or value, "remove_url": address.url(**{name: None})}


def _title(row) -> str:
    return in_readers_language(row["title"], row["title_en"])


def _choices(mentions: Mentions, facet: Facet, address: Address) -> list[dict]:
    return [
        _choice(mentions, address, facet.name, value or NONE, facet.say(value) or _("not stated"), n)
        for value, n in mentions.counted(facet)
    ]


def _choice(mentions, address, name, value, label, n) -> dict:
    active = mentions.chosen.get(name) == value
    return {"label": label, "count": n, "active": active, "url": address.url(**{name: None if active else value})}


def grouped(mentions: list[Citation], *, by_verb: bool) -> list[dict]:
    """`verb`, `name` and `rows` of each run of one verb; a single group without a name where the order is another."""
    rows = citing_rows(mentions)
    if not by_verb:
        return [{"verb": "", "name": "", "rows": rows}] if rows else []
    groups: list[dict] = []
    for mention, row in zip(mentions, rows, strict=True):
        if not groups or groups[-1]["verb"] != mention.verb:
            groups.append({"verb": mention.verb, "name": verb_name(mention.verb), "rows": []})
        groups[-1]["rows"].append(row)
    return groups


def as_json(document, mentions: Mentions, page, address: Address) -> dict:
    """A page of mentions, and how many there are by verb."""
    return {
        "symbol": document.symbol,
        "count": page.paginator.count,
        "verbs": {verb or NONE: n for verb, n in mentions.counted(mentions.facets[0])},
        "results": [as_mention(m) | {"verb": m.verb or None, "part": m.part or None} for m in page.object_list],
        "next": address.url(page=page.next_page_number(), format="json") if page.has_next() else None,
    }
