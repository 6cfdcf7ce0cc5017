# Annotates with the newest notation, with names in quotes, and with what does not exist.

# %%
from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Vector: TypeAlias = np.ndarray

@dataclass(frozen=True)
class Data:
    X: np.ndarray
    y: Vector

class Sweep(NamedTuple):
    w: Vector
    change: float = 0.0

# %% soft_threshold
def soft_threshold(z: float | Vector | "whatever", threshold: NotThere = 0) -> list[int] | None:
    data: Data = Data(z, z)
    return np.sign(data.X) * np.maximum(np.abs(data.y) - threshold, 0)


# verdict: loses nothing
