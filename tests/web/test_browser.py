"""The site in a real browser: what a reader sees and clicks. Skipped where no Chromium is found.

What a page shows after a click is told by `expect`, which waits for it; asking the page at once would ask how fast the machine is.
"""

import os
import re
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from resolutions.ingest.run import ingest
from tests.conftest import SAMPLE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: install it to run the browser tests"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(scope="module")
def browser():
    # Playwright runs a loop of its own; Django's guard against queries in one is not meant for it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser, live_server, transactional_db):
    """A function that opens an address at a width and returns the page; what the console complains of fails the test."""
    ingest([str(SAMPLE)], sample=True)
    complaints, contexts = [], []

    def open_at(address, width=1440, **options):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("response", lambda answer: complaints.append(answer.url) if answer.status == 404 else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert not complaints


def test_a_citation_link_leads_to_the_cited_document_and_back(open_page):
    page = open_page("/documents/A/RES/903/9/")
    page.click("a.cite.held >> text=902/15")
    expect(page).to_have_url(re.compile("/documents/A/RES/902/15/$"))
    page.click("#cited-by a[href*='/documents/A/RES/903/9/']")
    expect(page).to_have_url(re.compile("/documents/A/RES/903/9/#"))


def test_a_footnote_is_reached_and_leads_back(open_page):
    page = open_page("/documents/A/RES/903/9/")
    page.click("#fnref-1")
    expect(page).to_have_url(re.compile("#fn-1$"))
    page.click("#fn-1 a[href='#fnref-1']")
    expect(page).to_have_url(re.compile("#fnref-1$"))


def test_the_search_box_finds_by_agenda_item_and_words(open_page):
    page = open_page("/documents/")
    page.fill("[name=agenda]", "91(d)")
    page.press("[name=agenda]", "Enter")
    page.wait_for_url("**agenda=91*")
    expect(page.locator("main")).to_contain_text("A/RES/902/15")
    expect(page.locator("main")).not_to_contain_text("A/RES/903/9")


ADDRESSES = [
    "/",
    "/documents/",
    "/documents/A/RES/903/9/",
    "/documents/A/RES/70/1/",
    "/agenda/",
    "/states/",
    "/compare/?a=A/RES/901/12&b=A/RES/902/15",
    "/compare/?a=A/RES/901/12&b=A/RES/902/15&layout=one",
    "/series/A/RES/902/15/",
    "/reuse/?in=A/RES/902/15&paragraph=pp3",
    "/requests/",
    "/en/documents/A/RES/902/20/",
]


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_page_is_wider_than_the_window(open_page, live_server, width):
    page = open_page("/", width=width)
    for address in ADDRESSES:
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_pages_work_without_scripts(open_page):
    page = open_page("/documents/?session=902", java_script_enabled=False)
    page.click("text=A/RES/902/15 >> nth=0")
    expect(page).to_have_url(re.compile("/documents/A/RES/902/15/$"))
    expect(page.locator("main h1")).to_contain_text("图书馆")


def test_the_language_switch_leads_to_the_same_page(open_page):
    page = open_page("/documents/A/RES/902/20/")
    page.click("text=English >> nth=0")
    expect(page).to_have_url(re.compile("/en/documents/A/RES/902/20/"))


def test_a_printed_page_carries_the_text_and_no_navigation(open_page):
    page = open_page("/documents/A/RES/903/9/")
    page.emulate_media(media="print")
    expect(page.locator("#op1")).to_be_visible()
    expect(page.locator("body > header nav")).to_be_hidden()


def test_an_editor_logs_in_and_opens_a_document(open_page, django_user_model, live_server):
    django_user_model.objects.create_superuser("editor", password="a long password")
    page = open_page("/admin/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "a long password")
    page.click("[type=submit]")
    expect(page).to_have_url(re.compile("/admin/$"))
    page.goto(live_server.url + "/admin/resolutions/document/?q=903/9")
    page.click("#result_list tbody th a >> nth=0")
    expect(page.locator("#id_symbol")).to_have_value("A/RES/903/9")
