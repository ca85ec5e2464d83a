"""Writes a cross-encoder of a few bytes, since no model comes with the tests.

Its score is the highest number of a word of the passage, in the vocabulary that it was given. The
fields are those of ``onnx.proto`` (https://github.com/onnx/onnx), as far as they are needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_INT64, _FLOAT = 7, 1


def write_cross_encoder(folder: Path, words: Sequence[str], *, answers: int = 1) -> Path:
    """Write ``model.onnx`` and ``tokenizer.json``, and return their folder.

    Args:
        folder: Where to write; it is made.
        words: The words that count, the least telling first.
        answers: How many numbers the model gives for a pair.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = ["[UNK]", "[PAD]", "[CLS]", "[SEP]", *words]
    tokenizer = Tokenizer(
        WordLevel({word: at for at, word in enumerate(known)}, unk_token="[UNK]")  # noqa: S106
    )
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    nodes = [
        _node("Mul", ["input_ids", "token_type_ids"], "in_passage"),
        _node("Cast", ["in_passage"], "numbers", _attribute("to", 2, (3, _FLOAT))),
        _node("ReduceMax", ["numbers"], "score", _attribute("axes", 7, (8, 1))),
        _node("Concat", ["score"] * answers, "logits", _attribute("axis", 2, (3, 1))),
    ]
    inputs = [_value(name, _INT64) for name in ("input_ids", "attention_mask", "token_type_ids")]
    graph = b"".join(
        [
            *(_bytes(1, node) for node in nodes),
            _text(2, "graph"),
            *(_bytes(11, each) for each in inputs),
            _bytes(12, _value("logits", _FLOAT)),
        ]
    )
    opset = _bytes(8, _text(1, "") + _number(2, 11))
    (folder / "model.onnx").write_bytes(_number(1, 7) + opset + _bytes(7, graph))
    return folder


def _node(kind: str, inputs: list[str], output: str, attribute: bytes = b"") -> bytes:
    named = b"".join(_text(1, each) for each in inputs) + _text(2, output)
    return named + _text(4, kind) + (_bytes(5, attribute) if attribute else b"")


def _attribute(name: str, kind: int, value: tuple[int, int]) -> bytes:
    return _text(1, name) + _number(*value) + _number(20, kind)


def _value(name: str, kind: int) -> bytes:
    shape = b"".join(_bytes(1, _text(2, dimension)) for dimension in ("pairs", f"{name}-width"))
    tensor = _number(1, kind) + _bytes(2, shape)
    return _text(1, name) + _bytes(2, _bytes(1, tensor))


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
