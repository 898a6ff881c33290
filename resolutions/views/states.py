"""States and what they sponsored."""

from django.db.models import Count, F
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from resolutions.models import Document, State
from resolutions.models.documents import NEWEST_FIRST
from resolutions.reference.states import find_state, get_state


class StatesView(TemplateView):
    template_name = "states/index.html"

    def get_context_data(self, **kwargs):
        regions = {}
        for state in State.objects.annotate(sponsored=Count("sponsorships__document", distinct=True)).order_by(
            "name_en"
        ):
            if state.sponsored or not state.historical:
                regions.setdefault(state.region_name, []).append(state)
        rows = [{"name": name, "states": states} for name, states in sorted(regions.items())]
        return super().get_context_data(regions=rows, **kwargs)


class StateView(DetailView):
    template_name = "states/detail.html"
    context_object_name = "state"
    model = State

    def get(self, request, *args, **kwargs):
        code = kwargs["code"]
        state = get_state(code.upper()) or find_state(code)
        if state and state.code != code:
            return redirect("state", state.code, permanent=True)
        return super().get(request, *args, **kwargs)

    def get_object(self, queryset=None):
        state = State.objects.filter(code=self.kwargs["code"]).first()
        if state is None:
            raise Http404(self.kwargs["code"])
        return state

    def get_context_data(self, **kwargs):
        documents = (
            Document.objects.filter(sponsorships__state=self.object)
            .distinct()
            .order_by(F("session").desc(nulls_last=True), *NEWEST_FIRST)
        )
        sessions = {}
        for document in documents:
            sessions.setdefault(document.session_label, []).append(document)
        fact = get_state(self.object.code)
        list_url = f"{reverse('document-list')}?sponsor={self.object.code}"
        return super().get_context_data(
            sessions=[{"label": label, "documents": rows} for label, rows in sessions.items()],
            total=len(documents),
            other_names=[name.name for name in fact.other_names] if fact else [],
            list_url=list_url,
            csv_url=f"{list_url}&format=csv",
            **kwargs,
        )
