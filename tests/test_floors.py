"""The floors of the house: imports run downwards, and every page can be found or says why not."""

import subprocess
import sys
from pathlib import Path

import pytest
from wagtail.models import Page, get_page_models

from search.registry import source_of

PAGE_TYPES = [page_type for page_type in get_page_models() if page_type is not Page]


def test_imports_run_downwards_only():
    # In a process of its own: it sets up logging for itself and silences ours.
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([linter, "--no-cache"], capture_output=True, text=True)

    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type._meta.label)
def test_a_page_type_is_found_by_search_or_says_why_not(page_type):
    found, excused = source_of(page_type), getattr(page_type, "not_searchable", "")

    assert found or excused, f"Register {page_type.__name__} in search_sources.py or give it not_searchable."
    assert not (found and excused), f"{page_type.__name__} is found, and says that it is not."
