"""Addresses of the reading pages."""

from django.urls import path

from .views import agenda, compare, documents, home, lists, requests, reuse, series, states, suggest

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("documents/", lists.DocumentListView.as_view(), name="document-list"),
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
]
