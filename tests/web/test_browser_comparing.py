"""Comparing in a real browser: from change to change, narrow, printed, without scripts, and with hundreds of paragraphs."""

import re

import pytest
from playwright.sync_api import expect

from resolutions.ingest.run import ingest
from tests.web.test_browser import browser, open_page, pytestmark  # noqa: F401 - fixtures by name

PAIR = "/compare/?a=A/RES/901/12&b=A/RES/902/15"


def test_a_reader_compares_two_texts_and_goes_from_change_to_change(open_page):  # noqa: F811
    page = open_page("/compare/")
    page.fill("[name=a]", "901/12")
    page.fill("[name=b]", "902/15")
    page.click(".compare-form button")
    page.click("text=第一处改动")
    page.wait_for_url("**#c1")
    page.click("#c1 a[rel=next]")
    page.wait_for_url("**#c2")
    page.keyboard.press("n")
    page.wait_for_url("**#c3")
    page.keyboard.press("p")
    page.wait_for_url("**#c2")
    page.click("text=只看改动")
    expect(page.locator("text=段无改动").first).to_be_visible()


def test_both_texts_stand_beside_each_other_and_narrow_under_each_other(open_page):  # noqa: F811
    page = open_page(PAIR)
    left, right = (page.locator(f"#c1 .{side}").bounding_box() for side in ("earlier", "later"))
    assert left["y"] == right["y"]
    page.set_viewport_size({"width": 390, "height": 800})
    left, right = (page.locator(f"#c1 .{side}").bounding_box() for side in ("earlier", "later"))
    assert left["y"] < right["y"]


def test_a_printed_comparison_carries_both_texts_and_no_forms(open_page):  # noqa: F811
    page = open_page(PAIR)
    page.emulate_media(media="print")
    expect(page.locator("#c1 .earlier")).to_be_visible()
    expect(page.locator("#c1 .later")).to_be_visible()
    expect(page.locator("ins").first).to_be_visible()
    expect(page.locator(".compare-form")).to_be_hidden()
    expect(page.locator("text=Word修订稿")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_series_is_read_line_by_line(open_page, width):  # noqa: F811
    page = open_page("/series/A/RES/902/15/", width=width, java_script_enabled=False)
    page.click("#line-1 summary")
    expect(page.locator("#line-1 .wordings")).to_be_visible()
    page.click("#line-1 td a >> nth=0")
    expect(page).to_have_url(re.compile("/documents/A/RES/90"))


def test_a_paragraph_leads_to_the_same_words_elsewhere(open_page):  # noqa: F811
    page = open_page("/documents/A/RES/902/15/#op3")
    page.click("#op3 .reuse")
    expect(page).to_have_url(re.compile("paragraph=op3"))


def test_a_pair_of_five_hundred_paragraphs_stays_usable(open_page, live_server, tmp_path):  # noqa: F811
    head = "第{session}届会议\n\n{symbol}. 长长的清单\n\n大会，\n\n回顾清单，\n\n"
    for session, symbol in (("九百零一", "901/80"), ("九百零二", "902/80")):
        paragraphs = "\n\n".join(
            f"{n}. 请第{n * 7919 % 9973}号图书馆在{2000 + n * 31 % 97}年以前为{n * 104729 % 7919}名读者设立{'阅览室' if n % 5 else symbol}；"
            for n in range(1, 501)
        )
        (tmp_path / f"{session}.txt").write_text(
            head.format(session=session, symbol=symbol) + paragraphs, encoding="utf-8"
        )
    ingest([str(tmp_path)])
    page = open_page("/compare/?a=901/80&b=902/80")
    assert page.locator(".pair").count() >= 500
    page.click("text=第一处改动")
    page.keyboard.press("n")
    page.wait_for_url("**#c2")
    page.goto(live_server.url + "/series/A/RES/902/80/")
    assert page.locator("tbody tr").count() >= 500
