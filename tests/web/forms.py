"""A page's editing form as a browser would send it."""

from html.parser import HTMLParser


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
