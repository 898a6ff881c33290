"""Decisions about review items, and agenda threads that are one."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.ingest.agenda import free_slug, thread_key
from resolutions.models import AgendaItem, AgendaThread, Document, ReviewItem, ThreadSpelling
from resolutions.search.collection import mark_changed

from .corrections import Refusal


@transaction.atomic
def decide(items, state: str, editor=None, reason: str = "") -> int:
    """How many open items were decided. Refusal where they are ignored without a reason."""
    if state == ReviewItem.State.IGNORED and not reason.strip():
        raise Refusal(_("Say why this can be ignored."))
    decided = 0
    for item in items.select_for_update():
        item.state, item.reason = state, reason.strip()[:300]
        item.decided_by, item.decided_at = editor, timezone.now()
        item.save()
        decided += 1
    return decided


@transaction.atomic
def join_threads(old: AgendaThread, kept: AgendaThread):
    """Nothing; the old thread's items and address are the other's, and texts that print its title belong to that one."""
    if old.pk == kept.pk:
        raise Refusal(_("This is the thread itself."))
    documents = list(Document.objects.filter(agenda_items__thread=old).distinct().values_list("pk", flat=True))
    for item in AgendaItem.objects.filter(thread=old):
        place = {"session_label": item.session_label, "number": item.number, "sub_item": item.sub_item}
        same = AgendaItem.objects.filter(thread=kept, **place).first()
        if same is None:
            item.thread = kept
            item.save(update_fields=["thread"])
            continue
        for document in Document.objects.filter(agenda_items=item):
            document.agenda_items.add(same)
        item.delete()
    old.children.exclude(pk=kept.pk).update(parent=kept)
    if kept.parent_id == old.pk:
        kept.parent = old.parent
    kept.title, kept.title_en = kept.title or old.title, kept.title_en or old.title_en
    old.spellings.update(thread=kept)
    key, slug, title = old.key, old.slug, old.title or old.title_en
    old.delete()
    kept.save()
    ThreadSpelling.objects.create(key=key, slug=slug, title=title, thread=kept)
    mark_changed(documents)


def keep_title(thread: AgendaThread, title: str):
    """Nothing; texts that print the title belong to the thread, unless they belong to another already."""
    key = thread_key(title)
    known = AgendaThread.objects.filter(key=key).exists() or ThreadSpelling.objects.filter(key=key).exists()
    if key and not known:
        ThreadSpelling.objects.create(key=key, slug=free_slug(title), title=title, thread=thread)
