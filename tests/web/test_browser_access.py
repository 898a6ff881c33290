"""Every kind of page in a real browser: read by an accessibility checker, and enlarged to 400 %. Skipped without Chromium."""

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from resolutions.ingest.run import ingest
from resolutions.models import Document, Sponsorship, State, Vote
from tests.conftest import SAMPLE
from tests.web.test_browser import browser, pytestmark  # noqa: F401

HELD = "/documents/A/RES/903/9/"
NOT_HELD = "/documents/A/RES/70/1/"
PAGES = [
    "/",
    "/documents/?q=图书&session=903&kind=resolution",
    "/agenda/",
    "/agenda/{thread}/",
    "/states/",
    "/states/KGZ/",
    "/states/KGZ/agreement/",
    "/states/KGZ/agreement/FJI/",
    HELD,
    f"{HELD}votes/",
    "/documents/A/RES/902/15/cited-by/",
    "/documents/A/RES/902/15/neighbourhood/",
    "/cite/",
    "/compare/?a=A/RES/901/12&b=A/RES/902/15",
    "/series/A/RES/902/15/",
    "/reuse/?in=A/RES/902/15&paragraph=pp3",
    "/requests/",
    NOT_HELD,
    "/documents/A/RES/999/999/",
    "/admin/login/",
]
# Left out of the checker's usual rules, but part of WCAG 2.2 AA.
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def test_no_kind_of_page_keeps_anybody_from_reading_it_or_scrolls_sideways_at_400_percent(
    browser,  # noqa: F811
    live_server,
    transactional_db,
):
    ingest([str(SAMPLE)], sample=True)
    document = Document.objects.get(symbol="A/RES/903/9")
    for place, (code, choice) in enumerate({"KGZ": "in_favour", "FJI": "against"}.items(), start=90):
        state = State.objects.get(code=code)
        Vote.objects.update_or_create(document=document, state=state, defaults={"name": code, "choice": choice})
        Sponsorship.objects.get_or_create(document=document, state=state, defaults={"name": code, "position": place})
    thread = document.agenda_items.first().thread.slug
    problems = []
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for address in PAGES:
            page.set_viewport_size({"width": 1280, "height": 900})
            page.goto(live_server.url + address.format(thread=thread))
            if address == "/cite/":
                page.fill("main textarea", "回顾其第902/15号决议和第70/1号决议，")
                page.click("main form button")
                page.wait_for_selector("main a.cite")
            found = Axe().run(page, options=RULES)
            problems += [f"{address}: {found.generate_report()}"] if found.response["violations"] else []
            page.set_viewport_size({"width": 320, "height": 256})
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                problems.append(f"{address} scrolls sideways")
            if page.evaluate("document.getAnimations().some(each => each.effect.getTiming().duration > 1)"):
                problems.append(f"{address} moves")
    assert not problems, "\n".join(problems)


def test_no_page_of_the_editors_keeps_anybody_from_reading_it(browser, live_server, transactional_db, admin_client):  # noqa: F811
    ingest([str(SAMPLE)], sample=True)
    document = Document.objects.get(symbol="A/RES/903/9")
    base = f"/admin/resolutions/document/{document.pk}"
    addresses = ["/admin/", "/admin/resolutions/document/", "/admin/resolutions/reviewitem/", f"{base}/change/"]
    addresses += [f"/admin/resolutions/text/{document.texts.first().pk}/change/", f"{base}/history/", f"{base}/join/"]
    problems = []
    with browser.new_context() as context:
        cookie = admin_client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        for address in addresses:
            assert page.goto(live_server.url + address).status == 200, address
            assert "login" not in page.url
            found = Axe().run(page, options=RULES)
            problems += [f"{address}: {found.generate_report()}"] if found.response["violations"] else []
    assert not problems, "\n".join(problems)
