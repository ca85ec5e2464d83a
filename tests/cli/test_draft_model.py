"""``claimcheck draft --model`` against a real server on loopback that speaks the protocol."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from run import ROOT, Ran, claimcheck, write

from claimcheck.app.draft.model import PROMPT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("llm")

TEXT = """\
# Weldon counts its ships

The port of Weldon counted 4,210 ships in 2019 and 4,198 in 2018. He may retire.

“The dues will not rise,” harbour master Ann Lee said.
"""


class Server:
    """Answers every request for a completion with the same text; keeps what it was asked."""

    def __init__(self) -> None:
        self.answer: str | bytes = "[]"
        self.status = 200
        self.asked: list[dict[str, Any]] = []
        self.address = ""


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            server.asked.append(json.loads(self.rfile.read(length)))
            body = server.answer
            if isinstance(body, str):
                message = {"role": "assistant", "content": body}
                body = json.dumps(
                    {
                        "id": "1",
                        "object": "chat.completion",
                        "created": 1,
                        "model": "tiny",
                        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
                    }
                ).encode()
            self.send_response(server.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    server.address = f"http://127.0.0.1:{http.server_port}/v1"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def drafted(server: Server, folder: Path, answer: object, *more: str, text: str = TEXT) -> Ran:
    server.answer = answer if isinstance(answer, (str, bytes)) else json.dumps(answer)
    model = [{"model_id": "tiny", "model_name": "tiny", "api_base": server.address}]
    write(folder, {"post.md": text, "llm/extra-openai-models.yaml": json.dumps(model)})
    env = {"LLM_USER_PATH": str(folder / "llm"), "HOME": str(folder)}
    return claimcheck("draft", "post.md", "--model", "tiny", *more, cwd=folder, env=env)


def said(claim: str, span: str, **more: object) -> dict[str, object]:
    return {"claim": claim, "span": span, "speaker": None, "unclear": None, **more}


SHIPS = said(
    "The port of Weldon counted 4,210 ships in 2019.",
    "The port of Weldon counted 4,210 ships in 2019",
)
DUES = said(
    "The dues will not rise.",
    "“The dues will not rise,” harbour master Ann Lee said.",
    speaker="Ann Lee",
)


@pytest.mark.parametrize(
    "form", ["{}", "```json\n{}\n```", "Here you are:\n```\n{}```\nBye.", '{{"claims": {}}}']
)
def test_atomic_claims_with_their_words_are_taken(
    server: Server, tmp_path: Path, form: str
) -> None:
    ran = drafted(server, tmp_path, form.format(json.dumps([SHIPS, DUES])), "--by", "The Gazette")
    assert ran.code == 0, ran.err
    whole, ships, dues = yaml.safe_load(ran.out)["claims"]
    assert whole["parts"] == [ships["id"], dues["id"]]
    assert (ships["text"], ships["asserted"]["by"]) == (SHIPS["claim"], "The Gazette")
    assert (dues["text"], dues["asserted"]["by"]) == (DUES["claim"], "Ann Lee")
    assert "quote: The port of Weldon counted 4,210 ships in 2019" in ran.out
    assert "2 statements in" in ran.err


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (
            said("Weldon counted ships.", "Weldon counted many ships"),
            "are not in the document",
        ),
        (said("Weldon counted 5,000 ships.", SHIPS["span"]), "“5,000"),  # type: ignore[arg-type]
        (said("The dues will rise.", DUES["span"]), "more, or less"),  # type: ignore[arg-type]
        (said("He will retire.", "He may retire."), "more, or less"),
        (said("John Weldon counted 4,210 ships.", SHIPS["span"]), "“John"),  # type: ignore[arg-type]
        (said("The dues will not rise.", DUES["span"], speaker="Eve Roe"), "“Eve"),  # type: ignore[arg-type]
        (said("All ports counted 4,210 ships in 2019.", SHIPS["span"]), "more, or less"),  # type: ignore[arg-type]
        ("4,210 ships", "it is no claim with a span"),
        ({"claim": "4,210 ships"}, "it is no claim with a span"),
        ({"claim": 4210, "span": ["a"]}, "it is no claim with a span"),
        (None, "it is no claim with a span"),
    ],
)
def test_what_the_words_do_not_say_is_dropped_and_told(
    server: Server, tmp_path: Path, item: object, why: str
) -> None:
    ran = drafted(server, tmp_path, [item, DUES])
    assert ran.code == 0, ran.err
    assert [each["text"] for each in yaml.safe_load(ran.out)["claims"][1:]] == [DUES["claim"]]
    assert "dropped" in ran.err
    assert why in ran.err


def test_what_is_unclear_is_left_to_the_person(server: Server, tmp_path: Path) -> None:
    unclear = said("Somebody may retire.", "He may retire.", unclear="nobody says who he is")
    ran = drafted(server, tmp_path, [SHIPS, unclear])
    assert "#   “He may retire.”: nobody says who he is" in ran.out
    assert len(yaml.safe_load(ran.out)["claims"]) == 2


@pytest.mark.parametrize("answer", ["I cannot do that.", "", "[{", '"text"', "7", "[" * 100_000])
def test_an_answer_that_is_none_is_told(server: Server, tmp_path: Path, answer: str) -> None:
    ran = drafted(server, tmp_path, answer)
    assert (ran.code, ran.out) == (2, "")
    assert "gave no answer that can be read" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("status", "body"), [(400, b'{"error": {"message": "no such"}}'), (200, b"x")]
)
def test_a_server_that_fails_is_told(
    server: Server, tmp_path: Path, status: int, body: bytes
) -> None:
    server.status = status
    ran = drafted(server, tmp_path, body)
    assert (ran.code, ran.out) == (2, "")
    assert "the model tiny did not answer" in ran.err


def test_a_long_text_is_sent_in_parts_that_hold_all_of_it(server: Server, tmp_path: Path) -> None:
    blocks = [f"Sentence number {number} says so." * 20 for number in range(40)]
    drafted(server, tmp_path, [], text="\n\n".join(blocks))
    sent = [each["messages"] for each in server.asked]
    assert {messages[0]["role"] for messages in sent} == {"system"}
    assert {messages[0]["content"].strip() for messages in sent} == {PROMPT.strip()}
    parts = [messages[1]["content"] for messages in sent]
    assert len(parts) > 3
    assert all(len(part) <= 6000 for part in parts)
    assert "\n\n".join(parts).split() == "\n\n".join(blocks).split()


def test_a_model_that_nobody_set_up_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"post.md": TEXT})
    env = {"LLM_USER_PATH": str(tmp_path / "llm")}
    ran = claimcheck("draft", "post.md", "--model", "nobody", cwd=tmp_path, env=env)
    assert (ran.code, "llm knows no model 'nobody'" in ran.err) == (2, True)


def test_the_prompt_stands_in_the_documentation() -> None:
    page = (ROOT / "docs" / "how-to" / "draft.md").read_text(encoding="utf-8")
    assert f"```text\n{PROMPT}```" in page
