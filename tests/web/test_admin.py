"""The admin: what was parsed can be searched and edited, with its source beside it."""

import pytest
from django.urls import reverse

from resolutions.editing.corrections import Edit, correct
from resolutions.models import Document

MODELS = ["document", "text", "citation", "source", "agendaitem", "agendathread", "state", "subject"]
MODELS += ["correction", "reviewitem"]


@pytest.fixture
def editor(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("editor", password="x"))
    return client


def test_the_admin_speaks_both_languages(editor):
    chinese, english = (editor.get(address).content.decode() for address in ("/admin/", "/en/admin/"))
    assert "待审" in chinese
    assert 'href="/en/admin/"' in chinese
    assert "To be reviewed" in english
    assert 'href="/admin/"' in english


@pytest.mark.parametrize("model", MODELS)
def test_every_list_opens_and_can_be_searched(editor, sample, model):
    address = reverse(f"admin:resolutions_{model}_changelist")
    assert editor.get(address).status_code == 200
    assert editor.get(address, {"q": "A/RES"}).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_every_kind_of_row_opens(editor, sample, model):
    from django.apps import apps

    document = Document.objects.get(symbol="A/RES/903/9")
    last = document.texts.get().paragraphs.filter(kind="operative", level=0).last()
    correct(document, [Edit("paragraph", "number", "99", language="zh", position=last.position)])
    row = apps.get_model("resolutions", model).objects.first()
    assert editor.get(reverse(f"admin:resolutions_{model}_change", args=[row.pk])).status_code == 200


def test_nobody_edits_without_an_account(client, sample):
    assert client.get(reverse("admin:resolutions_document_changelist")).status_code == 302
