"""A walk over every link of every page ends in pages."""

from collections import defaultdict
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

ENOUGH = 12


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids, self.problems = [], set(), []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            if values["id"] in self.ids:
                self.problems.append(f"id {values['id']} twice")
            self.ids.add(values["id"])
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])


def crawl(client, start):
    """Every page reached from the start: address → (its ids, the addresses that link to it)."""
    pages, waiting, fragments, kinds = {}, [(start, "start")], [], defaultdict(set)
    while waiting:
        address, origin = waiting.pop()
        if address in pages:
            continue
        response = client.get(address)
        if response.status_code in (301, 302):
            pages[address] = None
            waiting.append((urljoin(address, response.url), address))
            continue
        assert response.status_code == 200, f"{address} ({response.status_code}), linked from {origin}"
        if not response["Content-Type"].startswith("text/html"):
            pages[address] = None
            continue
        links = Links()
        links.feed(response.content.decode())
        assert not links.problems, f"{address}: {links.problems}"
        pages[address] = links.ids
        for link in links.links:
            target = urljoin(address, link)
            if urlsplit(target).netloc:
                continue
            plain, fragment = urldefrag(target)
            if plain.startswith(("/admin", "/en/admin", "/static")):
                continue
            if fragment:
                fragments.append((address, plain, fragment))
            # Combinations of filters are endless: two parameters are enough to see each kind of link.
            if plain.count("&") < 1 and not _seen_often(plain, kinds):
                waiting.append((plain, address))
    return pages, fragments


def _seen_often(address, kinds):
    """True for one more page of a kind that every document has, when enough of them have been seen."""
    path, _, query = address.partition("?")
    last = path.rstrip("/").rpartition("/")[2]
    kind = "agreement" if "/agreement/" in path else last
    if kind not in ("cited-by", "cited-by.atom", "neighbourhood", "votes", "agreement"):
        return False
    seen = kinds[kind, query.partition("=")[0]]
    seen.add(address)
    return len(seen) > ENOUGH


@pytest.mark.parametrize("start", ["/", "/en/"])
def test_every_link_of_every_page_leads_somewhere(client, sample, start):
    pages, fragments = crawl(client, start)
    assert len(pages) > 100
    for origin, address, fragment in fragments:
        if pages.get(address):
            assert fragment in pages[address], f"{origin} links to {address}#{fragment}"


def test_every_link_of_the_real_texts_leads_somewhere(client, held_seeds):
    pages, _fragments = crawl(client, "/")
    assert "/documents/A/RES/75/307/" in pages
