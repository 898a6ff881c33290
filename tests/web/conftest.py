"""Editors, their clients, and the documents they work on."""

import pytest
from django.contrib.auth.models import Group

from resolutions.models import Document
from tests.editing.texts import DRAFT, RESOLUTION


@pytest.fixture
def enter(client_of, django_user_model):
    """A function that gives the client of a new user in a group."""

    def logged_in(group, name=None):
        user = django_user_model.objects.create_user(name or group, password="x", is_staff=True)
        user.groups.add(Group.objects.get(name=group))
        return client_of(user)

    return logged_in


@pytest.fixture
def client_of():
    from django.test import Client

    def made(user):
        client = Client()
        client.force_login(user)
        return client

    return made


@pytest.fixture
def editor(enter):
    return enter("editor")


@pytest.fixture
def reviewer(enter):
    return enter("reviewer")


@pytest.fixture
def rivers(ingest_text):
    ingest_text(RESOLUTION, "resolution.txt")
    return Document.objects.get(symbol="A/RES/901/40")


@pytest.fixture
def draft(rivers, ingest_text):
    ingest_text(DRAFT, "draft.txt")
    return Document.objects.get(symbol=None)
