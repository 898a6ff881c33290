"""The whole way of an editor on the real texts: correct, read changed bytes, decide, undo, give a symbol."""

import shutil

import pytest
from django.urls import reverse

from resolutions.ingest.run import ingest
from resolutions.models import Citation, Correction, Document, ReviewItem
from tests.web.forms import fields_of

CITING = """第六十七届会议

2012 年 12 月 18 日大会决议

[未经发交主要委员会而通过(A/67/L.38)]

67/137. 甲乙丙

大会，

1. 决定将此项目列入议程。
"""


@pytest.fixture
def files(seeds, tmp_path, db):
    """Copies of the seeds that a test may change, ingested, with a text that cites the draft by its symbol."""
    for path in seeds.values():
        shutil.copy(path, tmp_path)
    (tmp_path / "citing.txt").write_text(CITING, encoding="utf-8")
    ingest([str(tmp_path)])
    return tmp_path


def test_an_editor_corrects_a_draft_and_nothing_of_it_is_lost(files, client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("chief"))
    draft = Document.objects.get(texts__source__name__contains="/001")
    old = draft.get_absolute_url()
    facts = reverse("admin:resolutions_document_change", args=[draft.pk])
    text = reverse("admin:resolutions_text_change", args=[draft.texts.get().pk])
    last = draft.texts.get().paragraphs.get(anchor="op24")

    # Title, agenda item, a sponsor's State; a citation's target, a paragraph's words.
    typed = {"title": "改过的题目", "agenda_item-0-number": "122", "sponsor-1-code": "吉尔吉斯斯坦"}
    assert client.post(facts, fields_of(client.get(facts)) | typed).status_code == 302
    typed = {"c0-symbol": "33/19", f"r{last.position}-text": last.words.replace("请秘书长", "又请秘书长")}
    assert client.post(text, fields_of(client.get(text)) | typed).status_code == 302

    def everything_stands():
        page = client.get(Document.objects.get(pk=draft.pk).get_absolute_url()).content.decode()
        assert "改过的题目" in page
        assert "122" in draft.agenda_items.get().label
        assert draft.sponsorships.get(position=1).state_id == "KGZ"
        assert Citation.objects.filter(text__document=draft, target__symbol="A/RES/33/19").exists()
        assert draft.texts.get().paragraphs.get(anchor="op24").words.startswith("又请秘书长")
        listed = client.get("/documents/?sponsor=KGZ&format=json").json()["results"]
        assert "改过的题目" in [row["title"] for row in listed]

    everything_stands()

    # Changed bytes of the same text: all is kept, and what the parser reads otherwise beneath it is listed.
    path = next(files.glob("001*"))
    words = path.read_text(encoding="utf-8")
    path.write_text(
        words.replace("121(1)", "123(1)").replace("第六十九届会议提交关于", "第七十届会议提交关于"), encoding="utf-8"
    )
    assert "updated" in [file.result for file in ingest([str(files)]).files]
    everything_stands()
    assert {c.field: c.found[:12] for c in Correction.objects.open()} == {
        "number": "123",
        "text": "请秘书长向大会第七十届会",
    }
    queue = client.get(reverse("admin:resolutions_reviewitem_changelist"), {"kind__exact": "conflict"})
    assert "第七十届会议" in queue.content.decode()
    assert ReviewItem.objects.open().filter(kind="conflict").count() == 2

    # One click for either.
    number, paragraph = (Correction.objects.get(field=field) for field in ("number", "text"))
    client.post(reverse("admin:resolutions_correction_keep", args=[number.pk]))
    client.post(reverse("admin:resolutions_correction_undo", args=[paragraph.pk]))
    assert not ReviewItem.objects.open().filter(kind="conflict").exists()
    assert draft.agenda_items.get().number == "122"
    assert draft.texts.get().paragraphs.get(anchor="op24").words.startswith("请秘书长向大会第七十届")

    # Its symbol: both addresses work, and what cites it leads to it.
    assert client.post(facts, fields_of(client.get(facts)) | {"symbol": "A/67/L.38"}).status_code == 302
    assert client.get(old).url == "/documents/A/67/L.38/"
    assert 'href="/documents/A/67/L.38/"' in client.get("/documents/A/RES/67/137/").content.decode()
    assert "A/RES/67/137" in client.get("/documents/A/67/L.38/").content.decode()
    assert {file.result for file in ingest([str(files)]).files} == {"unchanged"}

    # Undone, all is as the parser reads it.
    for correction in Correction.objects.filter(document=draft):
        client.post(reverse("admin:resolutions_correction_undo", args=[correction.pk]))
    assert not Correction.objects.exists()
    assert client.get(old).status_code == 200
    fresh = Document.objects.get(pk=draft.pk)
    assert (fresh.symbol, fresh.texts.get().parsed, fresh.agenda_items.get().number) == (None, None, "123")
