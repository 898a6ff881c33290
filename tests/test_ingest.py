"""Files into documents: added, updated in place, unchanged, or failed with a reason; never half-stored."""

import codecs
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from resolutions.ingest.files import find_files
from resolutions.ingest.known import Known
from resolutions.ingest.run import ingest
from resolutions.ingest.saving import save_record
from resolutions.models import Alias, Citation, Document, Paragraph, Source, Text
from resolutions.parsing import parse_source
from tests.conftest import SAMPLE

TEXT = """第九百零一届会议

议程项目 12

河流

2846 年 11 月 18 日大会决议

[未经发交主要委员会而通过(A/901/L.5 和 Add.1)]

901/40. 河流

大会，

回顾其 2845 年 1 月 2 日第 900/7 号决议和 A/901/345-S/2846/898，

1. 请秘书长报告；

2. 决定继续审议。

2846 年 11 月 18 日
第 38 次全体会议
"""
DRAFT = (
    TEXT.split("2846 年 11 月 18 日大会决议")[0]
    + "斐济和瑙鲁：决议草案\n\n河流\n\n大会，\n\n回顾第 901/40 号决议，\n\n1. 决定继续审议。\n"
)


def run(*arguments, **options):
    """(exit status, printed words) of the command."""
    out = io.StringIO()
    try:
        call_command("ingest", *map(str, arguments), stdout=out, stderr=out, **options)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


def test_a_text_becomes_a_document_with_its_citations(ingest_text):
    report = ingest_text(TEXT)
    assert [(file.result, file.symbol) for file in report.files] == [("added", "A/RES/901/40")]
    document = Document.objects.get(symbol="A/RES/901/40")
    assert (document.title, document.session, document.kind, document.meeting) == ("河流", 901, "resolution", 38)
    cited = set(Citation.objects.values_list("target__symbol", flat=True))
    assert cited == {"A/901/L.5", "A/901/L.5/Add.1", "A/RES/900/7", "A/901/345-S/2846/898"}
    assert not Document.objects.get(symbol="A/RES/900/7").held


def test_the_same_bytes_again_write_nothing(ingest_text, django_assert_num_queries):
    ingest_text(TEXT)
    before = list(Paragraph.objects.values_list("pk", flat=True)), Source.objects.get().ingested_at
    assert ingest_text(TEXT).files[0].result == "unchanged"
    assert (list(Paragraph.objects.values_list("pk", flat=True)), Source.objects.get().ingested_at) == before


def test_a_changed_text_is_updated_in_place_and_keeps_its_inbound_links(ingest_text):
    ingest_text(TEXT)
    ingest_text(TEXT.replace("901/40", "901/41").replace("第 900/7 号", "第 901/40 号"), "other.txt")
    document = Document.objects.get(symbol="A/RES/901/40")
    result = ingest_text(TEXT.replace("请秘书长报告", "请秘书长再次报告")).files[0]
    assert (result.result, result.path) == ("updated", document.path)
    assert Document.objects.get(symbol="A/RES/901/40").pk == document.pk
    assert "再次" in Paragraph.objects.get(text__document=document, anchor="op1").words
    assert Citation.objects.of(document).count() == 1
    assert Text.objects.filter(document=document).count() == 1


def test_a_cited_document_turns_into_a_held_one_when_its_text_comes(ingest_text):
    ingest_text(TEXT.replace("901/40", "901/41").replace("第 900/7 号", "第 901/40 号"), "citing.txt")
    cited = Document.objects.get(symbol="A/RES/901/40")
    assert not cited.held
    ingest_text(TEXT)
    cited.refresh_from_db()
    assert cited.held
    assert Citation.objects.of(cited).count() == 1


def test_a_joint_symbols_halves_lead_to_the_joint_document(ingest_text):
    ingest_text(TEXT.replace("A/901/345-S/2846/898", "S/2846/898"), "half.txt")
    ingest_text(TEXT.replace("901/40", "901/41"), "joint.txt")
    joint = Document.objects.get(symbol="A/901/345-S/2846/898")
    assert {alias.path for alias in joint.aliases.all()} == {"A/901/345", "S/2846/898"}
    assert not Document.objects.filter(symbol="S/2846/898").exists()
    assert Citation.objects.of(joint).count() == 2


MASTHEAD = "联合国\n\n{}\n\n大会\n\nDistr.: Limited\n\n"


def test_a_held_half_becomes_the_joint_document_when_somebody_cites_it_as_such(ingest_text):
    ingest_text(MASTHEAD.format("S/2846/898") + DRAFT, "half.txt")
    ingest_text(TEXT)
    joint = Document.objects.get(symbol="A/901/345-S/2846/898")
    assert joint.held
    assert joint.title == "河流"
    assert Document.objects.at("S/2846/898") == joint


def test_two_held_halves_lose_neither_text(ingest_text):
    ingest_text(MASTHEAD.format("S/2846/898") + DRAFT, "half.txt")
    ingest_text(MASTHEAD.format("A/901/345") + DRAFT.replace("斐济", "法国"), "other.txt")
    ingest_text(TEXT)
    assert Text.objects.count() == 3


def test_another_file_of_the_same_name_displaces_nothing(ingest_text):
    ingest_text(DRAFT, "draft.txt")
    ingest_text(DRAFT.replace("河流", "山岳"), "draft.txt")
    assert Document.objects.held().count() == 2


def test_a_text_without_a_symbol_has_a_readable_provisional_address(ingest_text):
    result = ingest_text(DRAFT).files[0]
    assert (result.symbol, result.path) == (None, "unnumbered/901-河流")
    assert ingest_text(DRAFT.replace("决定继续", "又决定继续")).files[0].path == "unnumbered/901-河流"
    assert Document.objects.held().count() == 1


def test_another_text_of_the_same_title_gets_an_address_of_its_own(ingest_text):
    ingest_text(DRAFT)
    other = ingest_text(DRAFT.replace("斐济", "法国"), "other.txt").files[0]
    assert other.path.startswith("unnumbered/901-河流-")


def test_a_symbol_given_later_joins_the_page_that_others_cite(ingest_text, client):
    ingest_text(DRAFT, "draft.txt")
    ingest_text(TEXT)
    assert ingest_text(DRAFT, "draft.txt", symbol="A/901/L.5").files[0].result == "updated"
    document = Document.objects.get(symbol="A/901/L.5")
    assert document.held
    assert document.kind == "draft_resolution"
    assert Citation.objects.of(document).count() == 1
    assert Alias.objects.get(path="unnumbered/901-河流").document == document
    assert Document.objects.held().count() == 2
    # The draft read again without the option stays what it was made.
    assert ingest_text(DRAFT, "draft.txt").files[0].symbol == "A/901/L.5"
    response = client.get("/documents/unnumbered/901-河流/")
    assert response.url == "/documents/A/901/L.5/"


def test_changed_bytes_of_a_draft_that_got_its_symbol_with_the_option_again(ingest_text):
    ingest_text(DRAFT, "draft.txt")
    ingest_text(DRAFT.replace("决定继续", "又决定继续"), "draft.txt", symbol="A/901/L.5")
    assert Document.objects.held().count() == 1
    assert Document.objects.at("unnumbered/901-河流").symbol == "A/901/L.5"


def test_known_bytes_in_another_language_keep_the_text_that_came_with_them(ingest_text):
    ingest_text(TEXT)
    said = {"symbol": "A/RES/901/77", "language": "en", "title": "Rivers"}
    ingest_text(TEXT, metadata={"document.txt": said})
    document = Document.objects.get(symbol="A/RES/901/77")
    assert (document.title, document.title_en) == ("河流", "Rivers")
    assert sorted(text.language for text in document.texts.all()) == ["en", "zh"]


def test_a_text_without_a_symbol_that_another_process_stored_meanwhile_is_the_same_document(ingest_text, monkeypatch):
    """A document that has one can't be locked before it was stored."""
    record = parse_source(DRAFT.encode(), "document.txt")
    answers = [Known([record])]
    save_record(record)
    monkeypatch.setattr("resolutions.ingest.run.Known", lambda *asked: answers.pop() if answers else Known(*asked))
    assert ingest_text(DRAFT).files[0].result == "unchanged"
    assert answers == []
    assert Document.objects.held().count() == Source.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("held", [True, False])
def test_a_text_may_mention_a_joint_document_and_one_of_its_halves(ingest_text, held):
    if held:
        ingest_text(TEXT.replace("901/40", "901/41").replace("A/901/345-S/2846/898", "S/2846/5"), symbol="A/901/345")
    both = TEXT.replace("A/901/345-S/2846/898", "A/901/345和A/901/345-S/2846/898")
    assert ingest_text(both, "both.txt").files[0].result == "added"
    mentions = Citation.objects.filter(text__source__name__endswith="both.txt", words__startswith="A/901/345")
    assert [mention.target.symbol for mention in mentions] == ["A/901/345-S/2846/898"] * 2


@pytest.mark.django_db(transaction=True)
def test_the_text_of_a_half_that_names_the_joint_document_is_a_text_of_that_one(ingest_text):
    result = ingest_text(TEXT, symbol="A/901/345").files[0]
    assert (result.result, result.symbol) == ("added", "A/901/345-S/2846/898")
    assert Document.objects.held().count() == 1


def test_a_report_that_can_not_be_written_is_refused_before_anything_is_stored(tmp_path, db):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(CommandError, match="nowhere"):
        call_command("ingest", str(tmp_path / "a.txt"), report=str(tmp_path / "nowhere" / "report.json"))
    assert not Document.objects.exists()


def test_a_dry_run_stores_nothing(tmp_path, db):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    status, words = run(tmp_path, dry_run=True)
    assert status == 0
    assert "added" in words
    assert not Document.objects.exists()


def test_a_broken_file_stops_no_other_and_the_exit_status_says_so(tmp_path, db):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    report = tmp_path / "report.json"
    status, words = run(tmp_path, tmp_path / "absent.txt", report=str(report))
    assert status == 1
    for name in ("a.txt", "b.txt", "absent.txt"):
        assert sum(name in line for line in words.splitlines()) == 1
    data = json.loads(report.read_text(encoding="utf-8"))
    assert (data["counts"]["added"], data["counts"]["failed"]) == (1, 3)
    assert all(file["reason"] and file["remedy"] for file in data["files"] if file["result"] == "failed")
    assert Document.objects.held().count() == 1


@pytest.mark.parametrize(
    "encode", [lambda t: t.encode("gb18030"), lambda t: t.encode("utf-16"), lambda t: codecs.BOM_UTF8 + t.encode()]
)
def test_other_encodings_give_the_same_document(ingest_text, encode):
    assert ingest_text(encode(TEXT)).files[0].symbol == "A/RES/901/40"


def test_a_fault_of_the_program_in_one_file_stops_no_other(tmp_path, db, monkeypatch):
    def faulty(data, name):
        if b"901/13" in data:
            raise KeyError("x")
        return parse_source(data, name)

    monkeypatch.setattr("resolutions.ingest.reading.parse_source", faulty)
    for number in (12, 13, 14):
        (tmp_path / f"{number}.txt").write_text(f"901/{number}. 渡口\n\n大会，\n\n1. 决定休会。\n", encoding="utf-8")
    report = ingest([str(tmp_path)])
    assert [result.result for result in report.files] == ["added", "failed", "added"]
    assert "KeyError" in report.files[1].refusal


def test_a_file_over_the_limit_is_refused(ingest_text, settings):
    settings.INGEST_MAX_FILE_BYTES = 100
    assert ingest_text(TEXT).files[0].result == "failed"


def test_two_files_of_one_run_cannot_claim_the_same_symbol(tmp_path, db):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("请秘书长", "又请秘书长"), encoding="utf-8")
    report = ingest([str(tmp_path)])
    assert [file.result for file in report.files] == ["added", "failed"]
    assert "a.txt" in report.files[1].reason
    assert "又请" not in Paragraph.objects.get(anchor="op1").words


def test_a_zip_archive_is_read_and_what_leaves_it_is_refused(tmp_path, db):
    path = tmp_path / "texts.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/a.txt", TEXT)
        archive.writestr("../b.txt", TEXT)
        archive.writestr("bomb.txt", b"0" * 19_000_000)
        archive.writestr("picture.png", b"x")
    report = ingest([str(path)])
    assert sorted(file.result for file in report.files) == ["added", "failed", "failed"]
    assert not (tmp_path.parent / "b.txt").exists()


def test_a_broken_archive_is_one_failure(tmp_path, db):
    path = tmp_path / "texts.zip"
    path.write_bytes(b"PK\x03\x04 nonsense")
    assert [file.result for file in ingest([str(path)]).files] == ["failed"]


def test_processes_give_the_same_as_one(sample):
    report = ingest([str(SAMPLE)], jobs=2)
    assert {file.result for file in report.files} == {"unchanged"}


def test_standard_input_is_read(db, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert ingest(["-"]).files[0].symbol == "A/RES/901/40"


def test_an_error_while_saving_leaves_nothing_half_stored(ingest_text, monkeypatch):
    def fail(*arguments, **options):
        raise DatabaseError("disk full")

    monkeypatch.setattr("resolutions.ingest.saving.refresh_document", fail)
    assert ingest_text(TEXT).files[0].result == "failed"
    assert not Document.objects.exists()
    assert not Source.objects.exists()


def test_hidden_files_and_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(find_files([str(tmp_path)])) == []


def test_a_symbol_goes_with_one_file_only(tmp_path, db):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("ingest", str(tmp_path), symbol="A/901/L.5")
    with pytest.raises(CommandError):
        call_command("ingest", str(tmp_path / "a.txt"), symbol="nonsense")


def test_parse_prints_one_object_a_line_and_fails_where_a_file_does(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out, errors = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("parse", str(tmp_path / "a.txt"), str(tmp_path / "absent.txt"), stdout=out, stderr=errors)
    assert stop.value.code == 1
    (line,) = out.getvalue().splitlines()
    assert json.loads(line)["symbol"] == "A/RES/901/40"
    assert "absent.txt" in errors.getvalue()


def test_an_english_text_joins_the_chinese_one_under_one_document(sample):
    document = Document.objects.get(symbol="A/RES/902/20")
    assert sorted(text.language for text in document.texts.all()) == ["en", "zh"]
    assert document.title
    assert document.title_en
    assert document.agenda_items.count() == 1
    assert document.agenda_items.get().thread.title_en


def test_samples_are_marked_and_one_command_removes_them(sample, ingest_text):
    ingest_text(TEXT.replace("901/40", "75/4000").replace("九百零一", "七十五"), "own.txt")
    assert Document.objects.held().filter(sample=True).count() == 12
    call_command("sample", "remove", stdout=io.StringIO())
    assert [document.symbol for document in Document.objects.held()] == ["A/RES/75/4000"]
    assert not Document.objects.filter(sample=True).exists()
    assert Citation.objects.filter(text__document__symbol="A/RES/75/4000").count() == 4


def test_nothing_of_what_a_sample_said_stays_with_a_document_that_others_mention(sample, ingest_text):
    ingest_text(TEXT.replace("第 900/7 号决议", "第 901/12 号决议").replace("901/40", "75/4000"), "own.txt")
    call_command("sample", "remove", stdout=io.StringIO())
    document = Document.objects.get(symbol="A/RES/901/12")
    assert (document.title, document.date, document.year, document.meeting, document.sdgs) == ("", None, None, None, [])
    assert (document.kind, document.session, document.sample, document.held) == ("resolution", 901, False, False)
    ingest_text("A/RES/901/12\n\n大会，\n\n1. 决定继续审议。\n", "real.txt")
    for rows in (document.sponsorships, document.votes, document.agenda_items, document.subjects):
        assert not rows.exists()
