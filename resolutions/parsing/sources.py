"""Bytes of a source file as text: encodings told apart, what is no text refused."""

import codecs
import hashlib
import re

from charset_normalizer import from_bytes

from .records import Source

# Byte order marks; UTF-32 before UTF-16, whose mark it begins with.
MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


CONTROL = re.compile("[\x00-\x08\x0e-\x1d\ufffd]")


class SourceError(Exception):
    """A file that can't be read: `code` says why in one word, the message in a sentence; callers add the remedy."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


def decode(data: bytes, name: str = "-") -> Source:
    """The bytes as text with their digest; SourceError where they are empty, binary or in no known encoding."""
    if not data.strip(b"\x00\t\n\x0b\x0c\r "):
        raise SourceError("empty", "the file is empty")
    encoding = _encoding_of(data)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceError("encoding", f"the text is not readable as {encoding} ({error})") from error
    if not text.strip():
        raise SourceError("empty", "the file holds no words")
    if _is_binary(text):
        raise SourceError("binary", "the file is binary, not text")
    # NUL can't be stored, and no text means it; lone surrogates, which UTF-8 has none of, can't be written out again.
    text = text.replace("\x00", "")
    if encoding != "utf-8":
        text = text.encode("utf-8", "replace").decode("utf-8")
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding="utf-8" if encoding == "utf-8-sig" else encoding,
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
    )


def _encoding_of(data: bytes) -> str:
    """Name of the encoding; SourceError("encoding") where none fits, ("binary") for bytes that are no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return unmarked
    if b"\x00" in data[:4096]:
        raise SourceError("binary", "the file is binary, not text")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _share(text, lambda c: "\u4e00" <= c <= "\u9fff") > 0.2 and not _is_binary(text):
        return "gb18030"
    best = from_bytes(data[:200_000]).best()
    if best is None or best.encoding == "ascii":
        raise SourceError("encoding", "the encoding is not one that is known")
    return best.encoding


def _utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the text reads as words in that order, else None."""
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data[:20_000].decode(encoding)
        except UnicodeDecodeError:
            continue
        words = _share(
            text, lambda c: "\u4e00" <= c <= "\u9fff" or " " <= c <= "~" or c in "\n\r\t，。；、：（）《》“”"
        )
        if words > 0.9:
            return encoding
    return None


def _is_binary(text: str) -> bool:
    """True where more than one character in a hundred is a control character that no text uses."""
    sample = text[:20_000]
    return len(CONTROL.findall(sample)) > 0.01 * max(1, len(sample))


def _share(text: str, test) -> float:
    """Share of the first 20,000 characters for which the test holds."""
    sample = text[:20_000]
    return sum(map(test, sample)) / max(1, len(sample))
