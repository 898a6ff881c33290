"""Mentions of a document, each with where it stands and the sentence around it."""

import re

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.filters import Address
from resolutions.models import Citation, Paragraph
from resolutions.search.hits import Hit

CITING_SIZE = 30
MOST_IN_JSON = 1000
# Characters shown on either side of a mention.
AROUND = 110


class MentionPages(Paginator):
    """Pages of mentions; `count` where their number is known already. The keys of a page are found first: what is sorted
    is narrow then, however many mentions there are."""

    def __init__(self, mentions, size, count=None):
        super().__init__(mentions, size)
        if count is not None:
            self.count = count

    def _get_page(self, mentions, *args):
        keys = mentions.values("pk")
        return super()._get_page(self.object_list.filter(pk__in=keys), *args)


class DocumentPage(TemplateView):
    """What the pages of held and of cited documents share: the mentions of them."""

    def get_citing(self, document, total=None):
        """Context of the list of mentions: two queries, one where their total is known."""
        pages = MentionPages(Citation.objects.of(document).in_one_language(), CITING_SIZE, total)
        page = pages.get_page(self.request.GET.get("citing"))
        address = Address(self.request.path, self.request.GET)
        rows = citing_rows(list(page.object_list))
        return {
            "citing": rows,
            "citing_total": page.paginator.count,
            "citing_page": page,
            "citing_previous_url": f"{address.url(citing=page.previous_page_number())}#cited-by"
            if page.has_previous()
            else None,
            "citing_next_url": f"{address.url(citing=page.next_page_number())}#cited-by" if page.has_next() else None,
        }

    def cited_by_json(self, document):
        """The mentions of the document as plain values, as many as one answer bears; `cited_by_url` pages through all."""
        mentions = Citation.objects.of(document)[:MOST_IN_JSON]
        return {
            "cited_by": [as_mention(mention) for mention in mentions],
            "cited_by_url": f"{reverse('document-cited-by', args=[document.path])}?format=json",
        }


def citing_rows(mentions: list[Citation]) -> list[dict]:
    """Rows for the list of mentions: document, url, where, before, words, after; no query."""
    rows = []
    for mention in mentions:
        before, words, after = mention.sentence
        citing = mention.text.document
        note = mention.footnote
        if note and note.caller:
            # A footnote says little by itself: what it is a note to stands before it.
            before = f"{shorten_left(note.caller.words[: note.caller_offset])} [{note.mark}] {before}"
        else:
            before = shorten_left(before)
        rows.append(
            {
                "document": citing,
                "url": f"{citing.get_absolute_url()}#{mention.anchor}",
                "where": place_name(mention),
                "language": mention.text.language,
                "before": before,
                "words": words,
                "after": after if len(after) <= AROUND + 10 else f"{after[:AROUND]}…",
            }
        )
    return rows


def as_mention(mention: Citation) -> dict:
    """A mention as plain values."""
    return {
        "symbol": mention.text.document.symbol,
        "url": mention.text.document.get_absolute_url(),
        "where": f"fn{mention.footnote.mark}" if mention.footnote else mention.anchor,
        "text": mention.words,
        "sentence": "".join(mention.sentence),
        "date": mention.date.isoformat() if mention.date else None,
        "pinpoint": mention.pinpoint or None,
    }


def shorten_left(words: str) -> str:
    """The end of the words, with a mark where something was left out."""
    return words if len(words) <= AROUND + 10 else f"…{words[-AROUND:]}"


def place_name(mention: Citation | Hit) -> str:
    """Where a mention or a passage stands, in the reader's words: `para. 37`, `preamble`, `footnote 9`."""
    if mention.footnote:
        return _("footnote %(mark)s") % {"mark": mention.footnote.mark}
    return place_name_of(mention.paragraph) if mention.paragraph else _("adoption")


def place_name_of(paragraph: Paragraph) -> str:
    """A paragraph's place, in the reader's words: `para. 37 (a)`, `preamble`, `annex, para. 12`, `heading`."""
    # Points of a preambular paragraph stand in the preamble as well.
    if paragraph.kind == Paragraph.Kind.PREAMBULAR or paragraph.anchor.startswith("pp"):
        return _("preamble")
    # 二 above a section is a heading's label, no paragraph's number.
    number = "" if paragraph.kind == Paragraph.Kind.HEADING else _whole_number(paragraph)
    if number and paragraph.kind == Paragraph.Kind.ANNEX:
        return _("annex, para. %(number)s") % {"number": number}
    return _("para. %(number)s") % {"number": number} if number else paragraph.get_kind_display()


def _whole_number(paragraph: Paragraph) -> str:
    """`37`, `37(a)`, `37(a)(i)`: the number with those of the paragraphs that it stands below; empty where these have none."""
    if not paragraph.level:
        return paragraph.number
    above = re.sub(r"^(?:op|tx|an\d+-)", "", paragraph.anchor).split("-")
    if not above[0][0].isdigit():
        return ""
    # A dash or a dot before a point is no number of it.
    own = paragraph.number if re.search(r"\w", paragraph.number) else ""
    return "".join([above[0], *(f"({part})" for part in above[-paragraph.level : -1]), own])
