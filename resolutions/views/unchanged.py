"""Whether a page is as it was when its reader last asked: one query, whatever is on it.

What changes a page inserts a row (a text, a mention, a relation, a vote), saves a document, or is logged by the admin.
The largest keys of those tables and the latest save tell all of it; each is one look into an index.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db.models import Model, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import get_language

from resolutions.models import Citation, Document, Relation, Sponsorship, Text, Vote

TABLES: list[type[Model]] = [Document, Text, Citation, Relation, Sponsorship, Vote, LogEntry]


def last_change() -> JSONObject:
    """What changes with whatever pages show, as an expression to be annotated."""
    latest = {"saved": Document.objects.order_by("-updated_at").values("updated_at")[:1]}
    for model in TABLES:
        latest[model._meta.db_table] = model.objects.order_by("-pk").values("pk")[:1]
    return JSONObject(**{name: Subquery(queryset) for name, queryset in latest.items()})


def is_unchanged(request: HttpRequest) -> bool:
    """Whether the reader has this page as it is now; one query, none where the request doesn't ask."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if not known or not _is_shared(request):
        return False
    state = Document.objects.order_by("-updated_at").annotate(state=last_change()).values_list("state", flat=True)[:1]
    return any(_validator(request, value) in {tag.removeprefix("W/") for tag in known} for value in state)


def set_validator(response: HttpResponse, request: HttpRequest, state):
    """Nothing; the response carries the validator of this state, and is asked for again each time it is shown."""
    if _is_shared(request):
        response["ETag"] = f"W/{_validator(request, state)}"
        response["Cache-Control"] = "no-cache"


def _is_shared(request: HttpRequest) -> bool:
    """Whether everybody sees this page alike: who is logged in may see more, and developers change templates."""
    return not settings.DEBUG and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _validator(request: HttpRequest, state) -> str:
    parts = [request.get_full_path(), request.get_host(), get_language(), state, timezone.localdate(), _programme()]
    return quote_etag(hashlib.sha256(repr(parts).encode()).hexdigest()[:32])


@cache
def _programme() -> float:
    """When the programme's own files changed last."""
    folders = [settings.BASE_DIR / name for name in ("resolutions", "templates", "static")]
    files = (path for folder in folders for path in Path(folder).rglob("*") if path.suffix not in (".pyc", ".sqlite3"))
    return max(path.stat().st_mtime for path in files)
