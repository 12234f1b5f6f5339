import os
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from portal.staticfiles import MendedFinder, mend

STYLES = "wagtailnhsukfrontend/css/nhsuk-frontend-10.4.2.min.css"
SCRIPT = "wagtailnhsukfrontend/js/nhsuk-frontend-10.4.2.min.js"


@pytest.fixture
def collected(tmp_path, settings):
    """The static files as a release collects them."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.MENDED_STATIC_ROOT = tmp_path / "mended"
    backend = {"BACKEND": "portal.staticfiles.PortalStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": backend}
    finders.get_finder.cache_clear()
    call_command("collectstatic", interactive=False, verbosity=0)
    yield settings.STATIC_ROOT
    finders.get_finder.cache_clear()


def test_the_packaged_styles_are_found_mended():
    text = Path(finders.find(STYLES)).read_text()
    assert "https://" not in text
    assert "sourceMappingURL" not in text
    assert "@font-face" not in text
    assert ".nhsuk-button" in text


def test_the_packaged_script_is_found_without_its_dead_map():
    text = Path(finders.find(SCRIPT)).read_text()
    assert "sourceMappingURL" not in text
    assert "initAll" in text


def test_only_what_harms_is_taken_out():
    assert mend("a{color:red}\n/*# sourceMappingURL=x.map */") == "a{color:red}\n"
    assert mend('@font-face{font-family:A;src:url("https://x/y.woff")}b{}') == "b{}"
    assert mend("@font-face{src:url(own.woff)}") == "@font-face{src:url(own.woff)}"
    assert mend("a{background:url(/assets/images/i.svg)}") == "a{background:url(../favicons/i.svg)}"


def test_a_newer_package_is_mended_again(tmp_path, settings):
    settings.MENDED_STATIC_ROOT = tmp_path
    old = tmp_path / STYLES
    old.parent.mkdir(parents=True)
    old.write_text("old")
    os.utime(old, (0, 0))
    assert Path(MendedFinder().find(STYLES)).read_text() != "old"


def test_what_is_not_of_the_package_is_left_to_the_other_finders():
    finder = MendedFinder()
    assert finder.find("portal/portal.css") is None
    assert finder.find("wagtailnhsukfrontend/css/none.css", find_all=True) == []


def test_a_release_collects_every_file_under_a_name_that_changes_with_it(collected):
    assert list(collected.glob("portal/portal.*.css"))
    script = next(path for path in collected.glob("portal/portal.*.js") if path.suffix == ".js")
    imported = re.search(r'from "\.\./([^"]+)"', script.read_text()).group(1)
    assert re.search(r"\.[0-9a-f]{12}\.js$", imported)
    assert (collected / imported).exists()


def test_nothing_collected_for_the_public_names_another_host(collected):
    ours = [*collected.glob("portal/*.css"), *collected.glob("wagtailnhsukfrontend/**/*.css")]
    assert ours
    assert not [path for path in ours if re.search(r"url\(['\"]?(https?:)?//", path.read_text())]
