"""What all tests share: how properties are tested, the same cases every time or new ones to explore
with; and one headless Chromium for the tests that see a page as its reader does."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator
from shutil import which
from typing import TYPE_CHECKING

import pytest
from _pytest.doctest import DoctestModule
from hypothesis import settings

# A run that is to be trusted is the same everywhere; ARGMAP_EXPLORE=1 looks for new cases.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("explore" if os.environ.get("ARGMAP_EXPLORE") else "same")

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while the tests are collected, nor later in what then lasts to the end.

    That took a sixth of the time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Look for doctests in the package alone; the tests have none, and looking takes a while."""
    found = yield
    return [one for one in found if not isinstance(one, DoctestModule)]


_SLOW_DOCTESTS = frozenset({"argmap.render.render_pages"})  # it waits for WeasyPrint


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark examples in docstrings, where no mark can be, before -m selects."""
    for item in items:
        if item.name in _SLOW_DOCTESTS:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: that of ``ARGMAP_CHROMIUM``, or the one on the path."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="no playwright here: pip install 'argmap[browser]'"
    )
    found = os.environ.get("ARGMAP_CHROMIUM") or which("chromium") or which("google-chrome")
    if found is None:
        pytest.skip("no chromium here: apt-get install chromium, or name one in ARGMAP_CHROMIUM")
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield launched
        launched.close()
