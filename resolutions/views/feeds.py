"""Atom feeds."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.timezone import make_aware
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions.models import Citation, Document

from .citing import citing_rows

ENTRIES = 50


class CitedByFeed(Feed):
    """New citations of a document: the latest texts read in that cite it."""

    feed_type = Atom1Feed

    def get_object(self, request, path):
        document = Document.objects.at(path)
        if document is None:
            raise Http404(path)
        return document

    @property
    def language(self):
        return get_language()

    def title(self, document):
        return _("New citations of %(document)s") % {"document": document}

    def subtitle(self, document):
        return document.get_title()

    def link(self, document):
        return document.get_absolute_url()

    def items(self, document):
        """One entry a place: a paragraph that says the symbol twice is one citation to be told of."""
        mentions = Citation.objects.of(document).in_one_language().select_related("text__source")
        mentions = list(mentions.order_by("-text__source__ingested_at", "-pk")[:ENTRIES])
        rows = zip(citing_rows(mentions), mentions, strict=True)
        return list({row["url"]: row | {"read": mention.text.source.ingested_at} for row, mention in rows}.values())

    def item_title(self, row):
        return f"{row['document'].get_label()} {row['document'].get_title()} · {row['where']}".strip()

    def item_description(self, row):
        return format_html(
            '<blockquote lang="{}">{}<b>{}</b>{}</blockquote>',
            row["language"],
            row["before"],
            row["words"],
            row["after"],
        )

    def item_link(self, row):
        return row["url"]

    def item_pubdate(self, row):
        date = row["document"].date
        return make_aware(datetime.combine(date, time.min)) if date else None

    def item_updateddate(self, row):
        return row["read"]
