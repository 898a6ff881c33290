"""What the editing pages propose while one types: symbols, States, agenda threads."""

from django.contrib.admin.views.decorators import staff_member_required
from django.db.models import Q
from django.http import Http404, JsonResponse

from resolutions.citations.symbols import parse_symbol
from resolutions.models import AgendaThread, Document, State

LIMIT = 12


@staff_member_required
def complete(request, what):
    """`{"results": [{"value", "label"}]}`, twelve at most; one query."""
    words = request.GET.get("q", "").strip().replace("\x00", "")[:200]
    find = {"symbol": _symbols, "state": _states, "thread": _threads}.get(what)
    if find is None:
        raise Http404
    return JsonResponse({"results": list(find(words)) if words else []}, json_dumps_params={"ensure_ascii": False})


def _symbols(words):
    symbol = parse_symbol(words)
    matching = Q(symbol__icontains=words) | Q(title__icontains=words)
    if symbol:
        matching |= Q(path__startswith=symbol.path)
    found = Document.objects.filter(matching, symbol__isnull=False).order_by("-held", "sort_key")[:LIMIT]
    yield from ({"value": document.symbol, "label": document.get_title()} for document in found)


def _states(words):
    matching = Q(code__istartswith=words) | Q(name_zh__icontains=words) | Q(name_en__icontains=words)
    yield from ({"value": s.code, "label": str(s)} for s in State.objects.filter(matching)[:LIMIT])


def _threads(words):
    matching = Q(title__icontains=words) | Q(title_en__icontains=words)
    yield from (
        {"value": t.title or t.title_en, "label": t.title_en} for t in AgendaThread.objects.filter(matching)[:LIMIT]
    )
