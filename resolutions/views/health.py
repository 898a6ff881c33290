"""Whether the server and its database answer."""

from django.db import connection
from django.http import HttpResponse


def healthz(request):
    """`ok`, after one query; an error of the database is an error of the page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
