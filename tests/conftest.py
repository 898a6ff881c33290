"""What tests share: the folder of real texts where it lies beside the project, and ways to make documents."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "resolutions" / "sample"


@pytest.fixture(scope="session")
def seeds():
    """Paths of the five real texts by their first three figures; the test is skipped where they are absent."""
    folder = SHARED / "corpus" / "seeds"
    if not folder.is_dir():
        pytest.skip("../shared/corpus/seeds is absent: the five real texts are not part of the project")
    return {path.name[:3]: path for path in sorted(folder.glob("*.txt"))}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database; what Django asks SQLite once a process is asked, so that no test counts it."""
    from django.db import connection

    with django_db_blocker.unblock():
        assert connection.features.supports_json_field


@pytest.fixture
def ingest_text(db, tmp_path):
    """A function that ingests text as a file and returns the run's report."""
    from resolutions.ingest.run import ingest

    def run(text, name="document.txt", **options):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return ingest([str(path)], **options)

    return run


@pytest.fixture
def sample(db):
    """The sample collection, loaded."""
    from resolutions.ingest.run import ingest

    return ingest([str(SAMPLE)], sample=True)


@pytest.fixture
def held_seeds(db, seeds):
    """The five real texts, ingested."""
    from resolutions.ingest.run import ingest

    return ingest([str(path) for path in seeds.values()])
