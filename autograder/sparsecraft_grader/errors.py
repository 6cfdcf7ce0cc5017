"""What can go wrong on our side. What goes wrong in a submission is never an exception but a verdict."""

from __future__ import annotations

__all__ = ["GraderError", "SandboxError", "StoreError", "SuiteError", "VersionError"]


class GraderError(Exception):
    """Nothing can be graded; the message says why and what to do."""


class SandboxError(GraderError):
    """Student code can't be run safely here."""


class SuiteError(GraderError):
    """A hidden suite is broken: it can't be collected, or a check has no points."""


class StoreError(GraderError):
    """Results can't be written: a full disk, a folder that may not be written to, another run that is at it."""


class VersionError(GraderError):
    """A grading process would judge by something else than the command was started with."""
