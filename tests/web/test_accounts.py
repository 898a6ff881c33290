"""Who may edit, and who waits after failing to log in."""

from django.urls import reverse

from resolutions.editing.corrections import Edit, correct
from resolutions.models import Correction
from tests.web.forms import facts_page, text_page


def test_nobody_edits_without_an_account(client, rivers):
    correct(rivers, [Edit("document", "title", "大河")])
    correction = Correction.objects.get()
    for address in (
        facts_page(rivers),
        text_page(rivers),
        reverse("admin:resolutions_source_add"),
        reverse("admin:resolutions_complete", args=["symbol"]),
        reverse("admin:resolutions_correction_export"),
        reverse("admin:resolutions_document_history", args=[rivers.pk]),
        reverse("admin:resolutions_correction_undo", args=[correction.pk]),
        reverse("admin:resolutions_document_restore", args=[rivers.pk]),
    ):
        assert "/login/" in client.post(address).url, address
    assert Correction.objects.exists()


def test_staff_in_no_group_changes_nothing(client_of, django_user_model, rivers):
    client = client_of(django_user_model.objects.create_user("guest", password="x", is_staff=True))
    for address in (facts_page(rivers), text_page(rivers), reverse("admin:resolutions_source_add")):
        assert client.get(address).status_code == 403
    assert client.get(reverse("admin:resolutions_correction_export")).status_code == 403


def test_whoever_fails_to_log_in_five_times_waits(client, django_user_model, rivers):
    django_user_model.objects.create_superuser("chief", password="right one")
    address = reverse("admin:login")
    for _attempt in range(5):
        client.post(address, {"username": "chief", "password": "wrong"})
    assert client.post(address, {"username": "chief", "password": "right one"}).status_code == 429
