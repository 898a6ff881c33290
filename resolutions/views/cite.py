"""The citations of any text that someone pastes: recognised, linked, and those that are held marked."""

import re
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import conditional_escape, format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from resolutions.citations.finding import Mention, find_citations
from resolutions.models import Alias, Document
from resolutions.parsing.languages import detect_language

# Characters: three or four times the longest resolution.
LONGEST_TEXT = 100_000
# Characters of an address that servers and mail programs still pass on.
LONGEST_ADDRESS = 2_000


@dataclass
class Found:
    """A citation in the pasted text: `document` is its row, or None where nothing here cites or holds it."""

    mention: Mention
    start: int
    end: int
    document: Document | None

    @property
    def label(self) -> str:
        return self.document.get_label() if self.document else str(self.mention.symbol)

    @property
    def url(self) -> str | None:
        """The document's page here, else on the UN's own site; None where it can't be decided what is cited."""
        if self.document:
            return self.document.get_absolute_url()
        return self.mention.symbol.url if self.mention.symbol else None

    @property
    def state(self) -> str:
        """`held`, `not-held` (its page here says who cites it), `unknown` (a link to the UN) or `undecided`."""
        if self.document:
            return "held" if self.document.held else "not-held"
        return "unknown" if self.mention.symbol else "undecided"


# Reading a text changes nothing, so that nobody has to prove where the form came from, and no cookie is set.
@method_decorator(csrf_exempt, name="dispatch")
class CiteView(View):
    """`?text=` or a form sent with POST; `format=json` gives the citations as data."""

    def get(self, request):
        return self._answer(request.GET)

    def post(self, request):
        try:
            return self._answer(request.POST)
        except RequestDataTooBig:
            return self._too_long()

    def _answer(self, sent):
        # A form sends its line ends as CR LF; a browser counts them as one character.
        text = sent.get("text", "").replace("\r\n", "\n").replace("\x00", "")
        if len(text) > LONGEST_TEXT:
            return self._too_long(sent.get("format"))
        found = find_in_text(text)
        if sent.get("format") == "json":
            return JsonResponse(
                {"citations": [as_json(item) for item in found]}, json_dumps_params={"ensure_ascii": False}
            )
        address = f"{reverse('cite')}?{urlencode({'text': text})}"
        context = {
            "text": text,
            "html": weave_found(text, found),
            "found": found,
            "cited": cited_documents(found),
            "undecided": [item for item in found if item.state == "undecided"],
            "language": detect_language(text) if text else "",
            "address": address if text and len(address) <= LONGEST_ADDRESS else None,
        }
        return self._render(context)

    def _too_long(self, form=None):
        problem = _("The text is too long: at most %(n)s characters are read at once. Paste it in parts.") % {
            "n": f"{LONGEST_TEXT:,}"
        }
        if form == "json":
            return JsonResponse({"error": problem}, status=413, json_dumps_params={"ensure_ascii": False})
        return self._render({"problem": problem}, status=413)

    def _render(self, context, status=200):
        return render(self.request, "cite/index.html", {"longest": LONGEST_TEXT, **context}, status=status)


def find_in_text(text: str) -> list[Found]:
    """The citations of a text, in its order; two queries. A number without its body is the General Assembly's."""
    language = detect_language(text)
    mentions, previous = [], None
    for line in re.finditer(r"[^\n]+", text):
        for mention in find_citations(line[0], body="A", language=language, previous=previous):
            mentions.append((line.start(), mention))
            previous = mention.symbol or previous
    paths = {mention.symbol.path for _start, mention in mentions if mention.symbol}
    documents = Document.objects.in_bulk(paths, field_name="path") if paths else {}
    if missing := paths - documents.keys():
        aliases = Alias.objects.filter(path__in=missing).select_related("document")
        documents |= {alias.path: alias.document for alias in aliases}
    return [
        Found(
            mention,
            start + mention.start,
            start + mention.end,
            documents.get(mention.symbol.path) if mention.symbol else None,
        )
        for start, mention in mentions
    ]


def cited_documents(found: list[Found]) -> list[dict]:
    """The documents cited, in the order of the text, each once: `found` (the first mention of it) and `count`."""
    rows = {}
    for item in found:
        if item.url:
            rows.setdefault(item.url, {"found": item, "count": 0})["count"] += 1
    return list(rows.values())


def weave_found(text: str, found: list[Found]) -> SafeString:
    """The text escaped, each citation a link that says in words whether the document is held."""
    said = {
        "held": _("held here"),
        "not-held": _("text not held here"),
        "unknown": _("not known here; leads to the United Nations"),
    }
    pieces, done = [], 0
    for item in found:
        # Of the members of a range that its words name together, one can be a link.
        if item.start < done:
            continue
        words = text[item.start : item.end]
        pieces.append(conditional_escape(text[done : item.start]))
        if item.url:
            title = " · ".join(
                filter(None, [item.label, item.document and item.document.get_title(), said[item.state]])
            )
            pieces.append(
                format_html('<a class="cite {}" href="{}" title="{}">{}</a>', item.state, item.url, title, words)
            )
        else:
            pieces.append(
                format_html('<mark title="{}">{}</mark>', _("which document is meant can't be decided"), words)
            )
        done = item.end
    pieces.append(conditional_escape(text[done:]))
    return mark_safe("".join(pieces))


def as_json(item: Found) -> dict:
    """A citation as plain values."""
    mention = item.mention
    return {
        "symbol": str(mention.symbol) if mention.symbol else None,
        "text": mention.text,
        "start": item.start,
        "end": item.end,
        "date": mention.date.isoformat() if mention.date else None,
        "pinpoint": mention.pinpoint,
        "held": item.state == "held",
        "url": item.url,
    }
