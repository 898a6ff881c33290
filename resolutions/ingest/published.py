"""The UN's published repositories of machine-readable texts: what they hold, and copies of it in a folder."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

# Repositories of the Department for General Assembly and Conference Management, by body.
REPOSITORIES = {
    "ga": "UNxml/GAresolutions",
    "ga-decisions": "UNxml/GAdecisions",
    "sc": "UNxml/SCresolutions",
    "ecosoc": "UNxml/ECOSOCresolutions",
    "hrc": "UNxml/HRCresolutions",
}
FOLDERS = {"zh": "Chinese", "en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic"}
# 79session/Chinese/A_RES_79_1.xml, 76 session/Chinese/…, 2024/Chinese/…
TEXT = re.compile(rf"(?P<session>[^/]+)/(?P<language>{'|'.join(FOLDERS.values())})/[^/]+\.xml", re.I)
# 74session/GA resolutions_74session_Chinese.zip
ARCHIVE = re.compile(rf"(?P<session>[^/]+)/[^/]*(?P<language>{'|'.join(FOLDERS.values())})\.zip", re.I)
# data_extract/79.json
RECORDS = re.compile(r"data_extract/(?P<session>[^/]+)\.json", re.I)
CODES = {name.lower(): code for code, name in FOLDERS.items()}
ATTEMPTS = 3
CONNECTIONS = 6


class FetchError(Exception):
    """The listing or a file can't be had; the message says which, why, and what to do."""


@dataclass(frozen=True)
class Published:
    """A file of a repository: its path there, session or year, language (None for records), size, git digest."""

    path: str
    session: str
    language: str | None
    size: int
    digest: str


@dataclass
class Fetched:
    """What became of one file: `new`, `updated`, `unchanged` or `failed` with a reason."""

    file: Published
    result: str
    reason: str = ""


class Repository:
    """A body's repository; `client` is closed by who made it."""

    def __init__(self, body: str, client: httpx.Client):
        self.body, self.name, self.client = body, REPOSITORIES[body], client

    def list(self) -> list[Published]:
        """All texts and records of the repository, in order of their paths; FetchError where that can't be had."""
        address = f"{settings.FETCH_LIST_URL}/repos/{self.name}/git/trees/HEAD?recursive=1"
        try:
            listing = self._get(address, settings.INGEST_MAX_FILE_BYTES)
            entries = httpx.Response(200, content=listing).json()["tree"]
            found = [file for entry in entries if entry["type"] == "blob" and (file := _published(entry))]
        except httpx.HTTPError as error:
            raise FetchError(_why(error, address)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise FetchError(
                _("%(address)s answered with something that is no listing. Try again later.") % {"address": address}
            ) from error
        return sorted(found, key=lambda file: file.path)

    def fetch(self, files: Iterable[Published], folder: Path, on_result: Callable[[Fetched], None]):
        """Nothing; the files stand in the folder as they stand in the repository; those that are equal are left."""
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            for result in pool.map(lambda file: self._fetch_one(file, folder), files):
                on_result(result)

    def _fetch_one(self, file: Published, folder: Path) -> Fetched:
        target = folder / self.body / file.path
        address = f"{settings.FETCH_FILES_URL}/{self.name}/HEAD/{quote(file.path)}"
        try:
            held = target.is_file()
            if held and target.stat().st_size == file.size and git_digest(target.read_bytes()) == file.digest:
                return Fetched(file, "unchanged")
            if file.size > settings.INGEST_MAX_ARCHIVE_BYTES:
                return Fetched(file, "failed", _("it is too large. Raise INGEST_MAX_ARCHIVE_BYTES."))
            data = self._get(address, file.size)
            if git_digest(data) != file.digest:
                return Fetched(file, "failed", _("it arrived changed or cut off. Run the command again."))
            _write(target, data)
        except httpx.HTTPError as error:
            return Fetched(file, "failed", _why(error, address))
        except OSError as error:
            return Fetched(file, "failed", f"{target}: {error.strerror}")
        return Fetched(file, "updated" if held else "new")

    def _get(self, address: str, limit: int) -> bytes:
        """The bytes at an address, at most one more than the limit; what may pass is tried again."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.client.stream("GET", address) as response:
                    response.raise_for_status()
                    return b"".join(_up_to(response.iter_bytes(), limit))
            except httpx.HTTPError as error:
                passing = not isinstance(error, httpx.HTTPStatusError) or error.response.status_code >= 500
                if not passing or attempt == ATTEMPTS:
                    raise
                time.sleep(settings.FETCH_PAUSE * attempt)
        raise AssertionError("the last attempt returns or raises")


def _up_to(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    length = 0
    for chunk in chunks:
        yield chunk
        length += len(chunk)
        if length > limit:
            return


def _published(entry: dict) -> Published | None:
    """The file of a listing's entry, or None where it is neither a text nor a record."""
    path = str(entry["path"])
    if (
        "\\" in path
        or ":" in path
        or not {"", ".", ".."}.isdisjoint(path.split("/"))
        or PurePosixPath(path).is_absolute()
    ):
        return None
    match = TEXT.fullmatch(path) or ARCHIVE.fullmatch(path) or RECORDS.fullmatch(path)
    if match is None:
        return None
    language = match.groupdict().get("language")
    code = CODES[language.lower()] if language else None
    return Published(path, session_of(match["session"]), code, int(entry["size"]), str(entry["sha"]))


def session_of(words: str) -> str:
    """The session or year in a folder's name: `79session`, `76 session`, `ES-11 session`, `2024`."""
    return re.sub(r"\s*session$", "", words.strip(), flags=re.I).upper()


def choose(files: list[Published], sessions: Iterable[str], languages: Iterable[str]) -> list[Published]:
    """Texts of the sessions in the languages, and the sessions' records."""
    sessions, languages = set(sessions), {*languages, None}
    return [file for file in files if file.session in sessions and file.language in languages]


def git_digest(data: bytes) -> str:
    """The digest that a git repository lists a file of these bytes under."""
    return hashlib.sha1(b"blob %d\x00" % len(data) + data, usedforsecurity=False).hexdigest()


def _write(target: Path, data: bytes):
    """Nothing; the file is there whole, or as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _why(error: httpx.HTTPError, address: str) -> str:
    """What happened, where, and what to do, in the reader's language."""
    if isinstance(error, httpx.HTTPStatusError):
        status = error.response.status_code
        if status in (403, 429):
            return _("%(address)s allows no more requests for now. Run the command again in an hour.") % {
                "address": address
            }
        return _("%(address)s answered with %(status)s. Try again later.") % {"address": address, "status": status}
    if isinstance(error, httpx.TimeoutException):
        return _("%(address)s doesn't answer. Check the connection and run the command again.") % {"address": address}
    return _("%(address)s can't be reached (%(error)s). Check the connection and run the command again.") % {
        "address": address,
        "error": error,
    }


def open_client() -> httpx.Client:
    """A client with bounded waits that follows redirects and takes a proxy from the environment."""
    return httpx.Client(
        timeout=httpx.Timeout(30, connect=10),
        follow_redirects=True,
        limits=httpx.Limits(max_connections=CONNECTIONS),
        headers={"User-Agent": "resolutions-fetch"},
    )
