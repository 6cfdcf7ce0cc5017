"""How much a submission may take: the defaults, and what an assignment's `limits.toml` changes of them."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from sparsecraft_grader.errors import SuiteError

__all__ = ["LIMITS", "Limits", "read_limits"]


@dataclass(frozen=True)
class Limits:
    """Seconds are processor time where student code is interrupted kindly, clock time where it is killed."""

    notebook_bytes: int = 10 << 20
    notebook_cells: int = 500
    cell_characters: int = 80_000  # whatever they are, they fit into a frame of `wire`
    code_characters: int = 500_000
    cell_seconds: float = 5.0
    call_seconds: float = 3.0
    clock_factor: float = 2.0  # times the seconds above, by the clock: what waits instead of computing is interrupted
    kill_factor: float = 2.5  # times the seconds above, by the clock: what ignores the interruption is killed
    submission_seconds: float = 120.0
    interruptions_per_exercise: int = 2
    memory_bytes: int = 2 << 30
    output_characters: int = 1 << 16
    file_bytes: int = 16 << 20
    folder_bytes: int = 64 << 20
    folder_entries: int = 1000
    open_files: int = 64
    threads: int = 64

    def shared_by(self, crowd: int) -> Limits:
        """The limits when so many submissions take turns on one core: everything takes longer by the clock."""
        return replace(
            self,
            clock_factor=self.clock_factor * crowd,
            kill_factor=self.kill_factor * crowd,
            submission_seconds=self.submission_seconds * crowd,
        )


LIMITS = Limits()


def read_limits(path: Path) -> Limits:
    """LIMITS as changed by a TOML file of `name = value` lines, when it is there; SuiteError when it makes no sense."""
    if not path.is_file():
        return LIMITS
    try:
        changes = tomllib.loads(path.read_text())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SuiteError(f"{path} is not TOML: {error}") from None
    kinds = {field.name: type(field.default) for field in fields(Limits)}
    for name, value in changes.items():
        if name not in kinds:
            raise SuiteError(f"{path}: there is no limit {name!r}. There is: {', '.join(kinds)}.")
        if type(value) not in (int, kinds[name]) or not 0 < value < math.inf:
            raise SuiteError(f"{path}: {name} must be a positive {kinds[name].__name__}, not {value!r}.")
    return replace(LIMITS, **changes)
