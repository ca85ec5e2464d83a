"""Changes that forge the lock, what it is about, or who may say so: none of it is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from git_repo import commit, git
from loopback import html
from pull_request import LIE, OTHER, QUOTE, edit, forged, since, told
from run import claimcheck, write
from verify_world import FILLER, SHIPS

if TYPE_CHECKING:
    from verify_world import World


def test_a_forged_proof_is_contradicted(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    assert claimcheck("check", cwd=base.folder).code == 0

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert "the lock says found, and reading it again says not found" in ran.out
    assert ran.code == 1


def test_a_forged_proof_of_an_old_finding_is_no_old_finding(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    git(base.folder, "switch", "--quiet", "main")
    commit(base.folder)
    git(base.folder, "switch", "--quiet", "--create", "later")
    assert told(since(base)) == []
    forged(base)

    assert told(since(base)) == ["error[proof-differs]"]


def test_what_fails_cannot_be_taken_out_of_the_lock(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    commit(base.folder)
    git(base.folder, "branch", "--force", "main")
    edit(base, lambda lock: lock["quotes"].pop("a"))

    ran = since(base)

    assert "error[proof-differs]" in told(ran)
    assert "the lock says nothing of it, and it is not there" in ran.out


def test_an_address_and_its_facts_forged_together_are_read_from_the_address(base: World) -> None:
    base.site.pages["/c"] = html("C", OTHER, FILLER)
    base.sources[0]["url"] = base.site.url("/c")
    base.save()
    edit(base, lambda lock: lock["sources"]["a"].update(address=base.site.url("/c")))

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert [each.path for each in base.site.asked] == ["/c"]


def test_other_ids_and_another_order_hide_nothing(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    base.sources[0]["id"] = base.claims[0]["evidence"][0]["source"] = "z"
    base.claims[0]["id"] = "last"
    base.sources.reverse()
    base.claims.reverse()
    base.save()

    def renamed(lock: Any) -> None:
        for part in ("sources", "quotes"):
            lock[part]["z"] = lock[part].pop("a")

    edit(base, renamed)

    assert told(since(base)) == ["error[proof-differs]"]


def test_a_lock_of_an_earlier_time_is_no_proof(base: World) -> None:
    earlier = base.lock.read_bytes()
    base.site.pages["/a"] = html("A", SHIPS + " The count was later withdrawn.", FILLER)
    base.verify("--refresh")
    git(base.folder, "switch", "--quiet", "main")
    commit(base.folder)
    git(base.folder, "switch", "--quiet", "--create", "later")
    base.lock.write_bytes(earlier)

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert "another paragraph holds it than the one that the lock names" in ran.out


def test_a_warning_that_the_lock_leaves_out_is_told(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = QUOTE.lower()
    base.verify()
    edit(base, lambda lock: [each.pop("warnings") for each in lock["quotes"]["a"].values()])

    ran = since(base)

    assert told(ran) == ["error[proof-differs]"]
    assert "case" in ran.out


def test_an_address_that_a_source_never_moved_to_is_told(base: World) -> None:
    evil = "https://evil.example/a"
    edit(base, lambda lock: lock["sources"]["a"].update(moved=True, final_address=evil))

    ran = since(base)

    assert told(ran) == ["error[proof-differs]", "note[moved-source]"]
    assert f"says that its source has moved to {evil}, and it has not" in ran.out


def test_facts_that_lie_in_wait_are_read_when_a_claim_uses_them(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    lie = base.facts()["quotes"]["a"]
    base.claims[0]["evidence"][0]["quote"] = QUOTE
    base.verify()
    edit(base, lambda lock: lock["quotes"]["a"].update(lie))
    assert told(since(base)) == []
    commit(base.folder)
    git(base.folder, "branch", "--force", "main")
    base.claim("late", "a", LIE)

    assert told(since(base)) == ["error[proof-differs]"]


def test_what_comes_with_the_change_has_no_say_in_it(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    base.settings = 'max_bytes = 10\n[severity]\nproof-differs = "note"\n\n'
    base.save()
    config = base.folder / "claimcheck.toml"
    config.write_text(
        'ignore = ["proof-differs", "weakened-configuration"]\nfail_on = "never"\n'
        + config.read_text("utf-8"),
        encoding="utf-8",
    )
    claims = base.folder / "data/claims.yaml"
    claims.write_text(
        "claims:\n"
        "  # claimcheck: ignore[proof-differs] trust me\n"
        "  - id: ships\n"
        "    text: Claim ships.\n"
        "    evidence:\n"
        "      - source: a\n"
        "        stance: supports\n"
        f"        quote: {LIE}\n"
    )

    ran = claimcheck(
        "verify", "--since", "main", "--format", "concise", cwd=base.folder, env=base.variables
    )

    assert "error[proof-differs]" in told(ran)
    assert told(ran).count("warning[weakened-configuration]") == 4
    assert ran.code == 1


def test_a_file_that_comes_with_the_change_is_no_reading_of_an_address(base: World) -> None:
    write(base.folder, {"data/a.txt": f"{LIE}, which was 12 more than in the year before."})
    base.sources[0]["file"] = "a.txt"
    base.claims[0]["evidence"][0]["quote"] = LIE
    assert base.verify().code == 0

    ran = since(base)

    assert told(ran) == ["warning[proof-not-repeated]"]
    assert "the lock proves it from a file; reading its address says not found" in ran.out
    assert [each.path for each in base.site.asked] == ["/a"]


def test_a_registry_in_a_folder_of_the_repository_is_compared_there(base: World) -> None:
    base.claims[0]["evidence"][0]["quote"] = LIE
    base.verify()
    forged(base)
    names = ("data/claims.yaml", "data/claimcheck.lock")
    lies = {f"facts/{name}": (base.folder / name).read_bytes() for name in names}
    git(base.folder, "checkout", "--quiet", ".")
    (base.folder / "facts").mkdir()
    git(base.folder, "mv", "data", "claimcheck.toml", "facts")
    commit(base.folder)
    git(base.folder, "branch", "--force", "main")
    write(base.folder, lies)
    base.site.asked.clear()

    options = ("--since", "main", "--format", "concise")
    ran = claimcheck("verify", *options, cwd=base.folder / "facts", env=base.variables)

    assert told(ran) == ["error[proof-differs]"]
    assert [each.path for each in base.site.asked] == ["/a"]
