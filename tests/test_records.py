"""The UN's XML and records in the database: one document, a text each language, votes, sponsors who joined later."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from resolutions.ingest.run import ingest
from resolutions.models import Document
from tests.conftest import SAMPLE
from tests.test_ingest import TEXT

RECORD = {
    "symbol": "A/RES/901/40",
    "title": "Rivers",
    "sponsors": ["Fiji and Nauru"],
    "additional_sponsors": ["Kenya, Malta"],
    "adoption_type": "recorded vote",
    "MS_in_favour": ["FIJI", "KENYA"],
    "MS_in_favour_count": "2",
    "MS_against": ["MALTA"],
    "MS_against_count": "1",
    "MS_abstaining_count": "0",
    "SDGs": ["6"],
    "subjects": [["RIVERS", "UNBIS Thesaurus"]],
}


def ingest_records(folder, *lines, **options):
    """(exit status, printed words) of `ingest --records` with a file of those lines."""
    path = folder / "901.json"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    out = io.StringIO()
    try:
        call_command("ingest", "--records", str(path), stdout=out, stderr=out, **options)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


def test_files_of_one_symbol_in_three_languages_are_one_document(db):
    ingest([str(path) for path in sorted(SAMPLE.glob("13-*.xml"))])
    document = Document.objects.held().get()
    assert document.symbol == "A/RES/903/44"
    assert sorted(document.texts.values_list("language", flat=True)) == ["ar", "en", "zh"]
    assert (document.in_favour, document.against, document.abstaining) == (26, 1, 3)
    assert list(document.votes.filter(choice="against").values_list("state", flat=True)) == ["SMR"]
    assert document.sponsorships.filter(additional=True).count() == 6


def test_the_same_xml_again_changes_nothing(db):
    paths = [str(path) for path in sorted(SAMPLE.glob("13-*.xml"))]
    ingest(paths)
    assert {file.result for file in ingest(paths).files} == {"unchanged"}


def test_each_text_is_a_switch_away_and_arabic_runs_from_the_right(client, sample):
    html = client.get("/documents/A/RES/903/44/").content.decode()
    for language in ("zh", "en", "ar"):
        assert f'hreflang="{language}"' in html
    assert 'class="resolution" lang="zh" dir="ltr"' in html
    html = client.get("/documents/A/RES/903/44/?lang=ar").content.decode()
    assert 'class="resolution" lang="ar" dir="rtl"' in html


def test_a_record_gives_a_held_document_its_votes_sponsors_and_english_title(ingest_text, tmp_path):
    ingest_text(TEXT)
    status, _words = ingest_records(tmp_path, RECORD)
    assert status == 0
    document = Document.objects.get(symbol="A/RES/901/40")
    assert (document.title, document.title_en) == ("河流", "Rivers")
    assert (document.adoption, document.in_favour, document.against) == ("recorded_vote", 2, 1)
    assert set(document.votes.values_list("state", "choice")) == {
        ("FJI", "in_favour"),
        ("KEN", "in_favour"),
        ("MLT", "against"),
    }
    assert list(document.sponsorships.values_list("state", "additional")) == [
        ("FJI", False),
        ("NRU", False),
        ("KEN", True),
        ("MLT", True),
    ]
    assert document.sdgs == [6]
    assert [subject.heading for subject in document.subjects.all()] == ["RIVERS"]


def test_the_same_record_again_is_unchanged_and_the_text_read_again_keeps_it(ingest_text, tmp_path):
    ingest_text(TEXT)
    ingest_records(tmp_path, RECORD)
    ingest_text(TEXT.replace("请秘书长报告", "请秘书长再次报告"))
    assert Document.objects.get(symbol="A/RES/901/40").votes.count() == 3
    before = Document.objects.get(symbol="A/RES/901/40").updated_at
    ingest_records(tmp_path, RECORD)
    assert Document.objects.get(symbol="A/RES/901/40").updated_at == before


def test_a_record_of_a_document_that_is_not_held_stores_nothing(db, tmp_path):
    status, _words = ingest_records(tmp_path, RECORD)
    assert status == 0
    assert not Document.objects.exists()


def test_a_dry_run_of_records_stores_nothing(ingest_text, tmp_path):
    ingest_text(TEXT)
    ingest_records(tmp_path, RECORD, dry_run=True)
    assert Document.objects.get(symbol="A/RES/901/40").in_favour is None


@pytest.mark.parametrize(
    "broken",
    ["{", "[]", "7", '{"symbol": 7}', '{"title": "x"}', "[" * 5000, '{"symbol": "A/RES/901/40", "subjects": 7}'],
)
def test_a_broken_record_is_a_line_with_its_place_and_stops_no_other(ingest_text, tmp_path, broken):
    ingest_text(TEXT)
    status, words = ingest_records(tmp_path, broken, RECORD)
    assert status == 1
    assert "901.json:1: " in words
    assert Document.objects.get(symbol="A/RES/901/40").in_favour == 2


def test_a_file_of_records_that_is_missing_is_named(db, tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.json"):
        call_command("ingest", "--records", str(tmp_path / "nowhere.json"))


def test_an_editor_finds_a_documents_votes_in_a_pinned_number_of_queries(
    admin_client, sample, django_assert_max_num_queries
):
    document = Document.objects.get(symbol="A/RES/903/44")
    with django_assert_max_num_queries(8):
        html = admin_client.get(f"/admin/resolutions/vote/?document={document.pk}").content.decode()
    assert html.count("field-choice") == document.votes.count()
    page = admin_client.get(f"/admin/resolutions/document/{document.pk}/change/").content.decode()
    assert 'name="in_favour" value="26"' in page
