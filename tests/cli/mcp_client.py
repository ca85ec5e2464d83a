"""An assistant: the client of the ``mcp`` library, which starts the real program."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from run import COMMAND, TIMEOUT_SECONDS, environment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from mcp_types import CallToolResult


@asynccontextmanager
async def assistant(
    folder: Path, env: Mapping[str, str | None] | None = None
) -> AsyncIterator[ClientSession]:
    """Start ``claimcheck mcp`` in a folder, and yield the session of an assistant with it."""
    server = StdioServerParameters(
        command=COMMAND[0],
        args=[*COMMAND[1:], "mcp", "--today", "2026-11-22"],
        env=environment(**(env or {})),
        cwd=folder,
    )
    async with (
        stdio_client(server, errlog=sys.__stderr__ or sys.stderr) as (incoming, outgoing),
        ClientSession(incoming, outgoing) as session,
    ):
        await session.initialize()
        yield session


def in_session(
    folder: Path,
    work: Callable[[ClientSession], Awaitable[Any]],
    env: Mapping[str, str | None] | None = None,
) -> Any:
    """Return what ``work`` comes to in a session with a program that is started for it."""

    async def run() -> Any:
        with anyio.fail_after(TIMEOUT_SECONDS):
            async with assistant(folder, env) as session:
                return await work(session)

    return anyio.run(run)


def answers(
    folder: Path,
    calls: Sequence[tuple[str, dict[str, Any]]],
    env: Mapping[str, str | None] | None = None,
) -> list[CallToolResult]:
    """Return the whole answers to calls of tools, made one after the other in one session."""

    async def work(session: ClientSession) -> list[CallToolResult]:
        return [await session.call_tool(tool, arguments) for tool, arguments in calls]

    found: list[CallToolResult] = in_session(folder, work, env)
    return found


def answered(folder: Path, tool: str, **arguments: Any) -> dict[str, Any]:
    """Return the data of the answer to one call of a tool."""
    (answer,) = answers(folder, [(tool, arguments)])
    return data_of(answer)


def data_of(answer: CallToolResult) -> dict[str, Any]:
    """Return the data of an answer, which is no error."""
    assert not answer.is_error, text_of(answer)
    assert answer.structured_content is not None
    return answer.structured_content


def text_of(answer: CallToolResult) -> str:
    """Return the text of an answer, as an assistant that takes no data reads it."""
    (part,) = answer.content
    return str(getattr(part, "text", ""))
