"""What `manage.py check --database default` says of the search index, in words."""

from django.core.checks import Error, Tags, Warning, register
from django.db import connections
from django.utils.translation import gettext as _

from resolutions.models import Document, IndexState

from .analyser import ANALYSER_VERSION
from .index import get_index
from .indexing import is_migrated


@register(Tags.database)
def check_index(app_configs=None, databases=None, **kwargs):
    """Errors and warnings: FTS5 is missing; the index is missing, of another analyser, unfinished, or lacks documents."""
    if not databases or "default" not in databases:
        return []
    index = get_index(connections["default"])
    if not index.available():
        return [
            Error(
                _("This Python's SQLite was built without FTS5: the full text can't be searched."),
                hint=_(
                    "Use a Python whose sqlite3 has FTS5 (those of python.org and of all large distributions do), or PostgreSQL."
                ),
                id="search.E001",
            )
        ]
    if not is_migrated(connections["default"]):
        return []  # `migrate` has yet to come, and runs this check itself
    hint = _("Run `manage.py reindex`.")
    known = IndexState.objects.first()
    if known is None or not index.exists():
        if not Document.objects.held().exists():
            return []
        return [Warning(_("The full text isn't indexed: nothing is found by its words."), hint=hint, id="search.W001")]
    if known.analyser != ANALYSER_VERSION:
        problem = _(
            "The index of the full text was made by another version of the analyser (%(old)s; now %(new)s) and isn't used."
        )
        return [Warning(problem % {"old": known.analyser, "new": ANALYSER_VERSION}, hint=hint, id="search.W002")]
    if not known.complete:
        return [
            Warning(
                _("The index of the full text isn't finished."),
                hint=_("Run `manage.py reindex`; it goes on where it stopped."),
                id="search.W003",
            )
        ]
    missing = Document.objects.held().filter(passages=None, texts__paragraphs__isnull=False).distinct().count()
    if missing:
        return [
            Warning(
                _("%(n)s documents aren't in the index of the full text.") % {"n": missing},
                hint=_("Run `manage.py reindex --again`."),
                id="search.W004",
            )
        ]
    return []
