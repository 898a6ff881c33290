"""States: every name that documents of 1946 to 2025 print finds its State, and nothing else does."""

import json
import re
from pathlib import Path

import pytest

from resolutions.reference.states import all_states, find_state, get_state

SHARED = Path(__file__).resolve().parents[3] / "shared"

# Misprints, and names run together with something else, in the published vote and sponsor lists.
MISPRINTS = {"NAMBIA", "MALTAS", "NORTHERN IRELAND", "ANGOLA BAHAMAS", "CHILE,DOMINICAN REPUBLIC"}
MISPRINTS |= {"UNITED KINGDOMAND URUGUAY", "BARBADOS. DOMINICAN REPUBLIC", "LIBERIA. SUBSEQUENTLY"}


def codes(names):
    return [state.code if (state := find_state(name)) else None for name in names]


@pytest.mark.parametrize("state", all_states(), ids=lambda state: state.code)
def test_every_name_of_a_state_finds_that_state(state):
    names = [*state.names.values(), *(other.name for other in state.other_names), *filter(None, [state.formal])]
    for name in names:
        for printed in (name, name.upper(), f" {name} *", name.replace("(", "（").replace(")", "）")):
            assert find_state(printed) == state


@pytest.mark.parametrize("state", all_states(), ids=lambda state: state.code)
def test_every_state_has_its_codes_six_names_and_regions(state):
    assert get_state(state.code.lower()) is state
    assert re.fullmatch(r"[A-Z]{3} [A-Z]{2} \d{3}", f"{state.code} {state.iso2} {state.m49}")
    assert list(state.names) == ["zh", "en", "fr", "es", "ru", "ar"] and all(state.names.values())
    assert state.region["zh"] and state.region["en"] and state.subregion["zh"] and state.subregion["en"]


@pytest.mark.parametrize("state", all_states(), ids=lambda state: state.code)
def test_every_other_name_says_when_or_where_it_was_used(state):
    for other in state.other_names:
        assert other.language in ("zh", "en")
        assert re.search(r"\b(?:19|20)\d\d", other.example), other


def test_one_hundred_and_ninety_three_states_are_members():
    assert sum(state.member for state in all_states()) == 193


def test_a_former_name_finds_the_state_of_today():
    former = {
        "前南斯拉夫的马其顿共和国": "MKD", "the former Yugoslav Republic of Macedonia": "MKD", "Swaziland": "SWZ",
        "捷克共和国": "CZE", "土耳其共和国": "TUR", "Turkey": "TUR", "Cape Verde": "CPV", "象牙海岸": "CIV",
        "扎伊尔": "COD", "上沃尔特": "BFA", "Burma": "MMR", "Democratic Kampuchea": "KHM", "锡兰": "LKA",
        "达荷美": "BEN", "坦噶尼喀": "TZA", "阿拉伯利比亚民众国": "LBY", "叙利亚": "SYR", "西萨摩亚": "WSM",
        "白俄罗斯苏维埃社会主义共和国": "BLR", "乌克兰苏维埃社会主义共和国": "UKR", "荷兰": "NLD", "朝鲜": "PRK",
        "委内瑞拉": "VEN", "玻利维亚": "BOL", "摩尔多瓦": "MDA", "伊朗": "IRN", "老挝": "LAO",
    }  # fmt: skip
    assert codes(former) == list(former.values())


def test_the_soviet_union_is_continued_by_the_russian_federation():
    assert codes(["苏联", "苏维埃社会主义共和国联盟", "USSR"]) == ["RUS", "RUS", "RUS"]


def test_a_state_without_a_single_successor_stays_itself():
    names = ["捷克斯洛伐克", "南斯拉夫", "德意志民主共和国", "塞尔维亚和黑山", "Democratic Yemen"]
    assert codes(names) == ["CSK", "YUG", "DDR", "SCG", "YMD"]
    assert all(find_state(name).historical and not find_state(name).member for name in names)
    assert {state.code for state in all_states() if state.historical} == {"CSK", "YUG", "DDR", "SCG", "YMD"}


def test_the_federal_republic_of_yugoslavia_is_the_state_that_became_serbia_and_montenegro():
    assert codes(["南斯拉夫联盟共和国", "Federal Republic of Yugoslavia"]) == ["SCG", "SCG"]


def test_observer_states_are_found_and_are_no_members():
    assert codes(["教廷", "Holy See", "巴勒斯坦国", "THE STATE OF PALESTINE"]) == ["VAT", "VAT", "PSE", "PSE"]
    assert not get_state("VAT").member and not get_state("PSE").member


@pytest.mark.parametrize("name", ["欧洲联盟", "欧盟", "European Union", "77国集团", "submitted by the Chair", "", "*"])
def test_what_is_no_state_finds_none(name):
    assert find_state(name) is None


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("阿拉伯\n 利比亚民众国", "LBY"),
        ("委内瑞拉（玻利瓦尔共和国）", "VEN"),
        ("委内瑞拉玻利瓦尔共和国*", "VEN"),
        ("COTE D'IVOIRE", "CIV"),
        ("LAO PEOPLE’S DEMOCRATIC  REPUBLIC", "LAO"),
        ("Türki̇ye", "TUR"),
        ("TÜRKÝYE", "TUR"),
        ("TIMOR LESTE", "TLS"),
        ("THEREPUBLIC OF KOREA", "KOR"),
        ("BAHAMAS (THE)", "BHS"),
        ("the United Kingdom", "GBR"),
        ("EGYPT (ON BEHALF OF THE GROUP OF AFRICAN STATES)", "EGY"),
        ("古巴（代表77国集团和中国）", "CUB"),
    ],
)
def test_how_a_name_is_printed_makes_no_difference(printed, code):
    assert find_state(printed).code == code


@pytest.mark.skipif(not SHARED.exists(), reason="needs the published vote lists under ../shared")
def test_every_state_in_the_published_vote_lists_is_found():
    # One record a line; other JSON files there have no votes.
    files = [file for file in SHARED.rglob("*.json") if '"MS_in_favour"' in file.read_text(encoding="utf-8")[:9000]]
    if not files:
        pytest.skip("no vote lists under ../shared")
    missing = set()
    for file in files:
        for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
            for key, value in json.loads(line).items():
                if isinstance(value, list) and (key.startswith("MS_") or "sponsor" in key):
                    missing |= {name for name in value if not find_state(name)}
    # Sponsors that are offices, and whole sentences: a State's name alone has neither.
    not_states = re.compile(r"(?i)submitted|representative|basis of|annex|,.* and |\) and |^Australia and |^$")
    assert {name for name in missing if not not_states.search(name)} <= MISPRINTS
