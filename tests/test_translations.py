"""The interface speaks Chinese throughout, and what is committed is what was compiled."""

import re

import pytest

pytest.importorskip("babel")

from resolutions.management.commands import messages

REMEDY = "Run `manage.py messages`, translate what it names in {path}, and run it again."
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def committed():
    return messages.read_catalog()


@pytest.fixture(scope="module")
def current():
    catalog = messages.read_catalog()
    messages.update(catalog)
    return catalog


def remedy():
    return REMEDY.format(path=messages.po_path())


def as_tuple(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def keys(catalog):
    return {(message.context, as_tuple(message.id)) for message in catalog if message.id}


def test_every_string_of_the_interface_has_a_chinese_translation(current):
    missing = [message.id for message in messages.untranslated(current)]
    assert not missing, f"{missing}\n{remedy()}"


def test_the_catalogue_holds_the_strings_of_the_sources_and_no_others(committed, current):
    assert keys(committed) == keys(current), remedy()


def test_translations_keep_the_placeholders(current):
    broken = []
    for message in current:
        if not message.id:
            continue
        # Chinese has one form for both numbers; it may not lose what the plural says.
        wanted = set(PLACEHOLDER.findall(as_tuple(message.id)[-1]))
        broken += [
            (message.id, string) for string in as_tuple(message.string) if set(PLACEHOLDER.findall(string)) != wanted
        ]
    assert not broken, remedy()


def test_the_compiled_catalogue_is_that_of_the_po_file(committed):
    assert messages.po_path().with_suffix(".mo").read_bytes() == messages.mo_bytes(committed), remedy()
