from datetime import date

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from feedback import digest
from feedback.models import DigestDay
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)


def on_their_way():
    return DBTaskResult.objects.filter(task_path="feedback.notices.send_digest").count()


def test_a_day_is_sent_once_however_often_it_is_asked():
    UserFactory.create_batch(2, role=Role.MODERATOR)
    assert [digest.send_for(MONDAY), digest.send_for(MONDAY)] == [2, 0]
    assert on_their_way() == 2


def test_each_day_has_its_own_and_leaves_one_row_behind():
    UserFactory(role=Role.MODERATOR)
    digest.send_for(MONDAY)
    digest.send_for(TUESDAY)
    assert on_their_way() == 2
    assert [row.day for row in DigestDay.objects.all()] == [TUESDAY]


def test_the_command_says_how_many(capsys):
    UserFactory(role=Role.MODERATOR)
    call_command("send_digest")
    call_command("send_digest")
    assert capsys.readouterr().out == "1 letters are on their way.\n0 letters are on their way.\n"
