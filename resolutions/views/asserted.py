"""What citing texts say of a document: its date, its title, the names they give it; where they disagree, all of it."""

from collections import Counter

from django.db.models import Count

from resolutions.citations.asserted import find_asserted_title
from resolutions.models import Citation, Document

# Sentences that are read for titles: of a document cited more often, the latest.
READ = 300
SHOWN = 8


def asserted_dates(document: Document) -> list[dict]:
    """`date` and `count` mentions, most first; one query."""
    rows = document.mentions.exclude(date=None).order_by().values("date").annotate(count=Count("pk"))
    return list(rows.order_by("-count", "date")[:SHOWN])


def asserted_titles(document: Document) -> list[dict]:
    """`title`, `language` and `count` of the sentences that give it, most first; one query."""
    mentions = document.mentions.exclude(paragraph=None).exclude(origin=Citation.Origin.NAME).order_by("-pk")
    found = Counter()
    for words, start, end, language in mentions.values_list("paragraph__words", "start", "end", "text__language")[
        :READ
    ]:
        if title := find_asserted_title(words, start, end):
            found[title, language] += 1
    return [{"title": title, "language": language, "count": n} for (title, language), n in found.most_common(SHOWN)]


def asserted_names(document: Document) -> list[dict]:
    """`words`, `text__language` and `count` of names that stand for it (the 2030 Agenda), most first; one query."""
    names = document.mentions.filter(origin=Citation.Origin.NAME).order_by()
    return list(names.values("words", "text__language").annotate(count=Count("pk")).order_by("-count", "words")[:SHOWN])
