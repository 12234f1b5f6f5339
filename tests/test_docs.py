"""What a person can set or run is in the README, or the suite fails."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from portal.schedule import JOBS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text()
OURS = ("portal", "home", "consultations", "feedback", "search")


def settings_read():
    """Every name that portal/settings reads from the environment."""
    for file in (ROOT / "portal" / "settings").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and re.match(r"env(\.\w+)?$", ast.unparse(node.func)) and node.args:
                yield node.args[0].value


def make_targets():
    return re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)


def our_commands():
    return [name for name, app in get_commands().items() if app.split(".")[0] in OURS]


@pytest.mark.parametrize("name", sorted(set(settings_read())))
def test_every_setting_is_explained(name):
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", make_targets())
def test_every_door_is_explained(name):
    assert f"`make {name}`" in README


@pytest.mark.parametrize("name", sorted(our_commands()))
def test_every_command_is_explained(name):
    assert f"`{name}" in README


@pytest.mark.parametrize("command", [job.command for job in JOBS])
def test_every_job_of_the_clock_is_explained(command):
    assert f"| `{command}` |" in README


@pytest.mark.parametrize("name", ["README.md", "DECISIONS.md", "Makefile", ".env.example"])
def test_papers_name_no_place_that_a_user_does_not_have(name):
    assert "shared/" not in (ROOT / name).read_text()


def test_every_setting_of_the_example_file_is_one_that_is_read():
    named = re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert set(named) <= set(settings_read()) | {
        "DJANGO_SETTINGS_MODULE",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "POSTGRES_PASSWORD",
        "PORT",
    }
