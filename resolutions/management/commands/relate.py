"""`manage.py relate`: works out anew how all held documents belong together. Ingest does it for what comes in."""

from django.utils.translation import gettext as _

from resolutions.ingest.relations import relate
from resolutions.management.terminal import TerminalCommand
from resolutions.models import Relation, ReportRequest


class Command(TerminalCommand):
    help = "Work out anew which text goes back to which, what was adopted on which draft, and which reports are due."

    def handle(self, **options):
        relate()
        self.stdout.write(
            _(
                "%(previous)s texts go back to an earlier one, %(drafts)s drafts were adopted, %(requests)s reports are due."
            )
            % {
                "previous": Relation.objects.previous().filter(related__isnull=False).count(),
                "drafts": Relation.objects.drafts().filter(related__isnull=False).count(),
                "requests": ReportRequest.objects.count(),
            }
        )
