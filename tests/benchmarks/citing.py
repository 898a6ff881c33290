"""Pages of what cites a document that is cited 50,000 times, against their bare SQL and against one that is cited 500 times.

The rows are written in bulk to a test database of its own beside the one DATABASE_URL names.
"""

from datetime import date, timedelta

from django.db import connection, transaction
from django.test import override_settings

from resolutions.models import AgendaItem, AgendaThread, Citation, Document, Paragraph, Source, Text

from .database import own_database
from .pages import timed
from .ratio import Ratio

# Documents that cite: every fourth in two languages, each text twice.
MENTIONS, LITTLE = 50_000, 500
IN_TWO = 4
VERBS = ["recall", "reaffirm", "note", "welcome", "request", "urge", ""]
BODIES = ["A/RES", "A/HRC/RES", "E/RES", "S/RES"]
WORDS = "回顾其第900/1号决议所载关于乡村图书室的各项安排，并请各会员国视国情继续给予支持"


def measure():
    with own_database():
        threads = store_threads()
        after = store_cited(1, LITTLE, 10, threads)
        store_cited(2, MENTIONS, after, threads)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False, DEBUG=False):
            yield from _ratios()


def _ratios():
    for what, address in (
        ("cited-by page", "cited-by/"),
        ("its page 400", "cited-by/?page=400"),
        ("its newest first", "cited-by/?sort=newest"),
        ("page of the document", ""),
        ("neighbourhood", "neighbourhood/"),
    ):
        little, _sql = timed(f"/documents/A/RES/900/1/{address}")
        much, sql = timed(f"/documents/A/RES/900/2/{address}")
        # A page has its HTML to make: 30 ms are free, as where the statements take less.
        yield Ratio(
            f"{what}: (page - 30 ms) / SQL", max(0.0, much - 0.030) / sql, below=2,
            detail=f"page {much * 1000:.0f} ms, SQL {sql * 1000:.0f} ms, cited {LITTLE} times {little * 1000:.0f} ms",
        )  # fmt: skip


def store_threads() -> list[int]:
    """Keys of the agenda items under which the citing documents stand."""
    threads = AgendaThread.objects.bulk_create(
        AgendaThread(key=f"thread-{n}", slug=f"thread-{n}", title=f"乡村图书室之{n}") for n in range(40)
    )
    items = AgendaItem.objects.bulk_create(
        AgendaItem(session=session, session_label=str(session), number=str(n + 1), thread=thread)
        for session in range(1, 80)
        for n, thread in enumerate(threads)
    )
    return [item.pk for item in items]


@transaction.atomic
def store_cited(number: int, mentions: int, first: int, items: list[int]) -> int:
    """The first free key after a document without a text, A/RES/900/`number`, was stored with so many mentions of it."""
    symbol = f"A/RES/900/{number}"
    Document.objects.create(pk=number, symbol=symbol, path=symbol, kind="resolution", body="A/RES", sort_key=symbol)
    rows: dict[type, list] = {model: [] for model in (Document, Source, Text, Paragraph, Citation)}
    links, key, text = [], first, first * 2
    while len(rows[Citation]) < mentions:
        session, body = 1 + key % 79, BODIES[key * 7 % 11 % len(BODIES)]
        symbol, day = f"{body}/{session}/{key}", date(1945 + session, 9, 1) + timedelta(days=key % 300)
        rows[Document].append(
            Document(
                pk=key, symbol=symbol, path=symbol, held=True, body=body, kind="resolution", session=session,
                session_label=str(session), year=day.year, date=day, sort_key=f"{key:06}", title=f"乡村图书室{key}",
            )
        )  # fmt: skip
        links.append(Document.agenda_items.through(document_id=key, agendaitem_id=items[key % len(items)]))
        for language in ("zh", "en")[: 2 if key % IN_TWO == 0 else 1]:
            rows[Source].append(Source(pk=text, name=f"{text}.txt", sha256=f"{text:064}", parser_version=1))
            rows[Text].append(Text(pk=text, document_id=key, language=language, source_id=text))
            for place in range(2):
                verb, kind = VERBS[(key + place) % len(VERBS)], ("preambular", "operative")[place]
                rows[Paragraph].append(
                    Paragraph(
                        pk=text * 2 + place, text_id=text, position=place, anchor=f"p{place}", kind=kind, words=WORDS
                    )
                )
                rows[Citation].append(
                    Citation(
                        text_id=text, paragraph_id=text * 2 + place, position=place, start=3, end=12, verb=verb, part=kind,
                        words="第900/1号决议", target_id=number, pinpoint=f"第{key % 30}段" if key % 5 == 0 else "",
                    )
                )  # fmt: skip
            text += 1
        key += 1
    for model, made in rows.items():
        model.objects.bulk_create(made, batch_size=2_000)
    Document.agenda_items.through.objects.bulk_create(links, batch_size=2_000)
    return key
