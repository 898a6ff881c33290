"""Sources in the admin: files as they came, and uploading more: read, looked at, then stored as `ingest` would."""

import uuid

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resolutions.citations.symbols import parse_symbol
from resolutions.ingest.files import find_uploaded
from resolutions.ingest.reading import parse_file
from resolutions.ingest.run import ingest
from resolutions.models import Source, Upload
from resolutions.models.documents import Kind
from resolutions.models.warnings import explain_warning
from resolutions.parsing import ParsedDocument

from .documents import ReadOnly
from .fields import Completing

# More files than a person looks through; `manage.py ingest` takes any number.
MOST_FILES = 100
MOST_BYTES = 50_000_000
RESULTS = {
    "added": gettext_lazy("added"),
    "updated": gettext_lazy("updated"),
    "unchanged": gettext_lazy("unchanged"),
    "failed": gettext_lazy("failed"),
}


class Files(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """All the files that were chosen."""

    widget = Files

    def clean(self, data, initial=None):
        return [super(FilesField, self).clean(file, initial) for file in data or [None]]


class UploadForm(forms.Form):
    files = FilesField(
        label=gettext_lazy("files"),
        help_text=gettext_lazy("Text (.txt, .md), the UN’s XML (.xml) or zip archives of them; several at once."),
    )

    def clean_files(self):
        files = self.cleaned_data["files"]
        if sum(file.size for file in files) > MOST_BYTES or len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("That is more than %(files)s files or %(bytes)s bytes. Read them in with `manage.py ingest`.")
                % {"files": MOST_FILES, "bytes": MOST_BYTES}
            )
        return files


@admin.register(Source)
class SourceAdmin(ReadOnly):
    list_display = ["file_name", "style", "encoding", "parser_version", "ingested_at"]
    search_fields = ["name", "sha256"]
    list_filter = ["style", "parser_version"]
    fields = ["file_name", "sha256", "style", "encoding", "parser_version", "ingested_at", "raw"]
    readonly_fields = ["file_name"]

    def has_add_permission(self, request):
        return request.user.has_perm("resolutions.add_source")

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        return queryset if "change" in request.path else queryset.defer("raw")

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return UploadPage(request, self.admin_site).respond()


class UploadPage:
    """Choose files; see what was read from each; store them, or not."""

    def __init__(self, request, site):
        self.request, self.site = request, site
        self.address = reverse("admin:resolutions_source_add")

    def respond(self):
        Upload.objects.forgotten().delete()
        batch = self.batch()
        if self.request.method == "POST" and batch:
            return self.decide(batch)
        if self.request.method == "POST":
            return self.take()
        return self.preview(batch) if batch else self.ask(UploadForm())

    def batch(self):
        """The uploads that the address names, of this editor alone; empty where it names none."""
        try:
            key = uuid.UUID(self.request.GET.get("batch", ""))
        except ValueError:
            return []
        return list(Upload.objects.filter(batch=key, editor=self.request.user))

    def take(self):
        form = UploadForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.ask(form)
        key = uuid.uuid4()
        for file in form.cleaned_data["files"]:
            Upload.objects.create(batch=key, editor=self.request.user, name=file.name[:400], data=file.read())
        return redirect(f"{self.address}?batch={key}")

    def files(self, batch):
        for upload in batch:
            yield from find_uploaded(upload.name, bytes(upload.data))

    def decide(self, batch):
        kept = Upload.objects.filter(pk__in=[upload.pk for upload in batch])
        if "store" not in self.request.POST:
            kept.delete()
            messages.info(self.request, _("Nothing was stored."))
            return redirect(self.address)
        report = ingest([], files=self.files(batch), metadata=self.symbols())
        kept.delete()
        for result in report.files:
            if result.result == "failed":
                messages.error(self.request, result.refusal)
        stored = [
            {"result": result, "label": RESULTS[result.result]} for result in report.files if result.result != "failed"
        ]
        context = {"title": _("Stored"), "results": stored, "opts": Source._meta}
        return TemplateResponse(
            self.request, "admin/editing/uploaded.html", self.site.each_context(self.request) | context
        )

    def symbols(self) -> dict[str, dict[str, str]]:
        """{file name: {"symbol": …}} of those that were given one in the preview."""
        names, symbols = self.request.POST.getlist("name"), self.request.POST.getlist("symbol")
        return {
            name: {"symbol": words.strip()}
            for name, words in zip(names, symbols, strict=False)
            if words.strip() and parse_symbol(words)
        }

    def preview(self, batch):
        files = list(self.files(batch))
        rows = [self.row(file) for file in files[:MOST_FILES]]
        report = ingest([], files=iter(files[:MOST_FILES]), dry_run=True)
        for row, result in zip(rows, report.files, strict=True):
            row["result"], row["label"] = result, RESULTS[result.result]
        context = {
            "title": _("What was read"),
            "rows": rows,
            "left_out": len(files) - len(rows),
            "opts": Source._meta,
            "symbol_box": Completing("symbol").render("symbol", ""),
        }
        return TemplateResponse(
            self.request, "admin/editing/upload_preview.html", self.site.each_context(self.request) | context
        )

    @staticmethod
    def row(file) -> dict:
        parsed = parse_file(file)
        record = parsed.as_dict() if isinstance(parsed, ParsedDocument) else None
        if record is None:
            return {"name": file.name, "record": None}
        counts = [
            ngettext("%(count)s paragraph", "%(count)s paragraphs", len(record["paragraphs"])),
            ngettext("%(count)s footnote", "%(count)s footnotes", len(record["footnotes"])),
            ngettext("%(count)s citation", "%(count)s citations", len(record["citations"])),
            ngettext("%(count)s sponsor", "%(count)s sponsors", len(record["sponsors"])),
        ]
        numbers = [len(record[name]) for name in ("paragraphs", "footnotes", "citations", "sponsors")]
        return {
            "name": file.name,
            "record": record,
            "kind": dict(Kind.choices).get(record["kind"], record["kind"]),
            "counts": " · ".join(words % {"count": n} for words, n in zip(counts, numbers, strict=True)),
            "warnings": [explain_warning(warning) for warning in record["warnings"]],
        }

    def ask(self, form):
        context = {"title": _("Upload files"), "form": form, "opts": Source._meta}
        return TemplateResponse(
            self.request, "admin/editing/upload.html", self.site.each_context(self.request) | context
        )
