"""The roll call on a document: as a picture by region, and as a table."""

import csv

from django.http import Http404, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.charts.roll import Square, draw_roll
from resolutions.models import Document
from resolutions.models.states import Choice

from .documents import SubPage

ORDER = {choice: place for place, choice in enumerate(Choice.values)}


class VotesView(SubPage, TemplateView):
    template_name = "documents/votes.html"

    def get(self, request, path):
        document = self.find(path)
        if not isinstance(document, Document):
            return document
        votes = sorted(
            document.votes.select_related("state"), key=lambda vote: vote.state.name_en if vote.state else vote.name
        )
        if not votes:
            raise Http404(_("No roll call of this document is known."))
        if request.GET.get("format") == "csv":
            return as_csv(document, votes)
        regions = by_region(votes)
        return self.render_to_response(
            self.get_context_data(
                document=document,
                votes=votes,
                regions=[
                    {"name": name, "votes": rows, "totals": [count(rows, choice) for choice in Choice]}
                    for name, rows in regions
                ],
                choices=[
                    {"value": choice.value, "name": choice.label, "total": count(votes, choice)} for choice in Choice
                ],
                picture=picture_of(document, regions),
            )
        )


def by_region(votes) -> list[tuple[str, list]]:
    """(name of the region, its votes) by name, each region's votes by choice and then by State; no region comes last."""
    regions = {}
    for vote in sorted(votes, key=lambda vote: ORDER[vote.choice]):
        regions.setdefault(vote.state.region_name if vote.state else "", []).append(vote)
    return [(name or _("Others"), regions[name]) for name in sorted(regions, key=lambda name: (not name, name))]


def count(votes, choice) -> int:
    return sum(vote.choice == choice for vote in votes)


def picture_of(document: Document, regions) -> str:
    """The roll call by region as safe SVG."""
    squares = [
        (
            name,
            [
                Square(
                    vote.state_id or "?",
                    vote.choice,
                    _("%(state)s: %(choice)s")
                    % {"state": vote.state or vote.name, "choice": vote.get_choice_display()},
                    vote.state.get_absolute_url() if vote.state else None,
                )
                for vote in votes
            ],
        )
        for name, votes in regions
    ]
    says = _("Roll call on %(document)s by region; the same as a table follows.") % {"document": document.get_label()}
    return mark_safe(draw_roll(squares, says=says))


def as_csv(document: Document, votes) -> HttpResponse:
    """The roll call as rows: code, state, region, vote, name as printed."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="votes.csv"'
    writer = csv.writer(response)
    writer.writerow(["symbol", "code", "state", "region", "vote", "name"])
    for vote in votes:
        region = vote.state.region_name if vote.state else ""
        cells = [document.symbol or "", vote.state_id or "", str(vote.state or ""), region, vote.choice, vote.name]
        writer.writerow([f"'{cell}" if cell[:1] in tuple("=+-@\t") else cell for cell in cells])
    return response
