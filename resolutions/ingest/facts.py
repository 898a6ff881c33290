"""A document's facts, decided from the records of all its texts: Chinese first, then English, then any other."""

import datetime as dt
import re
import unicodedata

from django.utils.text import slugify

from resolutions.citations.symbols import parse_symbol
from resolutions.models import AgendaItem, AgendaThread, Document, Sponsorship, State, Subject, ThreadSpelling
from resolutions.reference.subjects import find_subject

LANGUAGES = ["zh", "en", "fr", "es", "ru", "ar"]


def decide_fields(document: Document, records: list[dict]):
    """Nothing; the document's fields are those its texts state. Records in the languages' order; not saved."""
    titles = {record["language"]: record["title"][:600] for record in records if record.get("title")}
    document.held = bool(records)
    document.title = titles.get("zh") or next(
        (titles[code] for code in LANGUAGES if code != "en" and code in titles), ""
    )
    document.title_en = titles.get("en", "")
    if records:
        _set_fields(document, records)


def decide_relations(document: Document, records: list[dict]):
    """Nothing; the saved document's agenda items, sponsors and subjects are those of the records."""
    document.agenda_items.set(_agenda_items(document, records))
    _set_sponsors(document, next((record["sponsors"] for record in records if record["sponsors"]), []))
    document.subjects.set(_subjects(headings(records)))


def headings(records: list[dict]) -> list[str]:
    """Subject headings: those of the first record that has any."""
    return next((record["subjects"] for record in records if record["subjects"]), [])


def set_year(document: Document):
    """Nothing; the year is that of the date, else of the symbol."""
    symbol = parse_symbol(document.symbol) if document.symbol else None
    document.year = document.date.year if document.date else symbol.year if symbol else None


def _set_fields(document: Document, records: list[dict]):
    first = lambda name: next((record[name] for record in records if record.get(name)), None)  # noqa: E731
    symbol = parse_symbol(document.symbol) if document.symbol else None
    date = first("date")
    document.body = first("body") or document.body
    kind = next((record["kind"] for record in records if record["kind"] != "other"), "other")
    document.kind = kind if kind != "other" or not symbol else document.kind
    document.session = first("session") or document.session
    document.session_label = first("session_label") or document.session_label or str(document.session or "")
    document.date = dt.date.fromisoformat(date) if date else None
    set_year(document)
    document.meeting = first("meeting")
    document.committee = first("committee") or ""


def _set_sponsors(document: Document, sponsors: list[dict]):
    held = [(row.name, row.state_id) for row in document.sponsorships.order_by("position")]
    codes = set(
        State.objects.filter(code__in=[s["code"] for s in sponsors if s["code"]]).values_list("code", flat=True)
    )
    wanted = [(s["name"][:200], s["code"] if s["code"] in codes else None) for s in sponsors]
    if held != wanted:
        document.sponsorships.all().delete()
        Sponsorship.objects.bulk_create(
            Sponsorship(document=document, position=n, name=name, state_id=code)
            for n, (name, code) in enumerate(wanted)
        )


def _subjects(headings: list[str]) -> list[Subject]:
    names = list(dict.fromkeys(heading[:200] for heading in headings))
    found = {subject.heading: subject for subject in Subject.objects.filter(heading__in=names)}
    for name in names:
        if name not in found:
            known = find_subject(name)
            found[name] = Subject.objects.create(heading=name, heading_zh=known.zh if known else "")
    return [found[name] for name in names]


# --- agenda -----------------------------------------------------------------------------------------------------


def _agenda_items(document: Document, records: list[dict]) -> list[AgendaItem]:
    """Items named by the texts; a second language gives the same items their titles in it."""
    items: dict[tuple, AgendaItem] = {}
    for record in records:
        for entry in record["agenda_items"]:
            label = (document.session_label, entry["number"], entry["sub_item"] or "")
            item = items.get(label)
            if item is None:
                items[label] = _item(document, entry, record["language"])
            elif item.thread:
                _name_thread(item.thread, entry["sub_title"] or entry["title"] or "", record["language"])
    return list(items.values())


def _item(document: Document, entry: dict, language: str) -> AgendaItem:
    place = {
        "session_label": document.session_label,
        "number": entry["number"][:10],
        "sub_item": (entry["sub_item"] or "")[:10],
    }
    title = entry["sub_title"] or entry["title"]
    same_number = AgendaItem.objects.filter(**place).select_related("thread")
    if not title or language != "zh":
        named = [item for item in same_number if item.thread]
        if named and (not title or not named[0].thread.title_en or named[0].thread.title_en == title):
            if title:
                _name_thread(named[0].thread, title, language)
            return named[0]
    thread = find_thread(title, language) if title else None
    if thread and entry["sub_title"] and entry["title"] and thread.parent_id is None:
        parent = find_thread(entry["title"], language)
        if parent.pk != thread.pk:
            thread.parent = parent
            thread.save(update_fields=["parent"])
    unnamed = same_number.filter(thread__isnull=True).first()
    if thread and unnamed:
        unnamed.thread = thread
        unnamed.save(update_fields=["thread"])
        return unnamed
    if thread and (same := _same_item(same_number, thread, language)):
        return same
    return AgendaItem.objects.get_or_create(**place, thread=thread, defaults={"session": document.session})[0]


def _same_item(same_number, thread: AgendaThread, language: str) -> AgendaItem | None:
    """The item that an English text named before a Chinese one came: its thread takes the Chinese title."""
    if language != "zh":
        return None
    for item in same_number:
        if item.thread and not item.thread.title and item.thread.pk != thread.pk and not thread.items.exists():
            item.thread.title, item.thread.key = thread.title, thread.key
            thread.delete()
            item.thread.save()
            return item
    return None


def thread_key(title: str) -> str:
    """A title without what varies in its spelling: blanks, points, width, case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title).casefold())[:400]


def find_thread(title: str, language: str) -> AgendaThread:
    """The thread of a title, made where there is none."""
    key = thread_key(title) or "?"
    thread = AgendaThread.objects.filter(key=key).first()
    if thread:
        _name_thread(thread, title, language)
        return thread
    spelling = ThreadSpelling.objects.filter(key=key).select_related("thread").first()
    if spelling:
        return spelling.thread
    names = {"title_en": title[:400]} if language == "en" else {"title": title[:400]}
    return AgendaThread.objects.create(key=key, slug=free_slug(title), **names)


def free_slug(title: str) -> str:
    """An address for a thread of this title that no other has."""
    slug = slugify(title, allow_unicode=True)[:80].strip("-") or "item"
    unique, n = slug, 2
    while AgendaThread.objects.filter(slug=unique).exists() or ThreadSpelling.objects.filter(slug=unique).exists():
        unique, n = f"{slug}-{n}", n + 1
    return unique


def _name_thread(thread: AgendaThread, title: str, language: str):
    """Nothing; the thread gets its title in a language in which it had none."""
    if language == "en" and title and not thread.title_en:
        thread.title_en = title[:400]
        thread.save(update_fields=["title_en"])
    elif language == "zh" and title and not thread.title:
        thread.title = title[:400]
        thread.save(update_fields=["title"])
