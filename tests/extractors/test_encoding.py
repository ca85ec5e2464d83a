from __future__ import annotations

import codecs

import pytest

from claimcheck.extractors.html import extract as extract_html
from claimcheck.extractors.plain import extract as extract_plain

GERMAN = "Schöne Grüße aus Köln, sagte er – „größer als früher“ – und ging über die Straße."
RUSSIAN = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива."
JAPANESE = (
    "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗い所で泣いていた。"
)


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (GERMAN.encode(), None),
        (GERMAN.encode(), "utf-8"),
        (GERMAN.encode(), "iso-8859-1"),
        (GERMAN.encode(), "no-such-charset"),
        (GERMAN.encode("cp1252"), "iso-8859-1"),
        (GERMAN.encode("cp1252"), "utf-8"),
        (GERMAN.encode("cp1252"), None),
        (codecs.BOM_UTF8 + GERMAN.encode(), "windows-1251"),
        (codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), "utf-8"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), None),
        (GERMAN.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_german_text_is_read_whatever_was_declared(body: bytes, charset: str | None) -> None:
    assert extract_plain(body, charset).text == GERMAN


def test_undeclared_legacy_encodings_are_detected() -> None:
    assert extract_plain(RUSSIAN.encode("cp1251"), None).text == RUSSIAN
    assert extract_plain((JAPANESE * 5).encode("cp932"), None).text == JAPANESE * 5


@pytest.mark.parametrize(
    "declaration",
    [b"<meta charset=koi8-r>", b'<META http-equiv=x content="text/html; charset=KOI8-R">'],
)
def test_page_declares_its_own_charset(declaration: bytes) -> None:
    assert extract_html(declaration + RUSSIAN.encode("koi8-r"), None).text == RUSSIAN


def test_header_goes_before_the_page() -> None:
    body = b"<meta charset=windows-1252><p>" + RUSSIAN.encode("cp1251")
    assert extract_html(body, "windows-1251").text == RUSSIAN


def test_one_broken_byte_does_not_change_the_charset() -> None:
    body = (GERMAN * 5).encode() + b"\xff"
    assert extract_plain(body, "utf-8").text == GERMAN * 5 + "\ufffd"


SENTENCES = {
    "es": "Mañana la compañía pagará más, señaló el dueño del almacén.",
    "fr": "Le blé était déjà rentré à la ferme quand l'été s'acheva.",
    "it": "La verità è che la città non può più aspettare, perché è già tardi.",
    "pl": "Książka leży na stole, a obok niej żółta świeca i łyżka.",
    "cs": "Tři říční lodě čekaly u mostu, než se změnil vítr.",
    "hu": "A hajó őszig a kikötőben állt, mert nem volt hozzá fűtőanyag.",
    "ru": "Пароход вышел из порта утром и вернулся только к ночи.",
    "uk": "Пароплав вийшов із порту вранці й повернувся лише вночі.",
    "el": "Το πλοίο έφυγε από το λιμάνι το πρωί και γύρισε τη νύχτα.",
    "tr": "Gemi sabah limandan ayrıldı ve ancak gece geri döndü, kaptan öyle söyledi.",
    "he": "האונייה יצאה מהנמל בבוקר וחזרה רק בלילה.",
    "ar": "غادرت السفينة الميناء صباحا ولم تعد إلا ليلا.",
    "th": "เรือออกจากท่าในตอนเช้าและกลับมาในตอนกลางคืน",
    "ja": "船は朝に港を出て、夜になってやっと戻った。",
    "zh": "轮船早上离开港口，直到夜里才回来。",
    "ko": "배는 아침에 항구를 떠나 밤에야 돌아왔다.",
    "lt": "Laivas ryte išplaukė iš uosto ir grįžo tik naktį, žmonės džiaugėsi.",
}
WRITTEN = [
    *((name, "cp1252") for name in ("es", "fr", "it")),
    *((name, codec) for name in ("pl", "cs", "hu") for codec in ("cp1250", "iso8859-2")),
    *(("ru", codec) for codec in ("cp1251", "koi8-r", "iso8859-5", "mac-cyrillic", "cp866")),
    *(("uk", codec) for codec in ("cp1251", "koi8-u", "iso8859-5", "mac-cyrillic")),
    *(("el", codec) for codec in ("cp1253", "iso8859-7")),
    *(("tr", codec) for codec in ("cp1254", "iso8859-9")),
    *(("he", codec) for codec in ("cp1255", "iso8859-8")),
    *(("ar", codec) for codec in ("cp1256", "iso8859-6")),
    *(("ja", codec) for codec in ("cp932", "euc-jp", "iso2022-jp")),
    *(("th", "cp874"), ("zh", "gb18030"), ("zh", "big5"), ("ko", "cp949"), ("lt", "cp1257")),
]
LABELS = {"cp874": "windows-874", "cp949": "ks_c_5601-1987", "cp932": "x-sjis"}


@pytest.mark.parametrize(("name", "codec"), WRITTEN)
def test_a_sentence_is_read_right_whether_its_encoding_is_declared_or_not(
    name: str, codec: str
) -> None:
    sentence = SENTENCES[name] if codec != "big5" else "輪船早上離開港口，直到夜裡才回來。"
    body = sentence.encode(codec)
    label = LABELS.get(codec, codec.replace("cp125", "windows-125").replace("mac-", "x-mac-"))
    declared, undeclared = extract_plain(body, label), extract_plain(body, None)
    assert (declared.text, declared.guessed) == (sentence, False)
    assert undeclared.text == sentence
    assert undeclared.guessed is (codec != "iso2022-jp")  # whose escapes tell what it is
    page = f"<?xml version='1.0' encoding='{label}'?><html><p>".encode() + body
    assert extract_html(page, None).text == sentence


@pytest.mark.parametrize("text", ["Größe und Straße", "Peña dijo «no»", "naïve café", "Año"])
def test_a_few_words_are_taken_for_western_european(text: str) -> None:
    assert extract_plain(text.encode("cp1252"), None).text == text


def test_labels_are_those_of_browsers() -> None:
    assert extract_plain("Gemi ıslak “ve” ağır".encode("cp1254"), "iso-8859-9").text
    assert extract_plain("‘So’".encode("cp1252"), "ISO-8859-1").text == "‘So’"
    assert extract_plain("镕基".encode("gb18030"), "gb2312").text == "镕基"
    assert extract_plain("①".encode("cp932"), "shift_jis").text == "①"


def test_a_declared_encoding_is_believed_unless_it_cannot_be() -> None:
    spanish = SENTENCES["es"]
    assert extract_plain(spanish.encode("cp1252"), "utf-8").text == spanish
    wrong = extract_plain(spanish.encode("cp1252"), "windows-1251")
    assert (wrong.text != spanish, wrong.guessed) == (True, False)


def test_stray_control_characters_make_no_text_binary() -> None:
    assert extract_plain(b"a ship\x02s crew\x1b left\x08", None).text.startswith("a ship")
