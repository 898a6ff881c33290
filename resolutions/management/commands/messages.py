"""`manage.py messages`: the interface's strings into the Chinese catalogue, without gettext on the machine."""

import io
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ("Translators:",)
HEADER = "# Strings of the interface. Made by `manage.py messages`; write translations into the msgstr lines."


class Command(BaseCommand):
    help = "Extract the interface's strings, merge them into the .po file and compile it (needs Babel, for developers)."

    def handle(self, **options):
        try:
            catalog, path = read_catalog(), po_path()
            before = {message.id for message in catalog}
            update(catalog)
        except ImportError as error:
            raise CommandError("Babel is missing. Install it with: pip install -r requirements-dev.txt") from error
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(catalog))
        path.with_suffix(".mo").write_bytes(mo_bytes(catalog))
        ids = {message.id for message in catalog}
        todo = untranslated(catalog)
        self.stdout.write(f"{path}: {len(ids) - 1} strings, {len(ids - before)} new, {len(before - ids)} gone")
        for message in todo:
            self.stdout.write(f"  without a translation: {message.id!r}")
        if todo:
            raise SystemExit(1)


def po_path() -> Path:
    """Where the Chinese catalogue lies."""
    return Path(settings.LOCALE_PATHS[0]) / to_locale(settings.LANGUAGE_CODE) / "LC_MESSAGES" / "django.po"


def find_strings():
    """Yield (file, line, msgid or (msgid, plural), comments, context) of each string of the interface."""
    from babel.messages.extract import extract

    for path in source_files():
        code = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            code = template_as_python(code, str(path))
        file = path.relative_to(settings.BASE_DIR).as_posix()
        for line, message, comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS, COMMENT_TAGS):
            yield file, line, message, comments, context


def source_files() -> list[Path]:
    """The files that may hold strings: the project's Python, and its templates."""
    base = Path(settings.BASE_DIR)
    python = [path for room in ("config", "resolutions") for path in (base / room).rglob("*.py")]
    templates = [path for path in (base / "templates").rglob("*") if path.suffix in (".html", ".txt", ".xml")]
    return sorted(path for path in python + templates if "migrations" not in path.parts)


def template_as_python(code: str, name: str) -> str:
    """A template's strings as calls of gettext, each in its line; indentation goes, since Python would read it."""
    return "\n".join(line.lstrip() for line in templatize(code, origin=name).split("\n"))


def read_catalog():
    """The catalogue as the .po file has it, or an empty one; needs Babel."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    path = po_path()
    if not path.exists():
        return Catalog(locale="zh_Hans", project="resolutions", header_comment=HEADER, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def update(catalog):
    """Nothing; makes the catalogue's strings those of the sources, keeping the translations it has."""
    from babel.messages.catalog import Catalog

    found = Catalog(project="resolutions", header_comment=HEADER, fuzzy=False)
    for file, line, message, comments, context in find_strings():
        found.add(message, None, [(file, line)], auto_comments=comments, context=context)
    catalog.update(found, no_fuzzy_matching=True, update_header_comment=True, update_creation_date=False)


def untranslated(catalog) -> list:
    """The messages that have no translation, or a fuzzy one."""
    return [
        m
        for m in catalog
        if m.id and (m.fuzzy or not all(m.string if isinstance(m.string, (list, tuple)) else [m.string]))
    ]


def po_bytes(catalog) -> bytes:
    """The .po file; without line numbers, which would change with every edit."""
    from babel.messages.pofile import write_po

    out = io.BytesIO()
    write_po(out, catalog, width=120, ignore_obsolete=True, include_lineno=False, sort_by_file=True)
    return out.getvalue()


def mo_bytes(catalog) -> bytes:
    """The compiled catalogue, which Django reads."""
    from babel.messages.mofile import write_mo

    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()
