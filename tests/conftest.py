"""What every test may ask for. Factories are in tests/factories, one module an app."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import sync_playwright
from pytest_django.plugin import blocking_manager_key

from portal.taxonomy import seeds

from . import migrated
from .factories.accounts import UserFactory
from .reader import Reader
from .visitor import Visitor

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]

# Whether the tables were emptied by a test that commits.
EMPTIED = pytest.StashKey[bool]()

# A busy machine is no fault of the code, and a check before a change goes in asks the same each time.
hypothesis_settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
hypothesis_settings.load_profile("suite")


def without(what):
    """A missing server or browser: one line on one's own machine, a failure in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing; `make deps` installs it.")
    pytest.skip(f"{what} is missing; `make deps` installs it.")


@pytest.fixture(scope="session")
def migrated_copy(django_db_modify_db_settings, django_db_blocker):
    """The path of this process's own copy of the migrated database; None where the server is another."""
    if connection.vendor != "sqlite":
        yield None
        return
    path = Path(connection.settings_dict["TEST"]["NAME"])
    with django_db_blocker.unblock():
        migrated.copy_to(path)
    yield path
    connection.close()
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def django_db_keepdb(migrated_copy):
    """What has been copied is used as it stands."""
    return migrated_copy is not None


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What a test wrote is undone; what was remembered of it (where the site begins, say) must go too."""
    cache.clear()


@pytest.fixture
def visitor(client):
    return Visitor(client)


@pytest.fixture
def seeded(db):
    """The vocabularies that everything is sorted by, as a new site has them."""
    seeds.plant()


@pytest.fixture
def sign_in(client, db):
    """sign_in(Role.EDITOR): the client is somebody of that role from then on, with a second factor."""

    def enter(role):
        user = UserFactory(role=role)
        client.force_login(user)
        return user

    return enter


@pytest.fixture(scope="session")
def chromium(django_db_setup):
    if not CHROMIUM:
        without("Chromium")
    # Playwright keeps an event loop in this thread. Django takes it for asynchronous code of ours, and hands
    # out another connection while it runs, which must know what to put back after a test that commits.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    first_rows = connection._test_serialized_contents
    with sync_playwright() as playwright:
        connection._test_serialized_contents = first_rows
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
        connection.close()


@pytest.fixture
def browser_page(chromium, live_server):
    """A page in Chromium with nothing remembered, and the portal behind it at live_server.url."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(browser_page, live_server):
    return Reader(browser_page, live_server.url)


def commits(item):
    """True for a test whose writes are seen by other connections, and which empties the tables afterwards."""
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"}.intersection(item.fixturenames)
    return bool(asked or (marker and marker.kwargs.get("transaction")))


def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in item.fixturenames:
            item.add_marker("browser")
        if commits(item):
            item.fixturenames.insert(0, "django_db_serialized_rollback")
            if marker := item.get_closest_marker("django_db"):
                # Where there is a marker, pytest-django asks it alone.
                kept = {**marker.kwargs, "serialized_rollback": True}
                item.add_marker(pytest.mark.django_db(**kept), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """What migrations wrote (the first page, the roles) is put back for a test that does not do so itself.

    Done before the next test and not after the last one: which comes next is not settled until it begins.
    """
    if item.config.stash.get(EMPTIED, False) and not commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        item.config.stash[EMPTIED] = False
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    torn_down = yield
    if commits(item):
        item.config.stash[EMPTIED] = True
    return torn_down
