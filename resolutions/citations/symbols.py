"""Symbols of documents: read in any spelling, written in one (first cut)."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Symbol:
    text: str

    def __str__(self):
        return self.text

    @property
    def halves(self):
        parts = re.split(r"-(?=[A-Z]{1,5}/)", self.text)
        return tuple(Symbol(p) for p in parts) if len(parts) > 1 else ()

    @property
    def body(self):
        if self.text.startswith("A/HRC/"): return "A/HRC"
        return self.text.split("/")[0]

    @property
    def kind(self):
        return "resolution" if "/RES/" in self.text else "decision" if "/DEC/" in self.text else "draft_resolution" if "/L." in self.text else "other"

    @property
    def session(self):
        m = re.match(r"A(?:/HRC)?/(?:RES/|DEC/)?(\d+)/", self.text)
        return int(m[1]) if m else None

    @property
    def session_label(self):
        return str(self.session) if self.session else None
    year = None
    @property
    def path(self): return self.text
    @property
    def sort_key(self): return re.sub(r"\d+", lambda m: m[0].zfill(6), self.text)
    @property
    def url(self): return "https://undocs.org/" + self.text


def parse_symbol(text):
    t = re.sub(r"\s", "", text or "")
    m = re.fullmatch(r"(\d{1,3})/(\d+)", t)
    if m: return Symbol(f"A/RES/{t}")
    if re.fullmatch(r"[A-Z]{1,5}(/[A-Za-z0-9.()\-]+)+", t): return Symbol(t)
    return None
