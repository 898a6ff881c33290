"""`manage.py reindex`: the index of the full text, built or finished."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from resolutions.management.database import prepare_database
from resolutions.management.terminal import TerminalCommand
from resolutions.models import Document
from resolutions.search.index import get_index
from resolutions.search.indexing import rebuild, remaining


class Command(TerminalCommand):
    help = (
        "Index the full text for search; goes on where it was interrupted, starts anew after a change of the analyser."
    )

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="start anew though the index is complete")

    def handle(self, *, again, **options):
        prepare_database()
        if not get_index().available():
            raise CommandError(_("This Python's SQLite was built without FTS5: the full text can't be searched."))
        console = Console(file=self.stdout._out, highlight=False, soft_wrap=True)
        total = Document.objects.held().count() if again else remaining()
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn())  # fmt: skip
        try:
            with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
                task = progress.add_task(_("Indexing"), total=total)
                done = rebuild(again=again, on_progress=lambda n: progress.advance(task, n))
        except KeyboardInterrupt:
            raise CommandError(
                _("Stopped. What is done stays; the same command goes on from there."), returncode=130
            ) from None
        if done:
            message = ngettext("%(n)s document indexed.", "%(n)s documents indexed.", done) % {"n": done}
        else:
            message = _("The index is complete; nothing was to be done.")
        console.print(message, markup=False)
