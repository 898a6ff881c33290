"""Addresses of the reading pages."""

from django.urls import path

from .views import (
    agenda,
    cite,
    cited_by,
    compare,
    documents,
    feeds,
    home,
    lists,
    neighbourhood,
    requests,
    reuse,
    series,
    states,
    suggest,
    votes,
)

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("cite/", cite.CiteView.as_view(), name="cite"),
    path("documents/", lists.DocumentListView.as_view(), name="document-list"),
    path("documents/<path:path>/cited-by/", cited_by.CitedByView.as_view(), name="document-cited-by"),
    path("documents/<path:path>/cited-by.atom", feeds.CitedByFeed(), name="document-cited-by-feed"),
    path("documents/<path:path>/votes/", votes.VotesView.as_view(), name="document-votes"),
    path(
        "documents/<path:path>/neighbourhood/",
        neighbourhood.NeighbourhoodView.as_view(),
        name="document-neighbourhood",
    ),
    path("suggest/", suggest.suggest, name="suggest"),
    path("documents/<path:path>/", documents.DocumentView.as_view(), name="document"),
    path("compare/", compare.CompareView.as_view(), name="compare"),
    path("series/<path:path>/", series.SeriesView.as_view(), name="series"),
    path("reuse/", reuse.ReuseView.as_view(), name="reuse"),
    path("requests/", requests.RequestsView.as_view(), name="requests"),
    path("agenda/", agenda.AgendaView.as_view(), name="agenda"),
    path("agenda/<str:slug>/", agenda.ThreadView.as_view(), name="agenda-thread"),
    path("states/", states.StatesView.as_view(), name="states"),
    path("states/<str:code>/", states.StateView.as_view(), name="state"),
    path("states/<str:code>/agreement/", states.AgreementsView.as_view(), name="state-agreements"),
    path("states/<str:code>/agreement/<str:other>/", states.AgreementView.as_view(), name="state-agreement"),
]
