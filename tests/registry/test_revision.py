from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from git_history import CLAIMS, SOURCES, Repository, start

from claimcheck.errors import ClaimcheckError
from claimcheck.model.facts import SourceFacts
from claimcheck.model.finding import Target
from claimcheck.registry.lock import read_lock
from claimcheck.registry.places import Places
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.revision import WORKING_TREE, read_revision, resolve_ends

ODD = "a folder; ünïcode 'quotes'"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return start(tmp_path / "repository")


def _ids(repository: Repository, revision: str | None) -> list[str]:
    return [claim.id for claim in read_revision(repository.folder, revision).registry.claims]


def test_a_revision_is_read_while_the_files_say_something_else(repository: Repository) -> None:
    repository.write("data/claims.yaml", "claims: [")
    before = sorted(repository.folder.rglob("*"))
    found = read_revision(repository.folder, "HEAD")
    assert [claim.id for claim in found.registry.claims][:2] == ["deep", "clean"]
    assert found.commit == repository.git("rev-parse", "HEAD")
    assert sorted(repository.folder.rglob("*")) == before


def test_none_is_the_working_tree_staged_or_not(repository: Repository) -> None:
    repository.edit("data/claims.yaml", "id: deep\n", "id: deeper\n")
    repository.git("add", "--all")
    assert _ids(repository, None)[0] == "deeper"
    assert _ids(repository, "HEAD")[0] == "deep"
    found = read_revision(repository.folder, None)
    assert (found.name, found.commit) == (WORKING_TREE, None)


def test_places_name_the_revision_and_point_into_it(repository: Repository) -> None:
    repository.edit("data/claims.yaml", "claims:\n", "# a line\n# another\nclaims:\n")
    found = read_revision(repository.folder, "start")
    claim = found.registry.claims[0]
    place = Places(found.registry, found.files.tree).locate(Target(claim, ("text",)))
    assert str(place) == "start:data/claims.yaml:3:11"
    assert "forty metres" in place.source_line


def test_every_problem_of_a_revision_has_its_place(repository: Repository) -> None:
    repository.edit(
        "data/claims.yaml", "stance: supports\n        quote: the water", "stance: yes\n"
    )
    repository.write(
        "data/claims.yaml", CLAIMS.replace("    text: The water", "    txt: The water")
    )
    repository.commit("broken")
    repository.write("data/claims.yaml", CLAIMS)
    with pytest.raises(InvalidInputError) as raised:
        read_revision(repository.folder, "broken")
    assert {problem.location.path for problem in raised.value.findings} == {
        "broken:data/claims.yaml"
    }


def test_configuration_and_lock_come_from_the_revision(repository: Repository) -> None:
    repository.write("claimcheck.toml", "[levels]\nprimary = 3\n[verify]\nlock = 'proofs'\n")
    repository.write("proofs", '{"version": 1, "sources": {"a": {"outcome": "ok"}}, "quotes": {}}')
    repository.commit("configured")
    (repository.folder / "claimcheck.toml").unlink()
    (repository.folder / "proofs").unlink()
    files = read_revision(repository.folder, "configured").files
    assert files.config.config.levels.primary == 3
    assert files.config.origin("levels.primary") == "configured:claimcheck.toml:2"
    lock = read_lock(files.lock, files.tree)
    assert lock is not None
    assert lock.sources == {"a": SourceFacts("ok")}
    earlier = read_revision(repository.folder, "start").files
    assert read_lock(earlier.lock, earlier.tree) is None


def test_a_key_that_is_gone_is_no_fault_of_the_past(repository: Repository) -> None:
    repository.write("claimcheck.toml", "[levels]\nprimary = 3\n[verify]\ncache = '.claimcheck'\n")
    repository.commit("before")
    files = read_revision(repository.folder, "before").files
    assert files.config.config.levels.primary == 3


@pytest.mark.parametrize(("before", "proof"), [("true", "proven"), ("false", "checked")])
def test_the_demand_for_proof_of_the_past_is_known_by_its_new_name(
    repository: Repository, before: str, proof: str
) -> None:
    repository.write("claimcheck.toml", f"[levels]\nrequire_proof = {before}\n")
    repository.commit("before")
    files = read_revision(repository.folder, "before").files
    assert files.config.config.levels.proof == proof


def test_a_configuration_that_was_named_is_read_from_the_revision(repository: Repository) -> None:
    path = repository.write("other/strict.toml", "claims = '../data/claims.yaml'\nsources = []\n")
    repository.commit("other")
    path.unlink()
    found = read_revision(repository.folder, "other", config=path)
    assert len(found.registry.claims) == 5
    assert found.registry.sources == ()


@pytest.mark.parametrize("name", ["data", "data/claims.yaml"])
def test_claims_that_were_named_are_read_from_the_revision(
    repository: Repository, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("rm", "-q", "data/sources.yaml")
    repository.commit("claims-only")
    (repository.folder / "data" / "claims.yaml").unlink()
    monkeypatch.chdir(repository.folder)
    found = read_revision(Path.cwd(), "claims-only", claims=[Path(name)])
    assert len(found.registry.claims) == 5


def test_no_registry_at_a_revision_is_an_empty_one_with_a_note(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.write("README", "nothing yet")
    repository.commit("empty")
    found = read_revision(tmp_path, "empty")
    assert not found.exists
    assert found.registry.claims == ()
    assert found.notes == ("there is no registry at empty: compared with an empty one",)


def test_a_deleted_registry_is_an_empty_one_with_a_note(repository: Repository) -> None:
    for path in (repository.folder / "data").iterdir():
        path.unlink()
    found = read_revision(repository.folder, None)
    assert not found.exists
    assert found.registry.claims == ()


def test_a_start_below_the_registry_finds_it_in_the_revision(repository: Repository) -> None:
    below = repository.folder / "not" / "committed"
    below.mkdir(parents=True)
    assert len(read_revision(below, "HEAD").registry.claims) == 5


def test_patterns_match_as_they_do_on_the_disk(repository: Repository) -> None:
    repository.git("rm", "-q", "-r", "data")
    for name in ("b.yaml", "a.yaml", ".hidden.yaml", "note.txt", "deeper/c.yaml"):
        repository.write(f"data/claims/{name}", CLAIMS.replace("id: deep\n", f"id: x-{name[0]}\n"))
    repository.write("data/sources/s.yml", SOURCES)
    repository.commit("patterns")
    one, other = (read_revision(repository.folder, each).files for each in (None, "patterns"))
    assert one.claims == other.claims
    assert one.sources == other.sources
    assert [path.name for path in other.claims] == ["a.yaml", "b.yaml"]


def test_paths_with_spaces_and_letters_of_all_kinds(tmp_path: Path) -> None:
    repository = Repository(tmp_path / ODD)
    repository.write(f"{ODD}/data/claims/behauptungen ö.yaml", CLAIMS)
    repository.write(f"{ODD}/data/sources.yaml", SOURCES)
    repository.commit("odd")
    found = read_revision(repository.folder / ODD, "odd")
    assert found.registry.claim_origins[0].path == f"odd:{ODD}/data/claims/behauptungen ö.yaml"


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
class TestLinks:
    def test_a_link_in_the_repository_is_followed(self, repository: Repository) -> None:
        repository.git("mv", "data", "kept")
        (repository.folder / "data").symlink_to("kept")
        repository.commit("linked")
        assert len(_ids(repository, "linked")) == 5

    @pytest.mark.parametrize("target", ["/etc/hostname", "../../claims.yaml", "claims.yaml"])
    def test_a_link_out_of_it_or_to_itself_is_not(
        self, repository: Repository, target: str
    ) -> None:
        (repository.folder / "data" / "claims.yaml").unlink()
        (repository.folder / "data" / "claims.yaml").symlink_to(target)
        repository.commit("linked-out")
        assert not read_revision(repository.folder, "linked-out").registry.claims


def test_a_worktree_reads_the_history_of_its_repository(
    repository: Repository, tmp_path: Path
) -> None:
    repository.git("worktree", "add", "-q", tmp_path / "beside")
    assert len(read_revision(tmp_path / "beside", "main").registry.claims) == 5


def test_a_submodule_is_read_from_inside_and_refused_from_outside(
    repository: Repository, tmp_path: Path
) -> None:
    outer = Repository(tmp_path / "outer")
    allowed = ("-c", "protocol.file.allow=always")
    outer.git(*allowed, "submodule", "add", "-q", repository.folder, "facts")
    outer.write("claimcheck.toml", "claims = 'facts/data/claims.yaml'\n")
    outer.commit("with-submodule")
    assert len(read_revision(outer.folder / "facts", "HEAD").registry.claims) == 5
    with pytest.raises(ClaimcheckError, match="lies in the submodule facts") as raised:
        read_revision(outer.folder, "HEAD")
    assert raised.value.help == "run claimcheck in the submodule"


def test_git_that_is_not_installed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    with pytest.raises(ClaimcheckError, match="git is not installed"):
        read_revision(repository.folder, "HEAD")


def test_a_folder_that_is_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ClaimcheckError, match="is not in a git repository"):
        read_revision(tmp_path, "HEAD")


def test_a_bare_repository_has_no_files(repository: Repository, tmp_path: Path) -> None:
    repository.git("clone", "-q", "--bare", ".", tmp_path / "bare.git")
    with pytest.raises(ClaimcheckError, match="bare repository"):
        read_revision(tmp_path / "bare.git", "main")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    Repository(tmp_path)
    with pytest.raises(ClaimcheckError, match="no commit yet"):
        read_revision(tmp_path, "HEAD")


def test_an_unknown_revision_is_told_with_the_nearest(repository: Repository) -> None:
    repository.git("branch", "release")
    repository.git("update-ref", "refs/remotes/origin/topic", "HEAD")
    for asked, near in (("relaese", "release"), ("topic", "origin/topic")):
        with pytest.raises(ClaimcheckError, match=f"no revision '{asked}'") as raised:
            read_revision(repository.folder, asked)
        assert raised.value.help == f"did you mean {near!r}?"


@pytest.mark.parametrize(
    "name", ["--output=x", "-h", "", "a\nb", "HEAD\0", ":", ":data/claims.yaml"]
)
def test_what_could_be_an_option_is_no_revision(repository: Repository, name: str) -> None:
    with pytest.raises(ClaimcheckError, match="is no revision"):
        read_revision(repository.folder, name)


def test_a_file_is_no_revision(repository: Repository) -> None:
    with pytest.raises(ClaimcheckError, match="there is no revision"):
        read_revision(repository.folder, "HEAD:data/claims.yaml")


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    repository.edit("data/claims.yaml", "forty", "thirty")
    first = repository.git("rev-parse", "HEAD")
    repository.commit("second")
    clone = tmp_path / "shallow"
    repository.git("clone", "-q", "--depth=1", repository.folder.as_uri(), clone)
    for revision in (first, "HEAD~1"):
        with pytest.raises(ClaimcheckError, match="in this clone, which is shallow") as raised:
            read_revision(clone, revision)
        assert "git fetch --unshallow" in raised.value.help
        assert "fetch-depth: 0" in raised.value.help
    assert len(read_revision(clone, "HEAD").registry.claims) == 5


def test_a_partial_clone_is_not_completed_behind_the_back(
    repository: Repository, tmp_path: Path
) -> None:
    clone = tmp_path / "partial"
    repository.git("config", "uploadpack.allowFilter", "true")
    url = repository.folder.as_uri()
    repository.git("clone", "-q", "--no-checkout", "--filter=blob:none", url, clone)
    with pytest.raises(ClaimcheckError, match="is not in this clone") as raised:
        read_revision(clone, "HEAD")
    assert "git fetch --refetch" in raised.value.help


def test_a_file_outside_of_the_repository_has_no_history(
    repository: Repository, tmp_path: Path
) -> None:
    outside = tmp_path / "claims.yaml"
    outside.write_text(CLAIMS)
    with pytest.raises(ClaimcheckError, match="lies outside of the repository"):
        read_revision(repository.folder, "HEAD", claims=[outside])


@pytest.mark.skipif(sys.platform == "win32", reason="the trap is a shell script")
def test_nothing_that_a_repository_configures_is_run(
    repository: Repository, tmp_path: Path
) -> None:
    sprung = tmp_path / "sprung"
    trap = repository.write("trap.sh", f"#!/bin/sh\ntouch '{sprung}'\ncat\n")
    trap.chmod(0o755)
    repository.write(".gitattributes", "*.yaml diff=trap filter=trap merge=trap\n")
    repository.commit("trapped")
    for key in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
        "core.alternateRefsCommand", "core.gitProxy", "diff.external", "diff.trap.textconv",
        "diff.trap.command", "filter.trap.smudge", "filter.trap.clean", "filter.trap.process",
        "merge.trap.driver", "pager.rev-parse", "pager.ls-tree", "pager.cat-file",
        "pager.for-each-ref", "credential.helper", "uploadpack.packObjectsHook",
        "remote.origin.uploadpack", "alias.cat-file", "gpg.program",
    ):  # fmt: skip
        repository.git("config", key, str(trap))
    repository.git("config", "core.hooksPath", str(repository.folder))
    repository.git("config", "remote.origin.url", f"ext::{trap} %S")
    repository.git("config", "remote.origin.promisor", "true")
    repository.git("config", "protocol.ext.allow", "always")
    sprung.unlink(missing_ok=True)
    assert len(_ids(repository, "trapped")) == 5
    assert resolve_ends(repository.folder, "start...trapped").head == "trapped"
    for unknown in ("nowhere", "1" * 40, ":", ":data/claims.yaml", ":0:data/claims.yaml", ":/no"):
        with pytest.raises(ClaimcheckError):
            read_revision(repository.folder, unknown)
    assert not sprung.exists()


def test_replaced_objects_are_not_believed(repository: Repository) -> None:
    repository.edit("data/claims.yaml", "id: deep\n", "id: forged\n")
    repository.commit("forged")
    repository.git("replace", "start", "forged")
    assert _ids(repository, "start")[0] == "deep"


class TestEnds:
    def test_a_branch_is_compared_with_the_working_tree(self, repository: Repository) -> None:
        ends = resolve_ends(repository.folder, "main")
        assert (ends.base, ends.head) == ("main", None)

    def test_three_dots_begin_at_the_merge_base(self, repository: Repository) -> None:
        base = repository.git("rev-parse", "HEAD")
        repository.git("checkout", "-q", "-b", "topic")
        repository.commit("on-topic")
        repository.git("checkout", "-q", "main")
        repository.commit("on-main")
        ends = resolve_ends(repository.folder, "main...topic")
        assert (ends.base, ends.head, ends.base_name) == (base, "topic", base[:12])
        assert resolve_ends(repository.folder, "...topic").base == base

    def test_histories_without_a_common_commit(self, repository: Repository) -> None:
        repository.git("checkout", "-q", "--orphan", "alone")
        repository.commit("unrelated")
        with pytest.raises(ClaimcheckError, match="have no commit in common"):
            resolve_ends(repository.folder, "main...alone")

    def test_a_range_takes_no_third_end(self, repository: Repository) -> None:
        with pytest.raises(ClaimcheckError, match="is a third"):
            resolve_ends(repository.folder, "main..start", "HEAD")


def test_many_files_take_few_processes(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("rm", "-q", "data/claims.yaml")
    for number in range(200):
        repository.write(
            f"data/claims/{number}.yaml",
            f"claims:\n  - id: c-{number}\n    text: Number {number}.\n",
        )
    repository.commit("many")
    calls = []
    real = subprocess.run

    def counting(*arguments: object, **options: object) -> object:
        calls.append(arguments)
        return real(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", counting)
    assert len(_ids(repository, "many")) == 200
    assert len(calls) < 10


def test_the_environment_of_a_hook_is_no_obstacle(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", os.fspath(repository.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.fspath(repository.folder / ".git" / "index"))
    assert len(_ids(repository, "HEAD")) == 5
