"""The source files that paths name: files, folders, zip archives, standard input, one at a time and bounded."""

import io
import os
import stat
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext as _

SUFFIXES = {".txt", ".md", ".xml"}
ARCHIVE = ".zip"
# An archive of text unpacks to some ten times its size; one of zeros to a thousand times.
MAX_RATIO = 200


@dataclass
class SourceFile:
    """A file's name and bytes, or the problem with it: what happened and what to do."""

    name: str
    data: bytes = b""
    problem: str = ""
    remedy: str = ""


def find_files(paths: list[str]) -> Iterator[SourceFile]:
    """Files below the paths, in order of their names; what can't be read comes as a SourceFile with a problem."""
    for path in paths:
        if path == "-":
            yield _read_stream(sys.stdin.buffer, "-")
        else:
            yield from _find(Path(path), named=True)


def find_uploaded(name: str, data: bytes) -> Iterator[SourceFile]:
    """The files in one that was uploaded: itself, or those of an archive."""
    suffix = Path(name).suffix.lower()
    if suffix == ARCHIVE:
        yield from _unpack(Path(name), io.BytesIO(data))
    elif suffix in SUFFIXES:
        yield _read_stream(io.BytesIO(data), name)
    else:
        yield _unread(name, suffix)


def _unread(name: str, suffix: str) -> SourceFile:
    return SourceFile(
        name,
        problem=_("files of this kind (%(suffix)s) are not read") % {"suffix": suffix or name},
        remedy=_("Give text as .txt or .md, the UN’s XML as .xml, or a zip archive of such files."),
    )


def _find(path: Path, named: bool) -> Iterator[SourceFile]:
    name = str(path)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        reason = _("there is no such file or folder") if isinstance(error, FileNotFoundError) else error.strerror
        yield SourceFile(name, problem=str(reason), remedy=_("Check the path and its permissions."))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif not stat.S_ISREG(mode):
        yield SourceFile(name, problem=_("it is no regular file"), remedy=_("Name a file, a folder or a zip archive."))
    elif path.suffix.lower() == ARCHIVE:
        yield from _unpack(path)
    elif path.suffix.lower() in SUFFIXES:
        yield _read(path)
    elif named:
        yield _unread(name, path.suffix or path.name)


def _walk(folder: Path) -> Iterator[SourceFile]:
    """Files below a folder; links to folders aren't followed, so no loop can arise."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield SourceFile(str(folder), problem=str(error.strerror), remedy=_("Check the path and its permissions."))
        return
    for entry in entries:
        if entry.name.startswith(".") or (entry.is_symlink() and entry.is_dir()):
            continue
        yield from _find(Path(entry.path), named=False)


def _read(path: Path) -> SourceFile:
    try:
        with path.open("rb") as stream:
            return _read_stream(stream, str(path))
    except OSError as error:
        return SourceFile(str(path), problem=str(error.strerror), remedy=_("Check the file's permissions."))


def _read_stream(stream: io.BufferedIOBase, name: str) -> SourceFile:
    limit = settings.INGEST_MAX_FILE_BYTES
    data = stream.read(limit + 1)
    return _too_large(name) if len(data) > limit else SourceFile(name, data)


def _too_large(name: str) -> SourceFile:
    return SourceFile(
        name,
        problem=_("it is larger than %(limit)s bytes") % {"limit": settings.INGEST_MAX_FILE_BYTES},
        remedy=_("Divide it, or raise INGEST_MAX_FILE_BYTES."),
    )


def _unpack(path: Path, stream: io.BytesIO | None = None) -> Iterator[SourceFile]:
    """The text files in an archive, read without ever writing one to disk."""
    try:
        with zipfile.ZipFile(stream or path) as archive:
            yield from _members(archive, path)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        yield SourceFile(
            str(path),
            problem=_("the archive can't be read (%(error)s)") % {"error": error},
            remedy=_("Make the archive again."),
        )


def _members(archive: zipfile.ZipFile, path: Path) -> Iterator[SourceFile]:
    left = settings.INGEST_MAX_ARCHIVE_BYTES
    for info in archive.infolist():
        name = f"{path}!{info.filename}"
        inner = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir():
            continue
        if inner.is_absolute() or ".." in inner.parts or ":" in (inner.parts[0] if inner.parts else ""):
            yield SourceFile(
                name,
                problem=_("its path leaves the archive"),
                remedy=_("Don't trust this archive; make it again from files you know."),
            )
            continue
        if inner.suffix.lower() not in SUFFIXES or inner.name.startswith(".") or "__MACOSX" in inner.parts:
            continue
        if info.file_size > settings.INGEST_MAX_FILE_BYTES:
            yield _too_large(name)
            continue
        if info.file_size > left or info.file_size > MAX_RATIO * max(info.compress_size, 1024):
            yield SourceFile(
                name,
                problem=_("it unpacks to far more than the archive's size allows"),
                remedy=_("Don't trust this archive; unpack it yourself and give the folder if you do."),
            )
            continue
        try:
            with archive.open(info) as stream:
                data = stream.read(min(info.file_size, left) + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
            yield SourceFile(
                name,
                problem=_("it can't be unpacked (%(error)s)") % {"error": error},
                remedy=_("Make the archive again, without a password."),
            )
            continue
        left -= len(data)
        yield SourceFile(name, data)
