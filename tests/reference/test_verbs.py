"""Verbs: the phrase that opens a paragraph is found at its very start, as long as possible, and never inside it."""

import json
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from resolutions.reference.verbs import DATA_FILE, find_verb, opens_preamble, verb_pattern

SHARED = Path(__file__).resolve().parents[3] / "shared"
# The published file names end with the language letter: C for Chinese.
RESOLUTIONS = sorted(SHARED.rglob("A_RES_79_*C.xml"))[:60]
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"

GROUPS = [
    pytest.param(language, part, group, id=f"{language}-{part}-{group['example']}")
    for language, parts in json.loads(DATA_FILE.read_text(encoding="utf-8")).items()
    for part, groups in parts.items()
    for group in groups
]
REST = {
    "zh": "有关问题的各项决议，",
    "en": " the matter of the reefs,",
    "fr": " la question des récifs,",
    "es": " la cuestión de los arrecifes,",
    "ru": " вопрос о рифах,",
    "ar": " مسألة الشعاب،",
}


@pytest.mark.parametrize(("language", "part", "group"), GROUPS)
def test_the_example_of_every_group_is_found_whole(language, part, group):
    text = group.get("text", group["example"] + REST[language])
    assert find_verb(text, language) == group["example"]
    assert any(word.lower() in group["example"].lower() for word in group["words"])


@pytest.mark.parametrize(("language", "part", "group"), [param for param in GROUPS if param.values[1] == "verbs"])
def test_every_verb_opens_a_paragraph_alone_and_after_an_adverb(language, part, group):
    for word in group["words"]:
        if language == "zh":
            assert find_verb(word + "其决议") == word
            assert find_verb("又" + word + "其决议") == "又" + word
        else:
            word = word[0].upper() + word[1:] if language == "en" else word
            assert find_verb(word + REST[language], language) == word
        if group["opens"] != "operative":
            assert opens_preamble(word + REST[language], language)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("回顾其第901/2号决议，", "回顾"),
        ("又回顾其第901/3号决议，", "又回顾"),
        ("满意地注意到工作有进展，", "满意地注意到"),
        ("表示注意到秘书长的报告；", "表示注意到"),
        ("深为关切局势恶化，", "深为关切"),
        ("表示极为关切局势恶化，", "表示极为关切"),
        ("意识到时间紧迫，", "意识到"),
        ("铭记各项宗旨，", "铭记"),
        ("欣见成立小组，", "欣见"),
        ("请秘书长提出报告；", "请"),
        ("又请各国答复；", "又请"),
        ("决定继续处理此案。", "决定"),
        ("再次呼吁各方停火；", "再次呼吁"),
        ("在这方面邀请各国参加；", "在这方面邀请"),
        ("在这方面，回顾各项公约，", "在这方面，回顾"),
        ("还最强烈地谴责这些袭击；", "还最强烈地谴责"),
        ("又深为遗憾地表示注意到缺席，", "又深为遗憾地表示注意到"),
        ("感到震惊的是，死者甚多，", "感到震惊的是"),
        ("欢迎并鼓励继续努力；", "欢迎并鼓励"),
        ("连续第三年重申其立场，", "连续第三年重申"),
        ("  \u200e重申承诺，", "重申"),
        ("秘书长的报告", None),
        ("对话与合作的重要性，", None),
        ("根据秘书长的报告，", None),
        ("", None),
    ],
)
def test_the_opening_phrase_of_a_chinese_paragraph(text, verb):
    assert find_verb(text) == verb


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Recalling its resolution 901/2,", "Recalling"),
        ("Recalling also its resolution 901/3,", "Recalling also"),
        ("Noting with appreciation the work done,", "Noting with appreciation"),
        ("Noting with deep concern also the delay,", "Noting with deep concern also"),
        ("Deeply concerned at the delay,", "Deeply concerned"),
        ("Requests the Secretary-General to report;", "Requests"),
        ("Also requests an answer;", "Also requests"),
        ("Decides to continue its work;", "Decides"),
        ("Calls once again upon all parties;", "Calls once again upon"),
        ("Expresses its deep appreciation to the host;", "Expresses its deep appreciation"),
        ("Reiterates its call upon all States;", "Reiterates its call upon"),
        ("Encourages further work;", "Encourages"),
        ("Also, in this regard, calls upon States;", "Also, in this regard, calls upon"),
        ("Having also considered the report,", "Having also considered"),
        ("recalls nothing inside a sentence,", None),
        ("United Nations entities should act;", None),
        ("Notesheet of the meeting", None),
    ],
)
def test_the_opening_phrase_of_an_english_paragraph(text, verb):
    assert find_verb(text, "en") == verb


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("又确认各国的权利，", "zh", True),
        ("审议了秘书长的报告，", "zh", True),
        ("表示严重关切局势，", "zh", True),
        ("根据《宪章》第七章采取行动，", "zh", True),
        ("并回顾上一份报告，", "zh", False),
        ("请秘书长提出报告；", "zh", False),
        ("特别是小国，", "zh", False),
        ("Recalling its resolutions,", "en", True),
        ("Deeply concerned at the delay,", "en", True),
        ("Requests a report;", "en", False),
        ("Rappelant ses résolutions,", "fr", True),
        ("Rappelle ses résolutions ;", "fr", False),
        ("Tomando nota del informe,", "es", True),
        ("с удовлетворением отмечая прогресс,", "ru", True),
        ("وإذ تشير إلى قراراتها،", "ar", True),
        ("تشير إلى قراراتها؛", "ar", False),
    ],
)
def test_which_phrases_open_the_preamble(text, language, expected):
    assert opens_preamble(text, language) is expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("又还再次" * 250_000, "zh"), ("对" + "在" * 1_000_000, "zh"), ("表示深为" * 250_000, "zh"),
     ("Also further " * 100_000, "en"), ("Recalling its deep " + "deep " * 250_000, "en")],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_answered_at_once(text, language):
    verb_pattern(language), opens_preamble("", language)
    started = time.perf_counter()
    find_verb(text, language), opens_preamble(text, language)
    assert time.perf_counter() - started < 20  # hundredths of a second; hours, were it the square of a text's length


def test_a_language_without_verbs_is_refused():
    with pytest.raises(KeyError):
        verb_pattern("it")


@pytest.mark.skipif(not RESOLUTIONS, reason="needs the marked-up resolutions under ../shared")
def test_the_phrase_is_the_one_that_the_markup_of_a_preamble_names():
    same = all_of_them = 0
    for file in RESOLUTIONS:
        for container in ElementTree.parse(file).iter(f"{AKN}container"):
            text = "".join(container.itertext()).strip()
            if text and container.get("name"):
                all_of_them += 1
                same += find_verb(text) == container.get("name").strip(" ，：")
    assert same / all_of_them > 0.95
