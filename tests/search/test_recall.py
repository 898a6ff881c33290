"""What the index finds is what a reader going through every paragraph with a finger would find."""

import random
import re
import unicodedata
from pathlib import Path

import pytest

from resolutions.models import Document, Paragraph, Passage, Source, Text
from resolutions.search.indexing import index_documents
from resolutions.search.query import parse_query
from resolutions.search.results import find_matches
from tests.conftest import SHARED

PARAGRAPHS, EACH = 3000, 40
HAN = "\u4e00-\u9fff\u3400-\u4dbf〇"


def real_paragraphs():
    """Words of paragraphs of official Chinese texts, in a fixed order."""
    folder = SHARED / "corpus" / "unxml"
    if not folder.is_dir():
        pytest.skip("../shared/corpus/unxml is absent: the official texts are not part of the project")
    words = []
    for path in sorted(folder.glob("**/*"), key=lambda path: path.name[::-1]):
        if path.suffix != ".xml" or len(words) >= PARAGRAPHS:
            continue
        for paragraph in re.findall(r"<p\b[^>]*>(.*?)</p>", Path(path).read_text(encoding="utf-8"), re.DOTALL):
            plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", paragraph)).strip()
            if re.search(f"[{HAN}]", plain) and len(plain) > 5:
                words.append(plain.replace("&amp;", "&"))
    return words[:PARAGRAPHS]


@pytest.fixture
def paragraphs(db):
    """{paragraph's key: its words}, stored and indexed as documents of twenty paragraphs."""
    words = real_paragraphs()
    documents = Document.objects.bulk_create(
        Document(symbol=f"A/RES/800/{n}", path=f"A/RES/800/{n}", held=True, sort_key=str(n).zfill(6))
        for n in range(len(words) // 20 + 1)
    )
    sources = Source.objects.bulk_create(
        Source(name=str(n), sha256=str(n), encoding="utf-8", style="plain", raw="", parser_version=1)
        for n in range(len(documents))
    )
    texts = Text.objects.bulk_create(
        Text(document=document, language="zh", source=source)
        for document, source in zip(documents, sources, strict=True)
    )
    rows = Paragraph.objects.bulk_create(
        Paragraph(text=texts[n // 20], position=n, anchor=f"p{n}", kind="operative", words=said)
        for n, said in enumerate(words)
    )
    index_documents([document.pk for document in documents])
    return {row.pk: row.words for row in rows}


def plain(words):
    """The words as this test compares them: by means of its own, and not by the analyser's."""
    words = "".join(c for c in re.sub("[¹²³⁰⁴-⁹]", "", words) if unicodedata.category(c) != "Cf")
    words = re.sub(rf"(?<=[{HAN}])\s+(?=[{HAN}])", "", unicodedata.normalize("NFKC", words).casefold())
    words = re.sub(r"[\W_]+", " ", words).strip()
    # Between a character and a figure or a letter nothing needs to stand.
    return re.sub(rf"(?<=[{HAN}]) (?=[^{HAN}])|(?<=[^{HAN}]) (?=[{HAN}])", "", words)


def by_going_through(asked, paragraphs):
    asked = plain(asked)
    letter = rf"[^\W_{HAN}]"
    before = rf"(?<!{letter})" if re.match(letter, asked) else ""
    after = rf"(?!{letter})" if re.search(rf"{letter}\Z", asked) else ""
    found = re.compile(before + re.escape(asked) + after)
    return {key for key, words in paragraphs.items() if found.search(words)}


def queries(paragraphs):
    """Queries of one to eight and of up to twenty characters cut out of the paragraphs, forty of each length, the rarest
    characters too."""
    chance = random.Random(70)  # noqa: S311 - the same queries every time
    words = list(paragraphs.values())
    characters = sorted(set("".join(words)))
    yield from (c for c in chance.sample(characters, EACH) if re.match(r"[^\W_]", c) and re.match(f"[{HAN}]", c))
    for length in (*range(1, 9), 12, 20):
        for _n in range(EACH):
            said = chance.choice(words)
            start = chance.randrange(max(1, len(said) - length))
            asked = said[start : start + length]
            # A word of letters is asked for whole.
            cut = (
                re.match(r"[a-z0-9]", asked[0], re.I)
                and said[start - 1 : start].isascii()
                and said[start - 1 : start].isalnum()
            )
            after = said[start + length : start + length + 1]
            cut = cut or (asked[-1].isascii() and asked[-1].isalnum() and after.isascii() and after.isalnum())
            if not cut and re.search(r"[^\W_]", asked) and '"' not in asked:
                yield asked
    yield from ["第70/1号", "第 70/1 号", "A/RES/", "COVID-19", "2030年议程", "２０３０年", "聯合國", "sdg", "%", "国"]


def test_exactly_the_paragraphs_with_the_words_are_found(paragraphs):
    keys = dict(Passage.objects.filter(paragraph__isnull=False).values_list("id", "paragraph"))
    folded = {key: plain(words) for key, words in paragraphs.items()}
    asked_for, differing = 0, []
    for asked in queries(paragraphs):
        query = parse_query(f'"{asked}"')
        if not query.groups:
            continue
        asked_for += 1
        found = find_matches(query)
        found = {keys[key] for own in found.passages.values() for key in own}
        expected = by_going_through("联合国" if asked == "聯合國" else asked, folded)
        if found != expected:
            differing.append(
                (asked, len(found), len(expected), [paragraphs[key][:60] for key in list(found ^ expected)[:2]])
            )
    assert asked_for > 200
    assert not differing
