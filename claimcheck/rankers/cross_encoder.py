"""A cross-encoder: a model that reads a claim and a passage together (extra ``rerank``).

Any model of that kind that was exported to ONNX, in a folder with ``model.onnx`` and
``tokenizer.json``; nothing is ever downloaded. It reads each passage twice, alone and behind the
sentence before it, and the mean counts: much that speaks to a claim says *it* and *they*. Method:
Nogueira and Cho, *Passage Re-ranking with BERT* (2019).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.rankers.base import Passage, Scorer

_MODEL: Final = "model.onnx"
_TOKENIZER: Final = "tokenizer.json"
_LONGEST: Final = 256
"""Tokens of a claim and a passage together; a longer passage is cut."""
_TOGETHER: Final = 8
"""Pairs that are read at once; of like length, since the short ones are filled up."""


def prepare(passages: Sequence[Passage], model: Path | None = None, /) -> Scorer:
    """Load the model in a folder.

    Raises:
        ClaimcheckError: The extra is not installed, no folder is named, or what it holds is no
            cross-encoder.
    """
    if model is None:
        raise ClaimcheckError(
            "a cross-encoder needs a model", help="name the folder of one: --rerank FOLDER"
        )
    read = _load(model)

    def score(claim: str, among: Sequence[int], /) -> list[float]:
        scores: dict[int, float] = {}
        ordered = sorted(among, key=lambda at: len(passages[at].text))
        for first in range(0, len(ordered), _TOGETHER):
            some = ordered[first : first + _TOGETHER]
            alone = read([(claim, passages[at].text) for at in some])
            after = read([(claim, f"{passages[at].before} {passages[at].text}") for at in some])
            scores |= {
                at: (one + other) / 2 for at, one, other in zip(some, alone, after, strict=True)
            }
        return [scores[at] for at in among]

    return score


@lru_cache(maxsize=1)
def _load(folder: Path) -> Any:
    """Return what gives pairs of texts their scores."""
    try:
        import numpy as np
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ClaimcheckError(
            f"reading a model takes {error.name}, which is not installed",
            help="install it: pip install 'claimcheck-cli[rerank]'",
        ) from None
    for name in (_MODEL, _TOKENIZER):
        if not (folder / name).is_file():
            raise ClaimcheckError(
                f"{folder.as_posix()} holds no {name}",
                help=f"name the folder of a cross-encoder with {_MODEL} and {_TOKENIZER}",
            )
    quiet = onnxruntime.SessionOptions()
    quiet.log_severity_level = 4
    try:
        tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        session = onnxruntime.InferenceSession(
            str(folder / _MODEL), quiet, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # noqa: BLE001 - both raise whatever their native code does
        raise _is_none(folder, str(error)) from None
    tokenizer.enable_truncation(_LONGEST, strategy="longest_first")
    tokenizer.enable_padding(
        pad_id=tokenizer.token_to_id("[PAD]") or tokenizer.token_to_id("<pad>") or 0
    )
    wanted = {each.name for each in session.get_inputs()}

    def read(pairs: Sequence[tuple[str, str]]) -> list[float]:
        encoded = tokenizer.encode_batch(list(pairs))
        given = {
            "input_ids": [each.ids for each in encoded],
            "attention_mask": [each.attention_mask for each in encoded],
            "token_type_ids": [each.type_ids for each in encoded],
        }
        if not wanted <= given.keys():
            raise _is_none(folder, f"it asks for {', '.join(sorted(wanted - given.keys()))}")
        arrays = {name: np.array(given[name], dtype=np.int64) for name in wanted}
        try:
            logits = session.run(None, arrays)[0]
        except Exception as error:  # noqa: BLE001 - as above
            raise _is_none(folder, str(error)) from None
        if logits.shape == (len(pairs),):
            return [float(each) for each in logits]
        if logits.shape == (len(pairs), 1):
            return [float(each[0]) for each in logits]
        if logits.shape == (len(pairs), 2):  # not relevant, and relevant
            return [float(each[1] - each[0]) for each in logits]
        raise _is_none(folder, f"it answers with {' × '.join(map(str, logits.shape))} numbers")

    return read


def _is_none(folder: Path, why: str) -> ClaimcheckError:
    return ClaimcheckError(
        f"{folder.as_posix()} holds no cross-encoder that can be used: "
        f"{(why.splitlines() or ['no reason was given'])[0]}",
        help="name the folder of a model that gives a claim and a passage one number",
    )
