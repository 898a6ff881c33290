"""Bytes as they come: every encoding that Chinese text arrives in is read, what is no text is refused."""

import codecs

import pytest

from resolutions.parsing import SourceError, decode, parse_source

WORDS = "第九百零一届会议\n\n大会，\n\n回顾其第 70/1 号决议，\n\n1. 决定继续审议此事。\n" * 3


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode("utf-8"), "utf-8"),
        (WORDS.encode("gb18030"), "gb18030"),
        (WORDS.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_an_encoding_is_recognised(data, encoding):
    source = decode(data)
    assert source.text == WORDS
    assert source.encoding == encoding


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (codecs.BOM_UTF8 + b" ", "empty"),
        (b"\x00\x00\x00\x00", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data, code):
    with pytest.raises(SourceError) as error:
        decode(data)
    assert error.value.code == code


def test_line_ends_of_other_systems_are_read():
    assert decode(WORDS.replace("\n", "\r\n").encode()).text == WORDS


def test_a_nul_in_a_text_is_left_out():
    assert "\x00" not in decode((WORDS * 20 + "\x00").encode()).text


def test_the_digest_is_that_of_the_bytes():
    assert parse_source(WORDS.encode("gb18030")).source.sha256 != parse_source(WORDS.encode()).source.sha256
