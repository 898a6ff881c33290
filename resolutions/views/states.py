"""States: what they sponsored and with whom, how they voted, and how far two of them agree."""

from django.core.exceptions import ValidationError
from django.db.models import Count, F
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from resolutions.models import Document, Sponsorship, State, Vote
from resolutions.models.documents import NEWEST_FIRST
from resolutions.models.states import LATEST, Choice
from resolutions.reference.states import find_state, get_state
from resolutions.search.fields import StateField

from .sessions import count_by_session, session_bars
from .state_names import names_of

DOCUMENTS, THREADS, PARTNERS = 12, 15, 24


class StatesView(TemplateView):
    template_name = "states/index.html"

    def get_context_data(self, **kwargs):
        regions, former = {}, []
        for state in State.objects.annotate(sponsored=Count("sponsorships__document", distinct=True)).order_by(
            "name_en"
        ):
            if state.historical:
                former.append(state)
            else:
                regions.setdefault(state.region_name, []).append(state)
        rows = [{"name": name, "states": states} for name, states in sorted(regions.items())]
        if former:
            rows.append({"name": _("Former States"), "states": former})
        return super().get_context_data(regions=rows, **kwargs)


class StatePage(DetailView):
    """What the pages of a State share: its address, and that another spelling of it redirects there."""

    context_object_name = "state"
    model = State

    def get(self, request, *args, **kwargs):
        code = kwargs["code"]
        state = get_state(code) or find_state(code)
        if state and state.code != code:
            address = reverse(request.resolver_match.view_name, args=[state.code])
            query = request.META.get("QUERY_STRING")
            return redirect(address + (f"?{query}" if query else ""), permanent=True)
        return super().get(request, *args, **kwargs)

    def get_object(self, queryset=None):
        state = State.objects.filter(code=self.kwargs["code"]).first()
        if state is None:
            raise Http404(self.kwargs["code"])
        return state


class StateView(StatePage):
    template_name = "states/detail.html"

    def get_context_data(self, **kwargs):
        state = self.object
        list_url = f"{reverse('document-list')}?{urlencode({'sponsor': state.code, 'held': 'all'})}"
        votes_url = f"{reverse('document-list')}?{urlencode({'voter': state.code, 'held': 'all'})}"
        sponsored = count_by_session(
            state.sponsorships.by_session(), "additional", [False, True], lambda label: f"{list_url}&session={label}"
        )
        voted = count_by_session(
            state.votes.by_session(), "choice", Choice.values, lambda label: f"{votes_url}&session={label}"
        )
        total = sum(row.total for row in sponsored)
        return super().get_context_data(
            names=names_of(state.code),
            total=total,
            sponsored=sponsored,
            sponsored_series=[_("from the start"), _("joined later")],
            sponsored_picture=session_bars(
                sponsored,
                [_("from the start"), _("joined later")],
                _("Documents sponsored by %(state)s, by session") % {"state": state},
            ),
            threads=state.sponsorships.by_thread()[:THREADS] if total else [],
            documents=latest_documents(state) if total else [],
            partners=partners(state) if total else [],
            voted=voted,
            voted_series=Choice.labels,
            voted_picture=session_bars(voted, Choice.labels, _("How %(state)s voted, by session") % {"state": state}),
            votes_total=sum(row.total for row in voted),
            latest=LATEST,
            list_url=list_url,
            csv_url=f"{list_url}&format=csv",
            votes_url=votes_url,
            **kwargs,
        )


def latest_documents(state: State):
    """The newest documents that it sponsored; one query."""
    mine = Sponsorship.objects.filter(state=state).values("document")
    return Document.objects.filter(pk__in=mine).order_by(F("date").desc(nulls_last=True), *NEWEST_FIRST[1:])[:DOCUMENTS]


def partners(state: State) -> list[dict]:
    """`state` and `n` documents sponsored together, most first; two queries."""
    rows = list(Sponsorship.objects.joint(state.code)[:PARTNERS])
    states = State.objects.in_bulk([row["state"] for row in rows])
    return [{"state": states[row["state"]], "n": row["n"]} for row in rows]


class AgreementsView(StatePage):
    """How often each other State voted as this one did; `?with=` leads to the page of a pair."""

    template_name = "states/agreements.html"

    def get(self, request, *args, **kwargs):
        typed = request.GET.get("with", "").strip()
        self.problem = ""
        if typed:
            try:
                return redirect("state-agreement", kwargs["code"], StateField(max_length=100).clean(typed))
            except ValidationError as error:
                self.problem = " ".join(error.messages)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        states = State.objects.in_bulk()
        rows = [
            {"state": states[row["state"]], "percent": 100 * row["same"] / row["shared"]}
            | {name: row[name] for name in ("shared", "same")}
            for row in Vote.objects.agreement(self.object.code)
        ]
        rows.sort(key=lambda row: (-row["percent"], -row["shared"], str(row["state"])))
        return super().get_context_data(rows=rows, problem=self.problem, latest=LATEST, **kwargs)


class AgreementView(StatePage):
    """Two States: the roll calls on which both took part, counted by their choices, and where they differed."""

    template_name = "states/agreement.html"

    def get(self, request, *args, **kwargs):
        other = get_state(kwargs["other"]) or find_state(kwargs["other"])
        if other and other.code != kwargs["other"]:
            return redirect("state-agreement", kwargs["code"], other.code, permanent=True)
        if kwargs["code"] == kwargs["other"]:
            return redirect("state-agreements", kwargs["code"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        other = State.objects.filter(code=self.kwargs["other"]).first()
        if other is None:
            raise Http404(self.kwargs["other"])
        mine = list(Vote.objects.latest_of(self.object).select_related("document"))
        theirs = dict(
            Vote.objects.filter(state=other, document__in=[vote.document_id for vote in mine])
            .exclude(choice=Choice.NOT_VOTING)
            .values_list("document", "choice")
        )
        both = [(vote, Choice(theirs[vote.document_id])) for vote in mine if vote.document_id in theirs]
        taken = [choice for choice in Choice if choice != Choice.NOT_VOTING]
        same = sum(vote.choice == choice for vote, choice in both)
        return super().get_context_data(
            other=other,
            shared=len(both),
            same=same,
            percent=100 * same / len(both) if both else None,
            choices=taken,
            table=[
                {
                    "choice": mine_chose,
                    "cells": [
                        {"n": sum(v.choice == mine_chose and c == chose for v, c in both), "same": mine_chose == chose}
                        for chose in taken
                    ],
                }
                for mine_chose in taken
            ],
            differed=[{"vote": vote, "other": choice} for vote, choice in both if vote.choice != choice],
            latest=LATEST,
            **kwargs,
        )
