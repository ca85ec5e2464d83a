"""``claimcheck check`` on texts in which claims are published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from git_repo import CLAIMS, SOURCES, TODAY, commit, git, repository
from run import Ran, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = '[[prose]]\nfiles = ["README.md", "docs/**/*.md"]\n'
UNPROVEN = '\n[levels]\nproof = "none"\n'
README = "# Lake\n\nThe lake is deep.<!-- claimcheck: lake-is-deep --> It is blue.\n"
COLD = "\nThe lake is cold.<!-- claimcheck: lake-is-cold -->\n"


def check(folder: Path, *arguments: str) -> Ran:
    return claimcheck("check", "--today", TODAY, "--format", "concise", *arguments, cwd=folder)


def world(folder: Path) -> Path:
    write(
        repository(folder),
        {"claimcheck.toml": CONFIG + UNPROVEN, "README.md": README, "docs/a/b.md": COLD},
    )
    commit(folder)
    return folder


def rules(ran: Ran) -> list[str]:
    return [line.split("[")[1].split("]")[0] for line in ran.out.splitlines()]


def test_a_sentence_with_an_unsupported_claim_fails_in_any_folder(tmp_path: Path) -> None:
    ran = check(world(tmp_path), "--select", "prose-overstated")

    assert ran.code == 1
    assert ran.out.startswith("docs/a/b.md:2:1: error[prose-overstated] lake-is-cold: ")
    assert "2 marks; found 1 error" in ran.err


def test_a_figure_that_was_changed_in_a_text_alone_fails(tmp_path: Path) -> None:
    claim = "99.94% of true quotes found, none of 4,256 false ones accepted"
    claims = CLAIMS.replace("The lake is deep.", claim)
    readme = f"The matcher on its own corpus: **{claim}**.<!-- claimcheck: lake-is-deep -->\n"
    folder = write(
        repository(tmp_path),
        {
            "claimcheck.toml": '[[prose]]\nfiles = ["README.md"]\n',
            "data/claims.yaml": claims,
            "README.md": readme,
        },
    )
    assert check(folder, "--select", "prose-drifted").code == 0

    write(folder, {"README.md": readme.replace("99.94", "99.99")})
    ran = check(folder, "--select", "prose-drifted")

    assert ran.code == 1
    assert ran.out.startswith(
        "README.md:1:1: error[prose-drifted] lake-is-deep: the sentence says “99.99%”, and the "
        "claim does not; the claim says “99.94%”"
    )


def test_what_a_change_does_to_a_text_is_told_since_a_revision(tmp_path: Path) -> None:
    folder = world(tmp_path)
    git(folder, "checkout", "--quiet", "-b", "change")
    write(
        folder,
        {
            "README.md": "# Lake\n\nMoved.\n\nThe lake is deep. It is blue.\n",
            "docs/a/b.md": f"Moved.\n{COLD}\nThe lake is icy.<!-- claimcheck: lake-is-cold -->\n",
        },
    )

    ran = check(folder, "--since", "main")

    assert [line.split(": ")[0] for line in ran.out.splitlines()] == [
        "README.md:5:1",
        "docs/a/b.md:5:1",
    ]
    assert rules(ran) == ["removed-mark", "prose-overstated"]
    assert "older than main" in ran.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("The lake has 9 islands and 4 ports.", True),
        ("The lake now has 9 islands, and 5 ports.", True),
        ("The lake has 9 <!-- claimcheck: lake-is-deep -->islands<!-- /claimcheck --> and 4 ports.",
         True),
        ("The lake has 9 islands and 4 ports.<!-- claimcheck: lake-is-deep -->", False),
        ("A ferry goes on Sundays.", False),
    ],
)  # fmt: skip
def test_a_mark_that_goes_as_its_sentence_changes_is_told(
    line: str, told: bool, tmp_path: Path
) -> None:
    folder = world(tmp_path)
    readme = "# Lake\n\nThe lake has 3 islands and 4 ports.<!-- claimcheck: lake-is-deep -->\n"
    write(folder, {"README.md": readme})
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "change")
    write(folder, {"README.md": f"# Lake\n\n{line}\n"})

    ran = check(folder, "--since", "main", "--select", "removed-mark")

    assert ("the sentence stays, changed, and its mark of lake-is-deep went" in ran.out) is told


@pytest.mark.parametrize("least", ["", " least=directional", " least=unsupported"])
def test_a_mark_that_asks_for_less_than_before_is_told(least: str, tmp_path: Path) -> None:
    folder = world(tmp_path)
    write(folder, {"README.md": README.replace("is-deep -->", "is-deep least=verified -->")})
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "change")
    write(folder, {"README.md": README.replace("is-deep -->", f"is-deep{least} -->")})

    ran = check(folder, "--since", "main", "--select", "removed-mark", "--fail-on", "warning")

    assert ran.code == 1
    asked = least.partition("=")[2] or "directional"
    assert f"the mark of lake-is-deep asks for {asked}, and asked for verified before" in ran.out


def test_a_text_that_is_no_longer_read_takes_its_marks_with_it(tmp_path: Path) -> None:
    folder = world(tmp_path)
    git(folder, "checkout", "--quiet", "-b", "change")
    write(folder, {"docs/other.md": "Nothing is stated here.\n"})
    (folder / "docs" / "a" / "b.md").rename(folder / "docs" / "a" / "b.rst")

    renamed = check(folder, "--since", "main")
    (folder / "docs" / "a" / "b.rst").rename(folder / "docs" / "c.md")
    moved = check(folder, "--since", "main")

    assert rules(renamed) == ["removed-mark"]
    assert "docs/a/b.md: the text is no longer read" in renamed.out
    assert "removed-mark" not in rules(moved)


def test_a_baseline_knows_text_claim_and_sentence(tmp_path: Path) -> None:
    folder = world(tmp_path)
    claimcheck("baseline", "--today", TODAY, cwd=folder)
    entries = json.loads((folder / "claimcheck-baseline.json").read_text())["findings"]
    assert {"rule": "prose-overstated", "subject": "lake-is-cold",
            "content": "docs/a/b.md: The lake is cold."} in entries  # fmt: skip

    write(folder, {"docs/a/b.md": f"# Moved\n\n{COLD}"})
    assert check(folder, "--baseline", "claimcheck-baseline.json").code == 0
    write(folder, {"docs/a/b.md": COLD.replace("cold.<", "icy.<")})
    assert rules(check(folder, "--baseline", "claimcheck-baseline.json")) == [
        "stale-baseline",
        "prose-overstated",
    ]


def test_a_reason_in_the_text_silences_a_rule_and_an_idle_one_is_told(tmp_path: Path) -> None:
    folder = world(tmp_path)
    silence = "<!-- claimcheck: ignore[prose-overstated] as the poem has it -->"
    write(folder, {"docs/a/b.md": f"{COLD.strip()}{silence} It is wet.{silence}\n"})

    ran = check(folder, "--ignore", "citation-needed")

    assert rules(ran) == ["unused-ignore"]
    assert ran.out.startswith("docs/a/b.md:1:126: ")
    assert "1 silenced" in ran.err


def test_a_reason_that_is_missing_is_told_with_the_form_for_texts(tmp_path: Path) -> None:
    folder = world(tmp_path)
    write(folder, {"docs/a/b.md": "Wet.<!-- claimcheck: ignore[refuted] -->\n"})

    ran = claimcheck("check", "--select", "invalid-ignore", "--fail-on", "warning", cwd=folder)

    assert ran.code == 1
    assert "gives no reason" in ran.out
    assert "<!-- claimcheck: ignore[rule] reason -->" in ran.out


def test_marks_of_a_text_may_name_the_claims_of_another_registry(tmp_path: Path) -> None:
    config = '[[prose]]\nfiles = ["README.md"]\nregistry = "lakes"\n'
    write(
        tmp_path,
        {
            "claimcheck.toml": config,
            "README.md": README + COLD,
            "data/claims.yaml": "claims:\n  - id: other\n    text: Other.\n",
            "lakes/data/claims.yaml": CLAIMS,
            "lakes/data/sources.yaml": SOURCES,
        },
    )

    ran = check(tmp_path, "--ignore", "citation-needed", "--ignore", "never-verified")
    assert rules(ran) == ["prose-overstated"]
    assert "The lake is cold" not in ran.out

    write(tmp_path, {"lakes/own.toml": 'claims = "none.yaml"\n'})
    for name, told in [("nowhere", "nowhere"), ("lakes/data", "lakes/data")]:
        write(tmp_path, {"claimcheck.toml": config.replace("lakes", name)})
        ran = check(tmp_path)
        assert ran.code == 2
        assert f"claimcheck.toml:3:1: error: [[prose]]: there is no registry at {told}" in ran.out


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ("READ.md", "[[prose]]: there is no file READ.md"),
        ("docs/*.mdx", "[[prose]]: there is no file docs/*.mdx"),
        ("../other.md", "leads out of the work tree"),
        ("/etc/hostname", "leads out of the work tree"),
        (".git/config", "leads out of the work tree"),
        ("data/claims.yaml", "is neither Markdown, MDX nor HTML, and marks"),
        ("link.md", "leads out of the work tree"),
    ],
)
def test_a_text_has_to_be_there_and_in_the_work_tree(files: str, told: str, tmp_path: Path) -> None:
    folder = world(tmp_path / "tree")
    (tmp_path / "other.md").write_text("x")
    (folder / "link.md").symlink_to(tmp_path / "other.md")
    write(folder, {"claimcheck.toml": f'[[prose]]\nfiles = ["README.md", "{files}"]\n'})

    ran = check(folder)

    assert ran.code == 2
    assert told in ran.out


def test_a_text_that_is_not_utf_8_is_told_at_its_place(tmp_path: Path) -> None:
    folder = world(tmp_path)
    write(folder, {"README.md": b"# Lake\n\n\xff<!-- claimcheck: a -->\n"})

    ran = check(folder)

    assert ran.code == 2
    assert "README.md:3:1: error: is not UTF-8 text" in ran.out


def test_the_place_of_a_wrong_key_of_an_entry_is_told(tmp_path: Path) -> None:
    folder = world(tmp_path)
    write(folder, {"claimcheck.toml": f'{CONFIG}\n[[prose]]\nfiles = ["a.md"]\nleast = "most"\n'})

    ran = check(folder)

    assert ran.code == 2
    assert "claimcheck.toml:6:1: error: " in ran.out


def test_a_rule_that_is_off_runs_where_it_has_a_severity_or_is_selected(tmp_path: Path) -> None:
    folder = world(tmp_path)
    assert "unpublished-claim" not in check(folder).out
    write(folder, {"docs/a/b.md": "No mark.\n"})

    assert rules(check(folder, "--select", "unpublished-claim")) == ["unpublished-claim"]
    write(folder, {"claimcheck.toml": f'[severity]\nunpublished-claim = "error"\n\n{CONFIG}'})
    assert "error[unpublished-claim] lake-is-cold" in check(folder).out


def test_json_tells_sentence_and_claim(tmp_path: Path) -> None:
    ran = claimcheck(
        "check", "--format", "json", "--select", "prose-overstated", cwd=world(tmp_path)
    )

    document = json.loads(ran.out)
    (finding,) = document["findings"]
    assert finding["location"] == {"path": "docs/a/b.md", "line": 2, "column": 1, "end_column": 18}
    assert finding["related"][0] | {"column": 0, "end_column": 0} == {
        "path": "data/claims.yaml", "line": 9, "column": 0, "end_column": 0, "label": "the claim",
    }  # fmt: skip
    assert document["coverage"]["mark"]["checked"] == 2


def test_a_claim_is_shown_with_the_sentences_that_state_it(tmp_path: Path) -> None:
    folder = world(tmp_path)

    shown = claimcheck("show", "lake-is-deep", cwd=folder)
    document = json.loads(claimcheck("show", "lake-is-deep", "--format", "json", cwd=folder).out)
    report = claimcheck("report", "--format", "markdown", cwd=folder)
    page = claimcheck("report", "--format", "html", cwd=folder)

    assert "Published in\n\n  README.md:3  The lake is deep.\n" in shown.out
    assert document["claim"]["published"] == [
        {"path": "README.md", "line": 3, "text": "The lake is deep."}
    ]
    assert "Published in:\n\n- README.md:3: The lake is deep.\n" in report.out
    assert "<code>docs/a/b.md:2</code> The lake is cold.</li>" in page.out


def test_a_difference_names_the_sentences_that_a_change_of_level_touches(tmp_path: Path) -> None:
    folder = world(tmp_path)
    write(folder, {"data/claims.yaml": CLAIMS.replace("stance: supports", "stance: partial")})

    shown = claimcheck("diff", "main", cwd=folder)
    comment = claimcheck("diff", "main", "--format", "markdown", cwd=folder)
    document = json.loads(claimcheck("diff", "main", "--format", "json", cwd=folder).out)

    assert "lake-is-deep  ● verified → ◐ directional" in shown.out
    assert "- stated in README.md:3: “The lake is deep.”" in shown.out
    assert "- stated in README.md:3: “The lake is deep.”" in comment.out
    assert [each["published"] for each in document["claims"]] == [
        [{"path": "README.md", "line": 3, "text": "The lake is deep."}]
    ]


def test_the_hook_runs_when_a_text_changes() -> None:
    import re

    import yaml
    from run import ROOT

    (hook, _) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert hook["id"] == "claimcheck-check"
    seen = [each for each in ("README.md", "site/a.mdx", "p/index.html", "x.py", "cmd")
            if re.search(hook["files"], each)]  # fmt: skip
    assert seen == ["README.md", "site/a.mdx", "p/index.html"]
