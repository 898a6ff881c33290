"""The page of a held document: the longest against an average one, and against the bare statements that it needs."""

import tempfile
from pathlib import Path

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from .documents import resolution
from .ratio import Ratio, seconds

# Paragraphs of an average resolution and of the longest (A/RES/79/1 and the like have six hundred with sub-paragraphs).
AVERAGE, LONGEST = 50, 490


def measure():
    from django.core.management import call_command

    from resolutions.ingest.run import ingest

    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder:
        for n, paragraphs in ((1, AVERAGE), (2, LONGEST)):
            path = Path(folder) / f"{n}.txt"
            path.write_text(resolution(n, paragraphs), encoding="utf-8")
            ingest([str(path)])
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False, DEBUG=False):
        average, statements = timed("/documents/A/RES/901/1/")
        longest, _statements = timed("/documents/A/RES/901/2/")
    yield Ratio("longest page to average", longest / average, below=10, detail=f"{longest * 1000:.0f} ms")
    # In memory the statements take half a millisecond: the ratio is told, and guards against another order of magnitude.
    yield Ratio("page to its bare SQL", average / statements, below=250, detail=f"{average * 1000:.0f} ms")


def timed(address: str) -> tuple[float, float]:
    """Seconds of the page and of its statements alone, the least of several rounds."""
    client = Client()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        # Django empties its list of them at the next request.
        statements = [query["sql"] for query in captured.captured_queries]
    assert answer.status_code == 200, address

    def run():
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()

    return seconds(lambda: client.get(address)), seconds(run)
