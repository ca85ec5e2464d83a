"""Questions to the person at the terminal: each answer is checked when it is given.

Lines can be edited, earlier answers come back with the arrow keys, and Tab completes. A pasted text
of several lines is one answer. Ctrl-C and Ctrl-D leave the command at any question.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.printable import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_Answer = TypeVar("_Answer")

_PROPOSED = 60
"""Characters of a proposed answer that a question shows."""


def can_ask() -> bool:
    """Tell whether somebody is there to answer; a stream that was closed is None."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(
    question: str,
    check: Callable[[str], _Answer],
    *,
    proposed: str = "",
    optional: bool = False,
    words: Iterable[str] = (),
    earlier: Sequence[str] = (),
    is_paste: Callable[[str], bool] | None = None,
) -> _Answer:
    """Return an answer that was checked; after a wrong one the question is asked again.

    Questions go to stderr, so that the result on stdout stays clean.

    Args:
        question: What is asked, without a colon.
        check: Returns what an answer means, or raises ``ClaimcheckError`` for a wrong one.
        proposed: What Enter alone stands for; it is shown, and comes back with the arrow key.
        optional: Whether Enter alone is an answer too, which is then checked as an empty text.
        words: What Tab offers.
        earlier: Earlier answers, the last of them last.
        is_paste: Tells of a line that came at once with the answer whether it goes on with it, as
            of a text that was pasted at a terminal that does not say so; None where none does.

    Raises:
        KeyboardInterrupt: The person leaves.
    """
    session = _session(words, [*earlier, *filter(None, (proposed,))], is_paste)
    shown = _short(proposed)
    label = f"{question} [{shown}]: " if shown else f"{question}: "
    while True:
        said = _read(session, label).strip() or proposed
        if not (said or optional):
            _tell("an answer is needed; Ctrl-C leaves")
            continue
        try:
            return check(said)
        except ClaimcheckError as error:
            _tell(error.message, error.help)


def one_of(*words: str) -> Callable[[str], str]:
    """Return a check for one of several words, of which the first letters are enough."""

    def check(said: str) -> str:
        meant = [each for each in words if each.startswith(said.casefold())]
        if said.casefold() in words:
            return said.casefold()
        if len(meant) != 1:
            raise ClaimcheckError(f"{one_line(said)!r} is none of them", help=", ".join(words))
        return meant[0]

    return check


def _session(
    words: Iterable[str], earlier: Sequence[str], is_paste: Callable[[str], bool] | None
) -> Any:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import InMemoryHistory

    offered = list(words)
    with create_app_session(output=_output()):
        return PromptSession(
            history=InMemoryHistory(earlier),
            completer=WordCompleter(offered, sentence=True) if offered else None,
            complete_while_typing=False,
            key_bindings=_keys(is_paste),
        )


def _output() -> Any:
    """Return the terminal; it is not asked where its cursor is, since not every one answers."""
    from prompt_toolkit.output.defaults import create_output

    output: Any = create_output(stdout=sys.stderr)
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    return output


def _keys(is_paste: Callable[[str], bool] | None) -> Any:
    """Return what keys do: Ctrl-D leaves in any case, and Enter may be a line end of a paste."""
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("c-d")
    def _leave(event: Any) -> None:
        event.app.exit(exception=EOFError)

    @keys.add("<vt100-mouse-event>")
    def _ignore(event: Any) -> None:
        """Do nothing: coloured text that is pasted may look like a mouse of a kind long gone."""

    if is_paste is not None:
        goes_on = is_paste

        @keys.add("enter")
        @keys.add("c-j")
        def _enter(event: Any) -> None:
            line = _next_line(str(each.key) for each in event.key_processor.input_queue)
            if event.current_buffer.text.strip() and line and goes_on(line):
                event.current_buffer.insert_text("\n")
            else:
                event.current_buffer.validate_and_handle()

    return keys


def _next_line(keys: Iterable[str]) -> str:
    """Return the text of the first line that waits to be read, of keys that were typed ahead."""
    text = "".join(each if len(each) == 1 else "\n" for each in keys)
    return text.strip("\n").partition("\n")[0].strip()


def _read(session: Any, label: str) -> str:
    """Return what is typed.

    Raises:
        KeyboardInterrupt: The person leaves; both keys for it mean the same.
    """
    try:
        return str(session.prompt(label))
    except EOFError:
        raise KeyboardInterrupt from None


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _PROPOSED else line[: _PROPOSED - 1] + "…"


def _tell(message: str, help_text: str = "") -> None:
    lines = f"  {message}\n" + (f"  help: {help_text}\n" if help_text else "")
    sys.stderr.write(printable(lines))
    sys.stderr.flush()
