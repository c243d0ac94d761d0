import os
import pathlib

import pytest

ROOT = pathlib.Path(os.environ.get("UNBLAME_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    return ROOT


@pytest.fixture(scope="session")
def program() -> pathlib.Path:
    """The program that the module must agree with."""
    path = pathlib.Path(os.environ.get("UNBLAME", ROOT / "build/release/unblame"))
    if not path.exists():
        pytest.fail(f"{path} is not built; run ./dev build, or set UNBLAME")
    return path
