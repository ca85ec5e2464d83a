"""Keeps one comment on a pull request up to date, for the action; the standard library is enough.

It is run where the trigger is ``pull_request`` and the branch is one of the repository itself. From
a fork, GitHub gives a token that may not write; the summary of the job shows the same. Under
``pull_request_target``, which would hand a token that writes to a job about a stranger's files, it
does nothing. What cannot be posted is a warning and fails no job.

Reads ``GITHUB_EVENT_NAME``, ``GITHUB_EVENT_PATH``, ``GITHUB_REPOSITORY``, ``GITHUB_API_URL`` and
``GITHUB_TOKEN``, as a runner sets them.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

MARK = "<!-- claimcheck diff -->"
"""What the comment begins with, so that it is found again."""

AUTHOR = "github-actions[bot]"
"""Who writes with the token of a job; a comment of anybody else is left alone."""

LARGEST = 65_000
"""Characters of a comment; GitHub refuses more than 65,536."""

EMPTY = "Nothing changed in meaning."
TOO_LONG = "What changed is too long for a comment; the summary of the job has all of it."
_PAGE = 100
_SECONDS = 30


def main(path: str) -> int:
    """Post what a file says; return the exit code, which is always 0."""
    name = os.environ.get("GITHUB_EVENT_NAME", "")
    if name != "pull_request":
        return _told(f"no comment is written for the event {name}, only for pull_request")
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    repository, request = os.environ["GITHUB_REPOSITORY"], event["pull_request"]
    if ((request["head"].get("repo") or {}).get("full_name")) != repository:
        return _told("no comment is written for a fork; the summary of the job shows what changed")
    text = Path(path).read_text("utf-8")
    try:
        return _told(_keep(f"/repos/{repository}/issues", int(request["number"]), text))
    except (OSError, ValueError) as error:  # an HTTP error is an OSError too
        print(f"::warning title=claimcheck::the comment could not be written: {_line(str(error))}")
        print("give the job the permission pull-requests: write, or leave 'comment' out")
        return 0


def _keep(issues: str, number: int, text: str) -> str:
    """Write the comment, or bring it up to date; return what was done."""
    body = f"{MARK}\n{text}"
    if len(body) > LARGEST:
        body = f"{MARK}\n{TOO_LONG}\n"
    known = _find(f"{issues}/{number}/comments")
    if known is not None:
        if known["body"].replace("\r\n", "\n").rstrip() == body.rstrip():
            return "the comment says it already"
        _ask("PATCH", f"{issues}/comments/{int(known['id'])}", {"body": body})
        return "the comment is up to date"
    if EMPTY in text:
        return "nothing changed in meaning, so no comment is written"
    _ask("POST", f"{issues}/{number}/comments", {"body": body})
    return "the comment is written"


def _find(address: str) -> dict[str, Any] | None:
    """Return the comment that was written before; None where there is none."""
    page = 1
    while True:
        found = _ask("GET", f"{address}?per_page={_PAGE}&page={page}")
        for each in found:
            author = (each.get("user") or {}).get("login")
            if author == AUTHOR and str(each.get("body")).startswith(MARK):
                return dict(each)
        if len(found) < _PAGE:
            return None
        page += 1


def _ask(method: str, address: str, content: dict[str, str] | None = None) -> Any:
    request = urllib.request.Request(  # noqa: S310 - the runner says where its API is
        os.environ["GITHUB_API_URL"] + address,
        data=json.dumps(content).encode() if content is not None else None,
        method=method,
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Content-Type": "application/json",
            "User-Agent": "claimcheck",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - likewise
        return json.loads(answer.read())


def _told(text: str) -> int:
    print(text)
    return 0


def _line(text: str) -> str:
    """Return a text that ends no line of a workflow command."""
    return " ".join(text.split()).replace("%", "%25")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
