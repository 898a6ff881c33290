"""Addresses: Chinese pages at the root, the same pages in English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from resolutions.views.health import healthz

handler404 = "resolutions.views.errors.not_found"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("resolutions.urls")),
        prefix_default_language=False,
    ),
]
