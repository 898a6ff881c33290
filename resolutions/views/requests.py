"""Reports that were asked for: open, answered, overdue, by the session at which they are due."""

from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.filters import Address
from resolutions.models import ReportRequest
from resolutions.models.documents import body_name
from resolutions.models.requests import latest_sessions
from resolutions.models.sessions import session_name

PAGE_SIZE = 50


class RequestsView(TemplateView):
    template_name = "compare/requests.html"

    def get(self, request, *args, **kwargs):
        asked = {name: request.GET.get(name, "").replace("\x00", "")[:40] for name in ("status", "session", "body")}
        requests = ReportRequest.objects.adopted()
        self.problems = []
        if asked["body"]:
            requests = requests.filter(paragraph__text__document__body=asked["body"])
        if asked["session"].isascii() and asked["session"].isdigit() and len(asked["session"]) < 6:
            requests = requests.filter(due_session=int(asked["session"]))
        elif asked["session"]:
            self.problems.append(_("“%(value)s” is no session. Write 75 or ES-11.") % {"value": asked["session"]})
        by_status = {"open": requests.open(), "answered": requests.answered(), "overdue": requests.overdue()}
        if asked["status"] and asked["status"] not in by_status:
            self.problems.append(_("“%(value)s” is no status: open, answered or overdue.") % {"value": asked["status"]})
        chosen = by_status.get(asked["status"], requests)
        shown = (
            chosen.select_related("paragraph__text__document", "answer__text__document", "report")
            .defer("paragraph__text__record", "answer__text__record")
            .order_by("-due_session", "-paragraph__text__document__sort_key", "paragraph__position", "start")
        )
        page = Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page"))
        self.latest = latest_sessions()
        rows = [self._row(row) for row in page.object_list]
        address = Address(request.path, request.GET.dict())
        if request.GET.get("format") == "json":
            return JsonResponse(self._as_json(page, rows, address), json_dumps_params={"ensure_ascii": False})
        return self.render_to_response(self._page_context(requests, by_status, page, rows, address, asked))

    def _row(self, request: ReportRequest) -> dict:
        """What a line shows: the request's words, who asked, its status, and what answered it."""
        paragraph, document = request.paragraph, request.paragraph.text.document
        over = request.due_session < self.latest.get(document.body, 0)
        answer = request.answer
        return {
            "request": request,
            "document": document,
            "language": paragraph.text.language,
            "words": request.words,
            "url": f"{document.get_absolute_url()}#{paragraph.anchor}",
            "status": "answered" if answer else "overdue" if over else "open",
            "answer": answer.text.document if answer else None,
            "answer_url": f"{answer.text.document.get_absolute_url()}#{answer.anchor}" if answer else None,
            "report": request.report,
        }

    def _page_context(self, requests, by_status, page, rows, address, asked):
        names = {"open": _("open"), "answered": _("answered"), "overdue": _("overdue")}
        sessions = requests.order_by("-due_session").values_list("due_session").annotate(n=Count("pk"))
        bodies = requests.order_by("paragraph__text__document__body").values_list("paragraph__text__document__body")
        choice = lambda name, value, label, n: {  # noqa: E731
            "label": label,
            "count": n,
            "active": asked[name] == str(value),
            "url": address.url(**{name: None if asked[name] == str(value) else str(value)}),
        }
        return self.get_context_data(
            problems=self.problems,
            total=page.paginator.count,
            groups=[
                {"session": session, "rows": list(group)}
                for session, group in groupby(rows, key=lambda row: row["request"].due_session)
            ],
            statuses=[choice("status", key, names[key], found.count()) for key, found in by_status.items()],
            sessions=[choice("session", session, session_name(session), n) for session, n in sessions[:40]],
            bodies=[choice("body", body, body_name(body), n) for body, n in bodies.annotate(n=Count("pk")) if body],
            names=names,
            page_obj=page,
            json_url=address.url(format="json"),
            previous_url=address.url(page=page.previous_page_number()) if page.has_previous() else None,
            next_url=address.url(page=page.next_page_number()) if page.has_next() else None,
        )

    @staticmethod
    def _as_json(page, rows, address):
        return {
            "count": page.paginator.count,
            "results": [
                {
                    "symbol": row["document"].symbol,
                    "url": row["url"],
                    "who": row["request"].who,
                    "due_session": row["request"].due_session,
                    "text": row["words"],
                    "status": row["status"],
                    "answered_in": row["answer"].symbol if row["answer"] else None,
                    "report": row["report"].symbol if row["report"] else None,
                }
                for row in rows
            ],
            "next": address.url(page=page.next_page_number(), format="json") if page.has_next() else None,
        }
