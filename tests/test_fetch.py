"""`manage.py fetch` against a server of our own: what arrives, what is skipped, what is said when it fails."""

import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest
from django.core.management import CommandError, call_command

from resolutions.ingest.published import git_digest

FILES = {
    "79session/Chinese/A_RES_79_1-1C.xml": b"<akomaNtoso/>",
    "79session/English/A_RES_79_1-1E.xml": b"<akomaNtoso><a/></akomaNtoso>",
    "79session/Russian/A_RES_79_1-1R.xml": b"<akomaNtoso><b/></akomaNtoso>",
    "78 session/Chinese/two words (2023).xml": b"<akomaNtoso><c/></akomaNtoso>",
    "74session/GA resolutions_74session_Chinese.zip": b"PK",
    "data_extract/79.json": b'{"symbol": "A/RES/79/1"}\n',
    "../79session/Chinese/out.xml": b"escaped",
    "README.md": b"# About",
}


class Server(ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.asked, self.broken = dict(FILES), [], {}
        self.address = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = unquote(self.path.split("?")[0])
        name = path.partition("/HEAD/")[2]
        self.server.asked.append(path)
        status, body = self.server.broken.get(name or "listing", (200, None))
        if body is None and path == "/repos/UNxml/GAresolutions/git/trees/HEAD":
            tree = [
                {"path": name, "type": "blob", "size": len(data), "sha": git_digest(data)}
                for name, data in self.server.files.items()
            ]
            body = json.dumps({"tree": tree}).encode()
        elif body is None:
            body = self.server.files.get(name)
            status = 404 if body is None else status
        body = body or b""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(settings):
    server = Server()
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    settings.FETCH_LIST_URL = settings.FETCH_FILES_URL = server.address
    settings.FETCH_PAUSE = 0
    yield server
    server.shutdown()
    server.server_close()


def fetch(folder, *arguments):
    """(exit status, printed words) of the command."""
    out = io.StringIO()
    try:
        call_command("fetch", "ga", *arguments, "--to", str(folder), stdout=out, stderr=out)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


def held(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_chosen_session_and_languages_arrive_with_their_records(server, tmp_path):
    status, words = fetch(tmp_path, "--session", "79", "--language", "zh", "--language", "en")
    assert status == 0
    assert held(tmp_path) == [
        "ga/79session/Chinese/A_RES_79_1-1C.xml",
        "ga/79session/English/A_RES_79_1-1E.xml",
        "ga/data_extract/79.json",
    ]
    assert f"manage.py ingest {tmp_path} --records {tmp_path}/ga/data_extract/79.json" in words


def test_a_range_takes_in_folders_with_blanks_and_archives(server, tmp_path):
    fetch(tmp_path, "--session", "74-78", "--language", "zh")
    assert held(tmp_path) == [
        "ga/74session/GA resolutions_74session_Chinese.zip",
        "ga/78 session/Chinese/two words (2023).xml",
    ]


def test_a_second_run_asks_only_for_what_changed_or_broke_off(server, tmp_path):
    fetch(tmp_path, "--session", "79", "--language", "zh", "--language", "en")
    (tmp_path / "ga/79session/English/A_RES_79_1-1E.xml").write_bytes(b"<akoma")
    server.asked.clear()
    status, _words = fetch(tmp_path, "--session", "79", "--language", "zh", "--language", "en")
    assert status == 0
    assert [path.rpartition("/")[2] for path in server.asked[1:]] == ["A_RES_79_1-1E.xml"]
    assert (tmp_path / "ga/79session/English/A_RES_79_1-1E.xml").read_bytes() == b"<akomaNtoso><a/></akomaNtoso>"


def test_without_a_session_the_published_ones_are_listed(server, tmp_path):
    status, words = fetch(tmp_path)
    assert status == 0
    assert "79" in words and "78" in words and "74" in words
    assert held(tmp_path) == []


def test_a_session_that_is_not_published_is_named_with_those_that_are(server, tmp_path):
    _status, words = fetch(tmp_path, "--session", "12")
    assert "12" in words and "74, 78, 79" in words


@pytest.mark.parametrize("broken", [(500, b""), (200, b"<html>"), (200, b""), (404, b"x")])
def test_a_file_that_fails_is_one_line_and_the_others_arrive(server, tmp_path, broken):
    server.broken["79session/Chinese/A_RES_79_1-1C.xml"] = broken
    status, words = fetch(tmp_path, "--session", "79", "--language", "zh", "--language", "en")
    assert status == 1
    assert sum("A_RES_79_1-1C.xml: " in line for line in words.splitlines()) == 1
    assert held(tmp_path) == ["ga/79session/English/A_RES_79_1-1E.xml", "ga/data_extract/79.json"]


@pytest.mark.parametrize(
    "broken", [(403, b"x"), (500, b"x"), (200, b"<html>"), (200, b"[1]"), (200, b'{"tree": [{}]}')]
)
def test_a_listing_that_fails_says_where_and_stores_nothing(server, tmp_path, broken):
    server.broken["listing"] = broken
    with pytest.raises(CommandError, match=server.address):
        fetch(tmp_path, "--session", "79")
    assert held(tmp_path) == []


def test_without_a_connection_the_address_and_the_remedy_are_said(settings, tmp_path):
    settings.FETCH_LIST_URL = "http://127.0.0.1:9"
    settings.FETCH_PAUSE = 0
    with pytest.raises(CommandError, match=r"http://127\.0\.0\.1:9/.*"):
        fetch(tmp_path, "--session", "79")
