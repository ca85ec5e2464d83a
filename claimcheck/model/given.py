"""Values that a file or a program gives, and what is said to whoever gives one that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimcheck.errors import ClaimcheckError
from claimcheck.model.fields import Frozen


class Given(Frozen):
    """A value that is refused with a ``ClaimcheckError`` that says what is wrong with it."""

    if not TYPE_CHECKING:  # else type checkers would know no parameters of the values

        def __init__(self, /, **values: object) -> None:
            try:
                super().__init__(**values)
            except ValidationError as error:
                from claimcheck.model.validation import faults_of

                faults = faults_of(type(self), error)
                told = "; ".join(each.message for each in faults)
                raise ClaimcheckError(
                    f"this is no {type(self).__name__.lower()}: {told}",
                    help=next((each.help for each in faults if each.help), ""),
                ) from None

        # So that what reads files, which asks for all faults, goes on without this detour.
        __init__.__pydantic_base_init__ = True
