"""What a CSV file or an option says of a text beside its words."""

import pytest
from django.core.management import CommandError, call_command

from resolutions.models import Document
from tests.test_ingest import DRAFT, run


def test_metadata_says_what_the_text_does_not(tmp_path, ingest_text):
    rows = tmp_path / "rows.csv"
    rows.write_text("file,symbol,title,date\ndraft.txt,A/901/L.5,河流与船只,2846-10-01\n", encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    status, _words = run(tmp_path / "draft.txt", metadata=str(rows))
    document = Document.objects.get(symbol="A/901/L.5")
    assert (status, document.title, str(document.date)) == (0, "河流与船只", "2846-10-01")
    assert run(tmp_path / "draft.txt", metadata=str(rows))[1].count("unchanged") >= 1


@pytest.mark.parametrize(
    "content",
    [
        "name,symbol\nx,y\n",
        "file,symbol\ndraft.txt,nonsense\n",
        "file,date\ndraft.txt,yesterday\n",
        "file,session\na,b\n",
        "file,kind\ndraft.txt,Resolution\n",
        "file,language\ndraft.txt,Chinese\n",
    ],
)
def test_metadata_that_makes_no_sense_is_refused_with_its_line(tmp_path, db, content):
    rows = tmp_path / "rows.csv"
    rows.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=r"rows\.csv"):
        call_command("ingest", str(tmp_path), metadata=str(rows))


def test_what_the_metadata_say_anew_of_a_known_file_is_stored(ingest_text):
    first = ingest_text(DRAFT, metadata={"document.txt": {"symbol": "A/901/L.5", "meeting": "3"}})
    again = ingest_text(DRAFT, metadata={"document.txt": {"symbol": "A/901/L.5", "meeting": "4", "kind": "other"}})
    assert (first.files[0].result, again.files[0].result) == ("added", "updated")
    document = Document.objects.get(symbol="A/901/L.5")
    assert (document.meeting, document.kind) == (4, "other")


def test_a_text_that_is_given_a_resolutions_symbol_is_a_resolution(ingest_text):
    ingest_text(DRAFT, symbol="A/RES/901/5")
    assert Document.objects.get(symbol="A/RES/901/5").kind == "resolution"
