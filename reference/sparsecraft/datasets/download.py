"""Fetches the files of a data set once, verifies them, and says what to do when that fails.

Files go to a folder per data set under `$SPARSECRAFT_DATA`, or where this variable is not set under the user's cache
folder. A file that is there with the right SHA-256 is never fetched again; one with another is, and never returned.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["DatasetError", "fetch"]

TIMEOUT = 30  # seconds without a byte


class DatasetError(OSError):
    """Files of a data set are not to be had; the message says which, and what to do about it."""


def fetch(name: str, base_url: str, sha256: Mapping[str, str], advice: str) -> Path:
    """Folder with the files of the data set `name`, fetched from `base_url` where they are not there yet.

    `sha256` maps the names of the files to their checksums. DatasetError, whose message ends in `advice`, when a file
    cannot be fetched, verified or stored; what fails verification is not stored.
    """
    import pooch  # here, so that the library also imports where pooch is not installed

    root = os.environ.get("SPARSECRAFT_DATA") or pooch.os_cache("sparsecraft")
    folder = Path(root).expanduser() / name
    registry = {file: f"sha256:{checksum}" for file, checksum in sha256.items()}
    cache = pooch.create(path=folder, base_url=base_url, registry=registry)
    whole = pooch.HTTPDownloader(stream=False, timeout=TIMEOUT)  # a stream that fails leaves its socket open
    for file in registry:
        try:
            cache.fetch(file, downloader=whole)
        except (OSError, ValueError) as error:  # pooch raises ValueError for a wrong checksum
            raise DatasetError(f"could not get {file} from {base_url} into {folder}: {error}\n{advice}") from error
    return folder
