"""What changed in meaning, as the action shows it: the summary of the job, and one comment."""

from __future__ import annotations

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from action_runner import Finished, Runner, installed, step_of
from git_repo import CLAIMS, WARM, git, repository
from run import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")

MARK = "<!-- claimcheck diff -->\n"
BOT = "github-actions[bot]"


class Api:
    """Comments of one pull request, kept as GitHub keeps them, a hundred to a page."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, str]] = []
        self.refuses = False
        self.address = ""

    def add(self, author: str, body: str) -> None:
        number = len(self.comments) + 1
        self.comments.append({"id": number, "user": {"login": author}, "body": body})

    def answer(self, method: str, path: str, content: dict[str, Any]) -> tuple[int, Any]:
        if self.refuses:
            return 403, {"message": "Resource not accessible by integration"}
        if method == "GET":
            page = int(path.rsplit("page=", 1)[1])
            return 200, self.comments[(page - 1) * 100 : page * 100]
        if len(content["body"]) > 65_536:
            return 422, {"message": "body is too long"}
        if method == "POST":
            self.add(BOT, content["body"])
            return 201, self.comments[-1]
        known = self.comments[int(path.rsplit("/", 1)[1]) - 1]
        known["body"] = content["body"].replace("\n", "\r\n")
        return 200, known


@pytest.fixture
def api() -> Iterator[Api]:
    found = Api()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            content = json.loads(self.rfile.read(length) or b"{}")
            found.asked.append((self.command, self.path, self.headers["Authorization"]))
            code, said = found.answer(self.command, self.path, content)
            self.send_response(code)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - the names of the library

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a branch with a claim that main does not have."""
    folder = repository(tmp_path / "workspace")
    git(folder, "switch", "--quiet", "--create", "branch")
    return change(folder, CLAIMS + WARM)


def change(folder: Path, claims: str) -> Path:
    write(folder, {"data/claims.yaml": claims})
    git(folder, "commit", "--quiet", "--all", "--message", "change")
    return folder


def told(folder: Path, api: Api, **changes: str) -> Finished:
    """Run the step that tells what changed, for a pull request of the repository itself."""
    inputs = {"since": "main", "comment": "true"} | {
        name: changes.pop(name) for name in ("since", "comment", "claims") if name in changes
    }
    temp = installed(folder.parent / "temp")
    event = {
        "pull_request": {
            "number": 7,
            "head": {"repo": {"full_name": changes.pop("head", "lake/facts")}},
        }
    }
    write(temp, {"event.json": json.dumps(event)})
    runner = Runner(folder, temp, inputs)
    runner.context["steps.install.outputs.program"] = str(temp / "claimcheck")
    variables = {
        "GITHUB_API_URL": api.address,
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(temp / "event.json"),
        "GITHUB_REPOSITORY": "lake/facts",
        "PYTHONPATH": "",
        **changes,
    }
    ran = runner.run(step_of("diff"), **variables)
    assert ran.code == 0, ran.log
    return ran


def summary(folder: Path) -> str:
    return (folder.parent / "temp/summary.md").read_text("utf-8")


def test_the_summary_says_what_changed(folder: Path, api: Api) -> None:
    told(folder, api, comment="false")

    assert summary(folder).startswith("### What changed in meaning\n\n**1 added**")
    assert "The lake is warm." in summary(folder)
    assert api.asked == []


def test_one_comment_is_kept_up_to_date(folder: Path, api: Api) -> None:
    for number in range(130):
        api.add("somebody", f"Comment {number}.")
    api.add("somebody", MARK + "Not by the job.")

    first = told(folder, api)
    same = told(folder, api)
    change(folder, CLAIMS + WARM.replace("warm.", "warm and salty."))
    second = told(folder, api)

    assert "the comment is written" in first.log
    assert "says it already" in same.log
    assert "is up to date" in second.log
    written = [each for each in api.comments if each["user"]["login"] == BOT]
    assert len(written) == 1
    assert written[0]["body"].startswith("<!-- claimcheck diff -->")
    assert "The lake is warm and salty." in written[0]["body"]
    assert [method for method, _, _ in api.asked if method != "GET"] == ["POST", "PATCH"]
    assert {token for _, _, token in api.asked} == {"Bearer token-of-the-job"}


def test_where_nothing_changed_no_comment_begins_and_an_old_one_says_so(
    folder: Path, api: Api
) -> None:
    change(folder, CLAIMS + "# only a comment\n")
    told(folder, api)
    assert api.comments == []

    api.add(BOT, MARK + "Something changed.")
    told(folder, api)

    assert "Nothing changed in meaning." in api.comments[0]["body"]


@pytest.mark.parametrize(
    "changes",
    [
        {"GITHUB_EVENT_NAME": "pull_request_target"},
        {"GITHUB_EVENT_NAME": "push"},
        {"head": "stranger/facts"},
    ],
)
def test_nobody_else_s_branch_and_no_other_trigger_gets_a_comment(
    folder: Path, api: Api, changes: dict[str, str]
) -> None:
    ran = told(folder, api, **changes)

    assert "no comment is written for" in ran.log
    assert api.asked == []
    assert "The lake is warm." in summary(folder)


def test_a_token_that_may_not_write_is_a_warning(folder: Path, api: Api) -> None:
    api.refuses = True

    ran = told(folder, api)

    assert "::warning title=claimcheck::the comment could not be written: HTTP Error 403" in ran.log
    assert "pull-requests: write" in ran.log


def test_a_comment_fits_and_mentions_nobody(folder: Path, api: Api) -> None:
    many = "".join(
        f"  - id: new-{number}\n    text: '@everyone looks at #{number}. {'Long words. ' * 30}'\n"
        for number in range(400)
    )
    change(folder, CLAIMS + many)

    told(folder, api)

    body = api.comments[0]["body"]
    assert 30_000 < len(body) <= 65_000
    assert "@everyone" not in body
    assert body.count("<details>") == body.count("</details>")


def test_what_cannot_be_compared_is_a_warning(folder: Path, api: Api) -> None:
    change(folder, "claims: [\n")

    ran = told(folder, api)

    assert "::warning title=claimcheck::what changed in meaning could not be told" in ran.log
    assert api.asked == []


def test_an_input_is_never_an_option_or_a_command(folder: Path, api: Api) -> None:
    for hostile in ("--output=/etc/trap", '"; touch trap; $(touch trap)'):
        told(folder, api, since=hostile)
        told(folder, api, comment=hostile)

    assert not (folder / "trap").exists()
    assert api.asked == []
