from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from loopback import html
from run import ROOT, claimcheck, write
from verify_world import FILLER, SHIPS, SURVEY

if TYPE_CHECKING:
    from pathlib import Path

    from verify_world import World

CLAIMS = """\
claims:
  - id: mill-closed
    text: The mill at the weir closed in 2019.
    evidence:
      - source: chronicle
        stance: supports
        quote: It closed in 2019.
  - id: mill-is-old
    text: The mill is old.
"""
SOURCES = """\
sources:
  - id: chronicle
    title: Chronicle
    kind: primary
    file: files/chronicle.md
  - id: letter
    title: A letter
    kind: primary
    file: files/letter.txt
  - id: away
    title: Away
    kind: primary
    url: https://away.example/
"""
CHRONICLE = """\
# Chronicle of the weir

The mill stands at the weir. It closed in 2019. Nobody minded.

The bakery is new. It closed in 2019. Everybody did.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "data/claims.yaml": CLAIMS,
        "data/sources.yaml": SOURCES,
        "data/files/chronicle.md": CHRONICLE,
        "data/files/letter.txt": "Dear all,\n\nin the winter of 2019 the miller shut the mill.\n",
    }
    return write(tmp_path, files)


def suggested(*arguments: str, cwd: Path) -> list[dict[str, object]]:
    ran = claimcheck("suggest", *arguments, "--format", "json", cwd=cwd)
    assert ran.code == 0, ran.err
    document = json.loads(ran.out)
    schema = json.loads((ROOT / "schema" / "suggest.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    return list(document["passages"])


def test_passages_of_all_sources_at_hand_are_shown_best_first(folder: Path) -> None:
    ran = claimcheck("suggest", "mill-closed", "-n", "3", cwd=folder)
    assert ran.code == 0
    assert ran.out == (
        "The mill at the weir closed in 2019.\n"
        "mill-closed\n"
        "\n"
        "1. “It closed in 2019.”\n"
        "   chronicle · quoted already\n"
        "   prefix  stands at the weir.\n"
        "\n"
        "2. “The mill stands at the weir.”\n"
        "   chronicle\n"
        "\n"
        "3. “in the winter of 2019 the miller shut the mill.”\n"
        "   letter\n"
    )
    assert "Looked in 2 of 3 sources. Not at hand:" in ran.err
    assert "--fetch" in ran.err


def test_every_passage_is_a_quote_that_verify_proves(folder: Path) -> None:
    passages = suggested("the mill or the bakery closed", "-n", "50", cwd=folder)
    assert len(passages) > 4
    claims = [
        {
            "id": f"claim-{number}",
            "text": f"Claim {number}.",
            "evidence": [
                {
                    "source": each["source"],
                    "stance": "supports",
                    "quote": {key: words for key, words in each["quote"].items() if words},  # type: ignore[attr-defined]
                }
            ],
        }
        for number, each in enumerate(passages)
    ]
    write(folder, {"data/claims.yaml": json.dumps({"claims": claims})})
    ran = claimcheck("verify", "--offline", cwd=folder)
    assert f"{len(passages)} proven" in ran.out + ran.err


def test_one_source_can_be_asked_for_and_an_unknown_one_is_told(folder: Path) -> None:
    passages = suggested("mill", "--source", "letter", cwd=folder)
    assert {each["source"] for each in passages} == {"letter"}
    ran = claimcheck("suggest", "mill", "--source", "latter", cwd=folder)
    assert (ran.code, ran.err) == (
        2,
        "error: there is no source 'latter'\nhelp: did you mean 'letter'?\n",
    )


def test_no_level_and_no_stance_is_ever_proposed(folder: Path) -> None:
    for how in ("text", "json"):
        out = claimcheck("suggest", "mill-closed", "--format", how, cwd=folder).out
        assert not any(word in out for word in ("verified", "directional", "unsupported", "stance"))


def test_words_that_are_no_id_are_words(folder: Path) -> None:
    ran = claimcheck("suggest", "mill-clozed", cwd=folder)
    assert ran.code == 0
    assert "No claim is called 'mill-clozed': these are passages with its words." in ran.err
    assert claimcheck("suggest", "  ", cwd=folder).code == 2
    nothing = claimcheck("suggest", "zeppelin", cwd=folder)
    assert (nothing.code, nothing.out) == (0, "")
    assert "No passage of what is at hand shares a word with it." in nothing.err


def test_nothing_in_the_registry_is_written(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    claimcheck("suggest", "mill-closed", cwd=folder)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_addresses_are_asked_only_on_request_and_then_kept(world: World) -> None:
    world.site.pages["/a"] = html("A", SHIPS, FILLER)
    world.site.pages["/b"] = html("B", SURVEY, FILLER)
    world.source("a", "/a")
    world.source("b", "/b")
    world.claim("ships", "a", "counted 4,210 ships in 2019")
    world.save()

    def run(*more: str) -> tuple[str, str]:
        ran = claimcheck(
            "suggest",
            "how many ships came in 2019",
            *more,
            cwd=world.folder,
            env=world.variables,
        )
        return ran.out, ran.err

    out, err = run()
    assert out == ""
    assert "Looked in 0 of 2 sources" in err
    assert world.site.asked == []
    out, err = run("--fetch")
    assert "The harbour authority counted 4,210 ships in 2019" in out
    assert len(world.site.asked) == 2
    assert run()[0] == out
    assert len(world.site.asked) == 2


@pytest.mark.parametrize("order", [("mill", "bakery"), ("bakery", "mill")])
def test_a_cross_encoder_reads_the_best_passages_again(
    folder: Path, tmp_path: Path, order: tuple[str, str]
) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    from onnx_writer import write_cross_encoder

    model = write_cross_encoder(tmp_path / "model", order)
    first, *_ = suggested("mill bakery", "--rerank", str(model), cwd=folder)
    assert order[1] in first["quote"]["exact"]  # type: ignore[index]


def test_a_folder_without_a_model_is_told(folder: Path) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    ran = claimcheck("suggest", "mill", "--rerank", folder, cwd=folder)
    assert (ran.code, "holds no model.onnx" in ran.err) == (2, True)


def test_without_the_extra_it_says_how_to_install_it(folder: Path, tmp_path: Path) -> None:
    block = write(tmp_path / "block", {"onnxruntime.py": "raise ImportError(name='onnxruntime')"})
    path = f"{block}:{ROOT / 'tests' / 'offline'}:{ROOT}"
    ran = claimcheck("suggest", "mill", "--rerank", folder, cwd=folder, env={"PYTHONPATH": path})
    assert ran.code == 2
    assert "pip install 'claimcheck-cli[rerank]'" in ran.err
