"""A document's facts, decided from the records of all its texts: Chinese first, then English, then any other."""

import datetime as dt
import re

from django.utils.text import slugify

from resolutions.citations.symbols import parse_symbol
from resolutions.models import AgendaItem, AgendaThread, Document, Sponsorship, State, Subject, ThreadSpelling, Vote
from resolutions.models.writing import insert_rows
from resolutions.reference.subjects import find_subject
from resolutions.search.analyser import fold
from resolutions.search.collection import mark_changed

LANGUAGES = ["zh", "en", "fr", "es", "ru", "ar"]


def decide_fields(document: Document, records: list[dict]):
    """Nothing; the document's fields are those its texts state. Records in the languages' order; not saved."""
    titles = {record["language"]: record["title"][:600] for record in records if record.get("title")}
    document.held = bool(records)
    document.title = titles.get("zh") or next(
        (titles[code] for code in LANGUAGES if code != "en" and code in titles), ""
    )
    document.title_en = titles.get("en", "")
    if document.catalogue:
        # The UN's own record comes last: what the texts say is nearer to the document.
        records = [*records, document.catalogue]
        document.title_en = document.title_en or (document.catalogue["title"] or "")[:600]
    if records:
        _set_fields(document, records)


def decide_relations(document: Document, records: list[dict], parsed: list[dict], bare: bool = False):
    """Nothing; the saved document's agenda items, sponsors, votes and subjects are those of the records, effective and as
    parsed: a list that corrections emptied is empty, whatever another language's text says. A bare document has none yet."""
    sponsors = [first_of(records, name, parsed) for name in ("sponsors", "additional_sponsors")]
    _set_sponsors(document, *sponsors, bare)
    _set_votes(document, _roll_call(records), bare)
    items, subjects = _agenda_items(document, records, parsed), _subjects(first_of(records, "subjects"))
    for related, column, wanted in (
        (document.agenda_items, "agendaitem_id", items),
        (document.subjects, "subject_id", subjects),
    ):
        if bare:
            insert_rows(
                related.through,
                ("document_id", column),
                [(document.pk, key) for key in dict.fromkeys(row.pk for row in wanted)],
            )
        else:
            related.set(wanted)


def first_of(records: list[dict], name: str, parsed: list[dict] | None = None) -> list:
    """A list of the first record that has any members of it, or had as it was parsed."""
    n = stating(records, name, parsed)
    return records[n].get(name) or [] if n is not None else []


def stating(records: list[dict], name: str, parsed: list[dict] | None = None) -> int | None:
    """Which record a list is taken from; None where none has it."""
    pairs = enumerate(zip(records, parsed or records, strict=True))
    return next((n for n, (record, plain) in pairs if record.get(name) or plain.get(name)), None)


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
    document.meeting_record = (first("meeting_record") or "")[:100]
    document.sdgs = first("sdgs") or []
    vote = first("vote") or {}
    document.adoption = vote.get("outcome") or ""
    for name in ("in_favour", "against", "abstaining", "not_voting"):
        setattr(document, name, vote.get(name))


def _set_sponsors(document: Document, sponsors: list[dict], additional: list[dict], bare: bool):
    rows = document.sponsorships.order_by("position").values_list("name", "state_id", "additional")
    held = [] if bare else list(rows)
    codes = _known_codes([*sponsors, *additional])
    wanted = [
        (entry["name"][:200], entry["code"] if entry["code"] in codes else None, joined_later)
        for entries, joined_later in ((sponsors, False), (additional, True))
        for entry in entries
    ]
    if held == wanted:
        return
    if held:
        document.sponsorships.all().delete()
    columns = ("document_id", "position", "name", "state_id", "additional")
    insert_rows(Sponsorship, columns, ((document.pk, n, *row) for n, row in enumerate(wanted)))


def _known_codes(entries: list[dict]) -> set[str]:
    codes = {entry["code"] for entry in entries if entry["code"]}
    return set(State.objects.filter(code__among=codes).values_list("code", flat=True)) if codes else set()


def _roll_call(records: list[dict]) -> list[dict]:
    """The first roll call that names States, each name once."""
    rolls = ((record.get("vote") or {}).get("roll") for record in records)
    roll = next((roll for roll in rolls if roll), [])
    return list({entry["name"]: entry for entry in roll}.values())


def _set_votes(document: Document, roll: list[dict], bare: bool):
    codes = _known_codes(roll)
    wanted = {(e["name"][:200], e["code"] if e["code"] in codes else None, e["vote"]) for e in roll}
    held = set() if bare else set(document.votes.order_by().values_list("name", "state_id", "choice"))
    if held == wanted:
        return
    if held:
        document.votes.all().delete()
    columns = ("document_id", "name", "state_id", "choice")
    insert_rows(Vote, columns, ((document.pk, *row) for row in sorted(wanted, key=str)))


def _subjects(headings: list[str]) -> list[Subject]:
    names = list(dict.fromkeys(_heading(heading) for heading in headings))
    if not names:
        return []
    found = {subject.heading: subject for subject in Subject.objects.filter(heading__in=names)}
    for name in names:
        if name not in found:
            known = find_subject(name)
            found[name] = Subject.objects.create(heading=name, heading_zh=known.zh if known else "")
    return [found[name] for name in names]


def _heading(words: str) -> str:
    """The heading as the list of subjects has it; the UN's XML writes marine_resources for MARINE RESOURCES."""
    known = find_subject(words) or find_subject(words.replace("_", " "))
    return known.en if known else words.replace("_", " ")[:200]


# --- agenda -----------------------------------------------------------------------------------------------------


def _agenda_items(document: Document, records: list[dict], parsed: list[dict]) -> list[AgendaItem]:
    """Items named by the texts; a second language gives the same items their titles in it. What was corrected in one
    language isn't what another says either."""
    items: dict[tuple, AgendaItem] = {}
    gone = set()
    for record, plain in zip(records, parsed, strict=True):
        gone |= {_label(e) for e in plain["agenda_items"]} - {_label(e) for e in record["agenda_items"]}
    for record in records:
        for entry in record["agenda_items"]:
            label = _label(entry)
            item = items.get(label)
            if item is None and label in gone:
                continue
            if item is None:
                items[label] = _item(document, entry, record["language"])
            elif item.thread:
                _name_thread(item.thread, entry["sub_title"] or entry["title"] or "", record["language"])
    return list(items.values())


def _label(entry: dict) -> tuple[str, str]:
    return entry["number"], entry["sub_item"] or ""


def _item(document: Document, entry: dict, language: str) -> AgendaItem:
    place = {
        "session_label": document.session_label,
        "number": entry["number"][:10],
        "sub_item": (entry["sub_item"] or "")[:10],
    }
    title = entry["sub_title"] or entry["title"]
    same_number = list(AgendaItem.objects.filter(**place).select_related("thread"))
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
    unnamed = next((item for item in same_number if item.thread is None), None)
    if thread and unnamed:
        unnamed.thread = thread
        unnamed.save(update_fields=["thread"])
        mark_changed(list(unnamed.documents.values_list("pk", flat=True)))
        return unnamed
    same = next((item for item in same_number if item.thread == thread), None)
    if same := same or (thread and _same_item(same_number, thread, language)):
        return same
    return AgendaItem.objects.get_or_create(**place, thread=thread, defaults={"session": document.session})[0]


def _same_item(same_number: list[AgendaItem], thread: AgendaThread, language: str) -> AgendaItem | None:
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
    """A title without what varies in its spelling: blanks, points, width, case, traditional characters."""
    return re.sub(r"[\W_]+", "", fold(title))[:400]


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
    return AgendaThread.objects.get_or_create(key=key, defaults={"slug": free_slug(title), **names})[0]


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
