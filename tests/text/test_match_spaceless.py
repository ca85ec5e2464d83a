"""Chinese, Japanese and Thai: a cut that turns the sentence round or changes a number is one."""

from __future__ import annotations

import pytest
from finding import look, said


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("这座桥不适合卡车通行。", "适合卡车通行"),
        ("这座桥不能用于卡车通行。", "用于卡车通行"),
        ("这座桥至今未\n完工。", "完工"),
        ("市长没有批准这座桥。", "批准这座桥"),
        ("この橋は未完成の計画だ。", "完成の計画"),
        ("この橋は車では渡れない。", "この橋は車では渡れ"),
        ("この橋は使われていません。", "この橋は使われ"),
        ("この橋は使わず川を渡った。", "この橋は使"),
        ("สะพานนี้ไม่ปลอดภัยสำหรับรถ", "ปลอดภัยสำหรับรถ"),
        ("สะพานนี้ยังไม่ได้เปิดใช้งาน", "เปิดใช้งาน"),
        ("桥长四百三十二米，宽十米。", "三十二米"),
        ("桥长四百三十二米，宽十米。", "桥长四百三十"),
        ("桥的造价为2358万元。", "桥的造价为2358"),
        ("桥的造价为2358万元。", "万元"),
        ("过桥的车占三分之一。", "一"),
        ("这是第三座桥。", "三座桥"),
        ("气温为负三度。", "三度"),
        ("橋の費用は３，６５０億円です。", "６５０億円"),
        ("橋の費用は３，６５０億円です。", "650億円"),
        ("橋の費用は３６５０億円です。", "６５０億円"),
        ("橋の費用は３．５億円です。", "橋の費用は３"),
        ("橋の利用は５０％です。", "橋の利用は５０"),
        ("สะพานยาว ๑๒๓ เมตร", "๒๓ เมตร"),
        ("มีรถ 20ล้านคันต่อปี", "มีรถ 20"),
        ("สะพานข้ามน้ำ", "สะพานข้ามน้"),
        ("สะพานข้ามแม่น้ำ", "สะพานข้ามแ"),
    ],
)
def test_a_cut_that_changes_what_is_said_is_told(source: str, quote: str) -> None:
    match = look(source, quote)
    assert match.outcome == "truncated"
    assert match.cut is not None


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("这座桥于1932年开通。", "1932年开通"),
        ("这座桥不宽。但是很长。", "但是很长"),
        ("桥长四百三十二米，宽十米。", "宽十米"),
        ("桥长四百三十二米，宽十米。", "四百三十二米"),
        ("全镇共2019，20人过桥。", "20人过桥"),
        ("この橋の調査は毎年行われる。", "調査は毎年"),
        ("この橋は、まず車が渡った。", "この橋は"),
        ("スパンは１２０ｍです。", "１２０ｍ"),
        ("สะพานนี้เปิดทุกปี", "เปิดทุกปี"),
    ],
)
def test_a_quote_that_changes_nothing_is_found(source: str, quote: str) -> None:
    assert said(source, quote)[0] == "found"


def test_the_whole_that_is_told_is_short() -> None:
    match = look("我们认为该镇的这座旧桥不适合卡车通行，也不适合行人。", "适合卡车通行")
    assert match.cut is not None
    assert match.cut.whole_start == "的这座旧桥不适合卡车通行，"


def test_the_full_stop_of_a_house_style_may_be_any_scripts() -> None:
    source = "这座桥不适合卡车通行，市长说。"
    assert said(source, "这座桥不适合卡车通行。") == ("found", "editorial")
    assert said("هذا الجسر قديم جدا كما قال", "هذا الجسر قديم جدا۔") == ("found", "editorial")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("売上は増えず、赤字が続いたと社長は述べた。", "売上は増え"),
        ("港には船が 3 万隻ある。", "港には船が 3"),
        ("ท่าเรือมีเรือ 5 ล้านลำในปีนี้", "ท่าเรือมีเรือ 5"),
    ],
)
def test_a_negative_ending_and_a_factor_behind_a_space_are_no_less_cut(
    text: str, quote: str
) -> None:
    assert look(text, quote).outcome == "truncated"
