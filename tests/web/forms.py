"""The editing pages: their addresses, and their forms as a browser would send them."""

from html.parser import HTMLParser

from django.urls import reverse


class _Fields(HTMLParser):
    def __init__(self, marker):
        super().__init__(convert_charrefs=True)
        self.marker, self.inside, self.values = marker, False, {}
        self.select = self.option = self.textarea = None

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "form":
            self.inside = self.marker in (at.get("class") or "")
        if not self.inside or "disabled" in at:
            return
        if tag == "input" and at.get("name") and at.get("type") not in ("submit", "file"):
            if at.get("type") in ("checkbox", "radio") and "checked" not in at:
                return
            self.add(at["name"], at.get("value") or "")
        elif tag == "select":
            self.select = at["name"]
        elif tag == "option" and self.select and ("selected" in at or self.select not in self.values):
            self.values[self.select] = [at.get("value") or ""]
        elif tag == "textarea":
            self.textarea = at["name"]
            self.values[self.textarea] = [""]

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea][0] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea:
            # A browser leaves out the line break that opens a text area.
            self.values[self.textarea][0] = self.values[self.textarea][0].removeprefix("\r\n").removeprefix("\n")
            self.textarea = None

    def add(self, name, value):
        self.values.setdefault(name, []).append(value)


def fields_of(response, marker="corrections") -> dict[str, list[str]]:
    """Names and values of the form whose class holds the marker."""
    parser = _Fields(marker)
    parser.feed(response.content.decode())
    return parser.values


def facts_page(document):
    return reverse("admin:resolutions_document_change", args=[document.pk])


def text_page(document, **parameters):
    return reverse(
        "admin:resolutions_text_change", args=[document.texts.get(language="zh").pk], query=parameters or None
    )


def save(client, address, **typed):
    """The answer to the page's form with some fields typed over (`__` in a name stands for a hyphen)."""
    data = fields_of(client.get(address)) | {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(address, data)
