"""The admin: what was parsed can be searched and edited, with its source beside it."""

import pytest
from django.urls import reverse

from resolutions.models import Citation, Document, Text

MODELS = ["document", "text", "citation", "source", "agendaitem", "agendathread", "state", "subject"]


@pytest.fixture
def editor(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("editor", password="x"))
    return client


@pytest.mark.parametrize("model", MODELS)
def test_every_list_opens_and_can_be_searched(editor, sample, model):
    address = reverse(f"admin:resolutions_{model}_changelist")
    assert editor.get(address).status_code == 200
    assert editor.get(address, {"q": "A/RES"}).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_every_kind_of_row_opens(editor, sample, model):
    from django.apps import apps

    row = apps.get_model("resolutions", model).objects.first()
    assert editor.get(reverse(f"admin:resolutions_{model}_change", args=[row.pk])).status_code == 200


def test_the_source_stands_beside_the_paragraphs(editor, sample):
    text = Text.objects.get(document__symbol="A/RES/903/9")
    html = editor.get(reverse("admin:resolutions_text_change", args=[text.pk])).content.decode()
    assert "903/9." in html
    assert 'name="paragraphs-0-words"' in html


def form_of(response):
    """Every field of an admin page's forms with its value, as a browser would send them."""
    data = {}
    form = response.context["adminform"].form
    for bound in [
        form,
        *[f for s in response.context["inline_admin_formsets"] for f in (s.formset.management_form, *s.formset.forms)],
    ]:
        for field in bound:
            value = field.value()
            if value is not None:
                data[field.html_name] = (
                    [getattr(v, "pk", v) for v in value] if isinstance(value, list | tuple) else value
                )
    return data


def test_an_edited_title_shows_on_the_public_page(editor, sample):
    document = Document.objects.get(symbol="A/RES/901/12")
    address = reverse("admin:resolutions_document_change", args=[document.pk])
    data = form_of(editor.get(address)) | {"title": "改过的题目"}
    assert editor.post(address, data).status_code == 302
    assert "改过的题目" in editor.get("/documents/A/RES/901/12/").content.decode()


def test_a_symbol_given_to_a_draft_moves_its_page_and_joins_what_cites_it(editor, sample):
    draft = Document.objects.get(path__startswith="unnumbered/", kind="draft_resolution")
    old = draft.get_absolute_url()
    address = reverse("admin:resolutions_document_change", args=[draft.pk])
    data = form_of(editor.get(address)) | {"symbol": "A/903/L.8"}
    response = editor.post(address, data)
    assert response.status_code == 302, response.context and response.context["adminform"].errors
    assert editor.get(old).url == "/documents/A/903/L.8/"
    draft.refresh_from_db()
    assert draft.held
    assert Citation.objects.of(draft).count() == 1
    assert Document.objects.filter(symbol="A/903/L.8").count() == 1


def test_nonsense_is_no_symbol_and_a_taken_one_is_refused(editor, sample):
    draft = Document.objects.get(path__startswith="unnumbered/", kind="draft_resolution")
    address = reverse("admin:resolutions_document_change", args=[draft.pk])
    for words in ("nonsense", "A/RES/901/12"):
        data = form_of(editor.get(address)) | {"symbol": words}
        response = editor.post(address, data)
        assert response.status_code == 200
        assert response.context["adminform"].form.errors["symbol"]


def test_a_citations_target_can_be_put_right(editor, sample):
    citation = Citation.objects.filter(target__symbol="A/RES/70/1").first()
    other = Document.objects.get(symbol="A/RES/69/313")
    address = reverse("admin:resolutions_citation_change", args=[citation.pk])
    data = form_of(editor.get(address)) | {"target": other.pk}
    assert editor.post(address, data).status_code == 302
    citation.refresh_from_db()
    assert (citation.target, citation.origin) == (other, "editor")


def test_nobody_edits_without_an_account(client, sample):
    assert client.get(reverse("admin:resolutions_document_changelist")).status_code == 302
