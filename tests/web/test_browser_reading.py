"""The document page in a real browser: cards, folding, copying, two languages. Skipped where no Chromium is found."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.test_browser import browser, open_page, pytestmark  # noqa: F401

DOCUMENT = "/documents/A/RES/903/9/"


def test_a_card_tells_of_a_cited_document_on_hover_and_focus_and_goes_on_escape(open_page):  # noqa: F811
    page = open_page(DOCUMENT)
    link = page.locator("a.cite.held").first
    link.hover()
    card = page.locator(".hover-card")
    expect(card).to_contain_text("已收录")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(5, 5)
    page.locator("a.cite.not-held").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_contain_text("未收录")
    expect(card).to_be_visible()
    page.hover(".call a >> nth=0")
    expect(card).not_to_contain_text("未收录")
    expect(card).to_have_text(re.compile(r"\w"))
    expect(card).to_be_visible()


def test_a_long_press_shows_the_card_and_follows_no_link(open_page):  # noqa: F811
    page = open_page(DOCUMENT, width=390, has_touch=True)
    link = page.locator("a.cite").first
    link.dispatch_event("touchstart")
    page.locator(".hover-card").wait_for(state="visible")
    assert link.evaluate("e => !e.dispatchEvent(new Event('touchend', { cancelable: true, bubbles: true }))")
    assert page.url.endswith(DOCUMENT)


def test_nothing_on_the_page_keeps_anybody_from_reading_it(open_page):  # noqa: F811
    for address, options in (
        (DOCUMENT, {}),
        ("/documents/A/RES/903/44/?beside=ar", {"color_scheme": "dark"}),
        ("/en/documents/A/RES/70/1/", {}),
    ):
        found = Axe().run(open_page(address, **options))
        assert not found.response["violations"], f"{address}: {found.generate_report()}"


def test_the_preamble_folds_and_opens_for_an_address_within_it(open_page):  # noqa: F811
    page = open_page(DOCUMENT)
    page.click(".preamble > summary")
    expect(page.locator("#pp1")).to_be_hidden()
    page.evaluate("location.hash = 'pp1'")
    expect(page.locator("#pp1")).to_be_visible()
    page.click(".preamble > summary")
    page.emulate_media(media="print")
    expect(page.locator("#pp1")).to_be_visible()


def test_a_paragraphs_number_offers_its_link_and_references_to_it(open_page, live_server):  # noqa: F811
    page = open_page(DOCUMENT, permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()  # the message goes when this clock says so, however slow the machine
    page.clock.pause_at("2100-01-01")
    copied = page.locator(".toast:visible", has_text="已复制")
    for button, words in (
        ("复制链接", "/documents/A/RES/903/9/#op1"),
        ("联合国格式", "，A/RES/903/9，第1段"),
        ("GB/T 7714", ": 第1段["),
    ):
        page.click("#op1 .number")
        page.click(f".copy-tools >> text={button}")
        copied.wait_for()
        assert words in page.evaluate("navigator.clipboard.readText()")
        page.clock.run_for(1900)
        expect(copied).to_have_count(0)


def test_a_browser_that_forbids_copying_is_said_to(open_page):  # noqa: F811
    page = open_page(DOCUMENT)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    page.click("#op1 .number")
    page.click(".copy-tools >> text=复制链接")
    expect(page.locator(".toast")).to_have_text(re.compile("^浏览器不允许复制"))


def test_the_contents_follow_the_reader(open_page):  # noqa: F811
    page = open_page(DOCUMENT)
    top = page.evaluate("document.getElementById('op3').getBoundingClientRect().top + window.scrollY")
    page.evaluate(f"window.scrollTo({{ top: {top - 130}, behavior: 'instant' }})")
    page.wait_for_selector(".contents a[href='#op3'][aria-current]")


def test_two_languages_are_level_and_arabic_begins_on_the_right(open_page):  # noqa: F811
    page = open_page("/documents/A/RES/903/44/?beside=ar")
    chinese, arabic = (page.locator(f"#{name}op1").bounding_box() for name in ("", "ar-"))
    assert abs(chinese["y"] - arabic["y"]) < 3
    assert chinese["x"] < arabic["x"]
    number = page.locator("#ar-op1 .number").bounding_box()
    assert number["x"] > arabic["x"] + arabic["width"] / 2
