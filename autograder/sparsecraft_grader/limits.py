"""How much a submission may take, in one place."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIMITS", "Limits"]


@dataclass(frozen=True)
class Limits:
    """Seconds are processor time where student code is interrupted kindly, clock time where it is killed."""

    notebook_bytes: int = 10 << 20
    notebook_cells: int = 500
    cell_seconds: float = 5.0
    call_seconds: float = 3.0
    kill_after: float = 2.5  # times the seconds above: what ignores the interruption is killed
    submission_seconds: float = 120.0
    interruptions_per_exercise: int = 2
    memory_bytes: int = 2 << 30
    file_bytes: int = 16 << 20


LIMITS = Limits()
