import pytest

from feedback import themes
from feedback.models import Theme
from feedback.models.themes import ThemeGroup

pytestmark = pytest.mark.django_db


def test_planting_twice_plants_once():
    themes.plant()
    planted = Theme.objects.count()
    themes.plant()
    assert Theme.objects.count() == planted > 30


def test_every_listed_group_is_a_group_and_no_theme_stands_twice():
    listed = themes.listed()
    assert set(listed) <= set(ThemeGroup.values)
    names = [name.casefold() for names in listed.values() for name in names]
    assert len(names) == len(set(names))


def test_what_a_moderator_renamed_or_moved_stays():
    themes.plant()
    Theme.objects.filter(name="Parking").update(group="other")
    themes.plant()
    assert Theme.objects.get(name="Parking").group == "other"
