"""Fingerprints: paragraphs of nearly the same words share a band, others don't."""

from resolutions.comparing.wording import fingerprint, wording_likeness
from tests.comparing.test_alignment import BOAT, MAP, RIVER, TEXT


def share(a, b):
    return bool(set(fingerprint(a)) & set(fingerprint(b)))


def test_the_same_words_share_all_bands_whatever_their_points_and_figures():
    assert fingerprint(BOAT) == fingerprint(BOAT.replace("；", "。"))
    before, after = (
        "请秘书长向大会第七十五届会议提交一份关于灯塔的报告",
        "请秘书长向大会第七十七届会议提交一份关于灯塔的报告",
    )
    assert fingerprint(before) == fingerprint(after)
    assert wording_likeness(before, after) == 1


def test_nearly_the_same_words_share_a_band():
    longer = RIVER + MAP
    assert share(longer, longer.replace("特别是", "尤其是"))
    assert share(longer, "又" + longer)


def test_other_words_share_none():
    assert not any(share(a, b) for a in TEXT for b in TEXT if a is not b)
    assert wording_likeness(BOAT, MAP) < 0.5


def test_what_is_too_short_says_nothing():
    assert fingerprint("大会，") == []
    assert fingerprint("") == []
    assert wording_likeness("", "") == 0


def test_a_fingerprint_is_the_same_in_every_run():
    """It is stored: another library or seed would need `manage.py relate`."""
    assert fingerprint(RIVER)[:2] == [-3667610033656218294, -5097999675300338205]
