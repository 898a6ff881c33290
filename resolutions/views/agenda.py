"""The agenda: threads through the sessions, whatever their numbers were, and one session's agenda by number."""

import re
from functools import lru_cache
from itertools import groupby

from django.db.models import F, Prefetch
from django.shortcuts import redirect
from django.views.generic import DetailView, TemplateView
from pypinyin import lazy_pinyin

from resolutions.models import AgendaItem, AgendaThread, Document, ThreadSpelling
from resolutions.search.analyser import fold

from .timeline import timeline_of

# Sessions whose numbers a thread's row shows.
NUMBERS_SHOWN = 6


class AgendaView(TemplateView):
    template_name = "agenda/index.html"

    def get_context_data(self, **kwargs):
        words = self.request.GET.get("q", "").strip().replace("\x00", "")[:200]
        session = self.request.GET.get("session", "").strip().replace("\x00", "")[:20]
        items = newest_first(AgendaItem.objects.all())
        threads = sorted(AgendaThread.objects.with_counts(), key=lambda thread: alphabetic(str(thread)))
        number(threads, items)
        threads = {thread.pk: thread for thread in threads}
        rows = by_number(items, threads, session) if session else None
        return super().get_context_data(
            threads=as_tree(list(threads.values()), words) if rows is None else [],
            rows=rows,
            session=session,
            sessions=list(dict.fromkeys(item["session_label"] for item in items if item["session_label"])),
            q=words,
            **kwargs,
        )


def newest_first(items) -> list[dict]:
    """Thread, session and number of each agenda item, the newest session's first."""
    ordered = items.order_by(F("session").desc(nulls_last=True), "session_label")
    return list(ordered.values("thread", "session_label", "number", "sub_item"))


def number(threads: list[AgendaThread], items: list[dict]):
    """Nothing; each thread has `numbers`, those of its latest sessions, and `more_numbers` where it had more."""
    numbers = numbers_of(items)
    for thread in threads:
        thread.numbers = numbers.get(thread.pk, [])[:NUMBERS_SHOWN]
        thread.more_numbers = len(numbers.get(thread.pk, [])) > NUMBERS_SHOWN


@lru_cache(maxsize=5_000)
def alphabetic(title: str) -> list[str]:
    """A key that sorts titles as the index of a Chinese book does: figures, then by pinyin, whatever marks stand around."""
    return [syllable.casefold() for syllable in lazy_pinyin(re.sub(r"[\W_]+", "", title))]


def numbers_of(items: list[dict]) -> dict[int, list[dict]]:
    """Thread's key → session and number of each of its items, newest session first."""
    found: dict[int, list[dict]] = {}
    for item in items:
        if item["session_label"]:
            found.setdefault(item["thread"], []).append({"session": item["session_label"], "number": label(item)})
    return found


def label(item: dict) -> str:
    return f"{item['number']}({item['sub_item']})" if item["sub_item"] else item["number"]


def as_tree(threads: list[AgendaThread], words: str) -> list[dict]:
    """Threads whose title has the words, each under the one it stands under, as thread and children."""
    asked = fold(words)
    shown = [thread for thread in threads if asked in fold(f"{thread.title} {thread.title_en}")]
    by_parent: dict[int | None, list] = {}
    for thread in shown:
        by_parent.setdefault(thread.parent_id, []).append(thread)
    wanted = {thread.pk for thread in shown} | set(by_parent)
    return [
        {"thread": thread, "children": by_parent.get(thread.pk, [])}
        for thread in threads
        if thread.parent_id is None and thread.pk in wanted
    ]


def by_number(items: list[dict], threads: dict[int, AgendaThread], session: str) -> list[dict]:
    """One session's agenda in the order of its numbers: number, thread of the item (or None), and its sub-items."""
    own = [item for item in items if item["session_label"].casefold() == session.casefold()]
    own.sort(key=lambda item: (natural(item["number"]), in_order(item["sub_item"])))
    rows = []
    for number, group in groupby(own, key=lambda item: item["number"]):
        group = list(group)
        whole = [threads.get(item["thread"]) for item in group if not item["sub_item"]]
        subs = [{"number": label(item), "thread": threads.get(item["thread"])} for item in group if item["sub_item"]]
        # A sub-item knows the item that it stands under, though no document was of the item as a whole.
        parents = [threads.get(row["thread"].parent_id) for row in subs if row["thread"]]
        named = next((thread for thread in [*whole, *parents] if thread), None)
        rows.append({"number": number, "thread": named, "children": subs})
    return rows


def in_order(sub_item: str) -> tuple:
    """A key that sorts sub-items as agendas do: (a) … (z), (aa), (bb) …"""
    return len(sub_item), sub_item


def natural(number: str) -> tuple:
    """A key that sorts 9 before 10."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"\d+|\D+", number))


class ThreadView(DetailView):
    template_name = "agenda/thread.html"
    context_object_name = "thread"
    queryset = AgendaThread.objects.select_related("parent")

    def get(self, request, slug):
        """The thread's page; the address of a title that was joined with another leads to it."""
        spelling = ThreadSpelling.objects.filter(slug=slug).select_related("thread").first()
        return redirect(spelling.thread) if spelling else super().get(request, slug=slug)

    def get_context_data(self, **kwargs):
        documents = Document.objects.held()
        items = AgendaItem.objects.filter(thread=self.object).prefetch_related(Prefetch("documents", documents))
        sessions = {}
        for item in items:
            sessions.setdefault((item.session, item.session_label), []).append(
                {"item": item, "documents": item.documents.all()}
            )
        children = list(AgendaThread.objects.with_counts().filter(parent=self.object))
        if children:
            number(children, newest_first(AgendaItem.objects.filter(thread__in=children)))
            children.sort(key=lambda child: alphabetic(str(child)))
        return super().get_context_data(
            sessions=with_gaps(sessions),
            children=children,
            **timeline_of(self.object, [(name, items) for (_number, name), items in sessions.items()]),
            **kwargs,
        )


def with_gaps(sessions: dict) -> list[dict]:
    """Sessions with their items, newest first, and between them the sessions of which nothing is held: first and last."""
    rows, last = [], None
    for (number, name), items in sessions.items():
        if number and last and last - number > 1:
            rows.append({"gap": True, "first": number + 1, "last": last - 1})
        last = number or last
        rows.append({"gap": False, "label": name, "items": items})
    return rows
