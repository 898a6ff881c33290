"""Agenda items of the texts, and the threads that persist through them: found by number and title, made where missing."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history

from resolutions.models import AgendaItem, AgendaThread, Document, ThreadSpelling
from resolutions.search.analyser import fold
from resolutions.search.collection import mark_changed


class Place(NamedTuple):
    """Where an item stands: its session, number and sub-item (empty where there is none)."""

    session_label: str
    number: str
    sub_item: str


class Agenda:
    """The items and threads that texts name, each asked of the database once. It holds within one transaction."""

    def __init__(self):
        self._items: dict[Place, list[AgendaItem]] = {}
        # By the key of a title or of another spelling; None where there is none.
        self._threads: dict[str, AgendaThread | None] = {}
        self._by_pk: dict[int, AgendaThread] = {}

    # --- for many texts at once ---

    def prepare(self, entries: list[tuple[str, int | None, dict]], others: list[dict]):
        """Nothing; what Chinese texts name (session's label, session, item as a record has it) is known, and made where
        nothing stood yet: eight statements, however many they are. `others` are what further texts name.

        What one text may decide otherwise than another is left to the texts, in their order: a title that an item with an
        English one waits for, and one whose address is taken.
        """
        self._read_items({_place(label, entry) for label, _session, entry in entries})
        self._read_threads({_key(title) for *_place, entry in entries for title in _titles(entry)})
        left = {_key(_title(entry)) for entry in others}
        for label, _session, entry in entries:
            if any(item.thread is None or not item.thread.title for item in self._items[_place(label, entry)]):
                left.add(_key(_title(entry)))
        new: dict[Place, tuple[int | None, str]] = {}
        for label, session, entry in entries:
            place, title = _place(label, entry), _title(entry)
            if title and not self._items[place] and _key(title) not in left:
                new.setdefault(place, (session, title))
        self._make_threads([title for _session, title in new.values()])
        items = [
            AgendaItem(**place._asdict(), session=session, thread=thread)
            for place, (session, title) in new.items()
            if (thread := self._threads[_key(title)])
        ]
        for item in AgendaItem.objects.bulk_create(items):
            self._items[_place_of(item)].append(item)

    def _read_items(self, places: Iterable[Place]):
        """Nothing; the items at the places are known (one query)."""
        if not (unknown := set(places) - self._items.keys()):
            return
        self._items |= {place: [] for place in unknown}
        names = {f"{name}__among": {getattr(place, name) for place in unknown} for name in Place._fields}
        for item in AgendaItem.objects.filter(**names).select_related("thread").order_by("pk"):
            if _place_of(item) in unknown:
                if item.thread:
                    item.thread = self._by_pk.setdefault(item.thread_id, item.thread)
                self._items[_place_of(item)].append(item)

    def _read_threads(self, keys: Iterable[str]):
        """Nothing; the threads of the titles' keys are known (two queries)."""
        if not (unknown := set(keys) - self._threads.keys()):
            return
        found = {thread.key: thread for thread in AgendaThread.objects.filter(key__among=unknown)}
        if unspelt := unknown - found.keys():
            spellings = ThreadSpelling.objects.filter(key__among=unspelt).select_related("thread")
            found |= {spelling.key: spelling.thread for spelling in spellings}
        for key in unknown:
            thread = found.get(key)
            self._threads[key] = thread and self._by_pk.setdefault(thread.pk, thread)

    def _make_threads(self, titles: Iterable[str]):
        """Nothing; Chinese titles that have no thread have one, but for those whose address is taken (four statements)."""
        new: dict[str, str] = {}
        for title in titles:
            if self._threads[_key(title)] is None:
                new.setdefault(_key(title), title)
        wanted = [_slug(title) for title in new.values()]
        taken = {slug for slug, times in Counter(wanted).items() if times > 1}
        for model in (AgendaThread, ThreadSpelling) if new else ():
            taken.update(model.objects.filter(slug__among=wanted).values_list("slug", flat=True))
        made = [
            AgendaThread(key=key, slug=_slug(title), title=title[:400])
            for key, title in sorted(new.items())
            if _slug(title) not in taken
        ]
        for thread in bulk_create_with_history(made, AgendaThread) if made else ():
            self._keep(thread.key, thread)

    def _keep(self, key: str, thread: AgendaThread):
        self._threads[key] = self._by_pk[thread.pk] = thread

    # --- for one text ---

    def items_of(self, document: Document, records: list[dict], parsed: list[dict]) -> list[AgendaItem]:
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
                    items[label] = self._item(document, entry, record["language"])
                elif item.thread:
                    _name_thread(item.thread, _title(entry), record["language"])
        return list(items.values())

    def _item(self, document: Document, entry: dict, language: str) -> AgendaItem:
        place, title = _place(document.session_label, entry), _title(entry)
        self._read_items([place])
        same_number = self._items[place]
        if not title or language != "zh":
            named = [item for item in same_number if item.thread]
            if named and (not title or not named[0].thread.title_en or named[0].thread.title_en == title):
                _name_thread(named[0].thread, title, language)
                return named[0]
        thread = self.thread(title, language) if title else None
        if thread and entry["sub_title"] and entry["title"] and thread.parent_id is None:
            parent = self.thread(entry["title"], language)
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
        if same := same or (thread and self._same_item(same_number, thread, language)):
            return same
        session = {"session": document.session}
        item = AgendaItem.objects.get_or_create(**place._asdict(), thread=thread, defaults=session)[0]
        item.thread = thread
        same_number.append(item)
        return item

    def _same_item(self, same_number: list[AgendaItem], thread: AgendaThread, language: str) -> AgendaItem | None:
        """The item that an English text named before a Chinese one came: its thread takes the Chinese title."""
        if language != "zh":
            return None
        for item in same_number:
            if item.thread and not item.thread.title and item.thread.pk != thread.pk and not thread.items.exists():
                item.thread.title, item.thread.key = thread.title, thread.key
                thread.delete()
                item.thread.save()
                self._keep(item.thread.key, item.thread)
                return item
        return None

    def thread(self, title: str, language: str) -> AgendaThread:
        """The thread of a title, made where there is none."""
        key = _key(title)
        self._read_threads([key])
        thread = self._threads[key]
        if thread is None:
            names = {"title_en": title[:400]} if language == "en" else {"title": title[:400]}
            thread = AgendaThread.objects.get_or_create(key=key, defaults={"slug": free_slug(title), **names})[0]
            self._keep(key, thread)
        elif thread.key == key:
            _name_thread(thread, title, language)
        return thread


def thread_key(title: str) -> str:
    """A title without what varies in its spelling: blanks, points, width, case, traditional characters."""
    return re.sub(r"[\W_]+", "", fold(title))[:400]


def free_slug(title: str) -> str:
    """An address for a thread of this title that no other has."""
    slug = unique = _slug(title)
    n = 2
    while AgendaThread.objects.filter(slug=unique).exists() or ThreadSpelling.objects.filter(slug=unique).exists():
        unique, n = f"{slug}-{n}", n + 1
    return unique


def _slug(title: str) -> str:
    return slugify(title, allow_unicode=True)[:80].strip("-") or "item"


def _key(title: str) -> str:
    return thread_key(title) or "?"


def _label(entry: dict) -> tuple[str, str]:
    return entry["number"], entry["sub_item"] or ""


def _title(entry: dict) -> str:
    """What names the item: the sub-item's title, else the item's."""
    return entry["sub_title"] or entry["title"] or ""


def _titles(entry: dict) -> list[str]:
    """The title that names the item, and that of the item it stands under."""
    return [title for title in dict.fromkeys((_title(entry), entry["title"])) if title]


def _place(session_label: str, entry: dict) -> Place:
    return Place(session_label, entry["number"][:10], (entry["sub_item"] or "")[:10])


def _place_of(item: AgendaItem) -> Place:
    return Place(item.session_label, item.number, item.sub_item)


def _name_thread(thread: AgendaThread, title: str, language: str):
    """Nothing; the thread gets its title in a language in which it had none."""
    if language == "en" and title and not thread.title_en:
        thread.title_en = title[:400]
        thread.save(update_fields=["title_en"])
    elif language == "zh" and title and not thread.title:
        thread.title = title[:400]
        thread.save(update_fields=["title"])
