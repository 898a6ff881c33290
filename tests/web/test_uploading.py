"""Editors upload files, and see what was read before anything is stored."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from resolutions.models import Document, Upload
from tests.editing.texts import DRAFT, RESOLUTION


def archive(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, words in files.items():
            opened.writestr(name.replace("_", "."), words)
    return out.getvalue()


def test_uploaded_files_are_shown_before_anything_is_stored(editor, db):
    address = reverse("admin:resolutions_source_add")
    files = [
        SimpleUploadedFile("resolution.txt", RESOLUTION.encode()),
        SimpleUploadedFile("texts.zip", archive(draft_txt=DRAFT, empty_txt="")),
        SimpleUploadedFile("picture.png", b"x"),
    ]
    preview = editor.post(address, {"files": files}).url
    page = editor.get(preview)
    words = page.content.decode()
    assert "A/RES/901/40" in words
    assert "鲁里坦尼亚" in words
    assert words.count("errornote") == 2
    assert not Document.objects.exists()
    editor.post(preview, {"name": ["texts.zip!draft.txt"], "symbol": ["A/901/L.5"], "store": "1"})
    assert set(Document.objects.held().values_list("symbol", flat=True)) == {"A/RES/901/40", "A/901/L.5"}
    assert not Upload.objects.exists()


def test_uploaded_files_that_nobody_wants_are_forgotten(editor, enter):
    address = reverse("admin:resolutions_source_add")
    preview = editor.post(address, {"files": [SimpleUploadedFile("resolution.txt", RESOLUTION.encode())]}).url
    assert "A/RES/901/40" not in enter("editor", "second").get(preview).content.decode()
    editor.post(preview, {"forget": "1"})
    assert not Upload.objects.exists()
    assert not Document.objects.exists()
    assert editor.post(address, {}).status_code == 200
    assert editor.get(address, {"batch": "x"}).status_code == 200
