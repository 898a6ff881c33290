"""What tests share: the folder of real texts where it lies beside the project, and ways to make documents."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "resolutions" / "sample"


def pytest_configure():
    """Passwords are made slow to guess; tests needn't wait for that."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items):
    """The long walks come first, so that they are walked side by side; then what reads the sample, loaded once."""
    items.sort(key=lambda item: ("crawl" not in item.path.name, "sample" not in item.fixturenames))


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


class KeptSample:
    """The sample collection in a transaction that stays open as long as one test after the other reads it."""

    def __init__(self):
        self.transaction = self.report = None

    def load(self):
        from resolutions.ingest.run import ingest

        # As Django's TestCase does it: the tests' own transactions stand within this one.
        self.transaction = transaction.atomic()
        self.transaction._from_testcase = True
        self.transaction.__enter__()
        self.report = ingest([str(SAMPLE)], sample=True)

    def leave(self):
        if self.transaction:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)
            self.transaction = None


kept = KeptSample()


@pytest.fixture(scope="session")
def blocker(django_db_setup, django_db_blocker):
    yield django_db_blocker
    with django_db_blocker.unblock():
        kept.leave()


@pytest.fixture(autouse=True)
def nothing_in_memory():
    """What was kept of a database, which is rolled back after every test, is forgotten with it, and so is the language of
    the page that a test read last."""
    from django.core.cache import cache

    from resolutions.search.collection import kept_collection

    cache.clear()
    kept_collection.forget()
    translation.deactivate()


def pytest_runtest_setup(item):
    """Before a test that doesn't name the sample, and before a browser starts for it, which has a connection of its own:
    the sample is gone."""
    if kept.transaction and "sample" not in item.fixturenames:
        with item.config.stash[blocking_manager_key].unblock():
            kept.leave()


@pytest.fixture(autouse=True)
def loaded_sample(request):
    """Before a test that names the sample asks for its database: the sample is in it."""
    if "sample" in request.fixturenames and not kept.transaction:
        with request.getfixturevalue("blocker").unblock():
            kept.load()


@pytest.fixture
def sample(loaded_sample, db):
    """The sample collection, loaded; the report of the run."""
    return kept.report


@pytest.fixture
def held_seeds(db, seeds):
    """The five real texts, ingested."""
    from resolutions.ingest.run import ingest

    return ingest([str(path) for path in seeds.values()])
