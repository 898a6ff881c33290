"""What the search box offers while a reader types: symbols, agenda threads, States and titles, as JSON."""

from functools import lru_cache

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from pypinyin import Style, lazy_pinyin

from resolutions.citations.asked import read_asked
from resolutions.models import AgendaThread, Document
from resolutions.models.languages import in_readers_language
from resolutions.reference.states import all_states
from resolutions.search.analyser import fold
from resolutions.search.hits import titles_with
from resolutions.search.query import parse_query

EACH = 5
LONGEST = 60


def suggest(request):
    """`suggestions`: label, note (symbol, kind of thing) and url of each; at most five of a sort. Four queries at most."""
    typed = "".join(c for c in request.GET.get("q", "")[:LONGEST] if c.isprintable()).strip()
    found = [*_symbols(typed), *_threads(typed), *_states(typed), *_titles(typed)] if typed else []
    unique = {row["url"]: row for row in found}
    return JsonResponse({"suggestions": list(unique.values())}, json_dumps_params={"ensure_ascii": False})


def _row(label, note, url) -> dict:
    return {"label": str(label), "note": str(note), "url": url}


def _symbols(typed: str):
    if not any(c.isdigit() for c in typed):
        return
    symbol = read_asked(typed)
    begin = symbol.path if symbol else fold(typed).upper().replace(" ", "")
    documents = Document.objects.filter(path__startswith=begin, symbol__isnull=False).order_by("-held", "sort_key")
    for document in documents[:EACH]:
        yield _row(document.symbol, document.get_title() or _("not held"), document.get_absolute_url())


def _threads(typed: str):
    threads = AgendaThread.objects.order_by("title").values_list("slug", "title", "title_en")
    for slug, zh, en in _best(typed, threads, lambda row: row[1:]):
        yield _row(in_readers_language(zh, en), _("agenda item"), reverse("agenda-thread", args=[slug]))


def _states(typed: str):
    for state in _best(typed, all_states(), lambda state: (state.names["zh"], state.names["en"], state.code)):
        name = in_readers_language(state.names["zh"], state.names["en"])
        yield _row(name, _("sponsor"), reverse("state", args=[state.code]))


def _titles(typed: str):
    for document in titles_with(parse_query(f'title:"{typed.replace(chr(34), " ")}"'), EACH):
        yield _row(document.get_title(), document.get_label(), document.get_absolute_url())


def _best(typed: str, rows, names_of):
    """The first rows with a name that has what is typed, or whose pinyin initials have it; names that begin so first."""
    wanted = fold(typed)
    letters = wanted.replace(" ", "") if wanted.isascii() else ""
    ranked = []
    for row in rows:
        ranks = [rank for name in names_of(row) if (rank := _rank(name, wanted, letters)) is not None]
        if ranks:
            ranked.append((min(ranks), len(ranked), row))
    return [row for _rank_, _n, row in sorted(ranked, key=lambda entry: entry[:2])[:EACH]]


def _rank(name: str, wanted: str, letters: str) -> int | None:
    """0 where the name begins with what is wanted, 1 where it holds it, 2 and 3 the same by initials; None: it doesn't."""
    name = folded(name)
    if wanted in name:
        return 0 if name.startswith(wanted) else 1
    if len(letters) > 1 and not name.isascii() and letters in (own := initials(name)):
        return 2 if own.startswith(letters) else 3
    return None


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    return fold(name)


@lru_cache(maxsize=20_000)
def initials(name: str) -> str:
    """The first letters of a name's characters in pinyin: 联合国 → lhg."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))
