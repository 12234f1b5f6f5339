"""The process of its own. Each of these tests begins one, so there are few of them."""

import subprocess

import pytest

from home.inside import looking
from home.inside.looking import BROKEN, TOO_LONG, CannotBeRead, look
from tests.home import made_files


def test_a_file_is_read_in_a_process_that_knows_nothing_of_the_portal(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not for you")
    path = tmp_path / "talk.pptx"
    path.write_bytes(made_files.slides("Welcome"))

    assert look(path, "pptx").parts[0].words == "Welcome"
    assert "SECRET_KEY" not in looking.ENVIRONMENT


def test_a_damaged_file_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK and nothing more")

    with pytest.raises(CannotBeRead, match="damaged"):
        look(path, "docx")


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (subprocess.TimeoutExpired("look", 90), TOO_LONG),
        (subprocess.CalledProcessError(-24, "look"), TOO_LONG),
        (subprocess.CalledProcessError(1, "look"), BROKEN),
    ],
)
def test_what_hangs_or_dies_becomes_a_sentence(tmp_path, monkeypatch, happens, says):
    def run(*args, **kwargs):
        raise happens

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(CannotBeRead) as refusal:
        look(tmp_path / "plan.pdf", "pdf")
    assert str(refusal.value) == says
