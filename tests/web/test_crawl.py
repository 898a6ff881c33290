"""A walk over every link of every page ends in pages."""

from collections import Counter, defaultdict
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import resolve
from django.utils import translation
from lxml import html

# Of the addresses of one page that differ in a filter's value, so many are seen; every document is seen.
ENOUGH = 5


def read(content):
    """The addresses that a page links to, its ids, and the ids that it has twice."""
    page = html.fromstring(content)
    ids = Counter(page.xpath("//@id"))
    return page.xpath("//a/@href"), set(ids), [name for name, times in ids.items() if times > 1]


def crawl(client, left_out=()):
    """Every page reached from the front page: address → its ids, and the fragments linked to as (origin, page, fragment)."""
    pages, waiting, fragments, kinds = {}, [("/", "start")], [], defaultdict(set)
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
        links, pages[address], twice = read(response.content)
        assert not twice, f"{address} has these ids twice: {twice}"
        for link in links:
            target = urljoin(address, link)
            if urlsplit(target).netloc:
                continue
            plain, fragment = urldefrag(target)
            if plain.startswith(("/admin", "/en/admin", "/static", *left_out)):
                continue
            if fragment:
                fragments.append((address, plain, fragment))
            # Combinations of filters are endless: two parameters are enough to see each kind of link.
            if plain not in pages and plain.count("&") < 1 and not seen_often(plain, kinds):
                waiting.append((plain, address))
    return pages, fragments


def seen_often(address, kinds):
    """True for one more filter of a kind of page, or one more pair of States, of which enough are seen."""
    path, _, query = address.partition("?")
    with translation.override(translation.get_language_from_path(path) or "zh-hans"):
        view = resolve(path).url_name
    if not query and view != "state-agreement":
        return False
    seen = kinds[view, translation.get_language_from_path(path), query.partition("=")[0]]
    seen.add(address)
    return len(seen) > ENOUGH


def test_every_link_of_every_page_leads_somewhere(client, sample):
    pages, fragments = crawl(client)
    assert len(pages) > 200
    assert "/en/documents/A/RES/903/9/" in pages
    for origin, address, fragment in fragments:
        if pages.get(address):
            assert fragment in pages[address], f"{origin} links to {address}#{fragment}"


def test_every_link_of_the_real_texts_leads_somewhere(client, held_seeds):
    # In English there is nothing of theirs that the walk over the sample doesn't see.
    pages, _fragments = crawl(client, left_out=["/en/"])
    assert "/documents/A/RES/75/307/" in pages
