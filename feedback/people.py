"""Whom to turn to: a story’s moderators, those who see everything, who is on duty for safeguarding."""

from django.contrib.auth import get_user_model

from feedback.models import FeedbackSettings, Story
from feedback.routing import remit_of
from portal.accounts.roles import Role


def moderators():
    """Everybody who moderates now, with what their remit depends on."""
    return _active_in(Role.MODERATOR)


def moderators_of(story):
    """Those whose remit covers the story; where it is nobody's, those who see everything."""
    groups = set(story.tumour_sites.values_list("group", flat=True))
    covering = [
        person
        for person in moderators()
        if remit_of(person).covers(groups=groups, organisation=story.organisation_id)
    ]
    return covering or seeing_everything()


def seeing_everything():
    """Moderators whom nothing limits; where there is none, the administrators."""
    unlimited = [person for person in moderators() if remit_of(person).everything]
    return unlimited or list(_active_in(Role.ADMINISTRATOR))


def on_duty():
    """The safeguarding lead and the deputies; where none is named, whoever sees everything."""
    return _named() or seeing_everything()


def stories_of(person):
    """Every story that belongs to the person, whatever its state."""
    return Story.objects.within(remit_of(person, is_on_duty=is_on_duty(person)))


def told_daily():
    """Everybody who answers for stories: they are sent the digest."""
    return list(dict.fromkeys([*moderators(), *on_duty(), *seeing_everything()]))


def is_on_duty(user):
    return user.is_authenticated and user in on_duty()


def _named():
    settings = FeedbackSettings.of_the_site()
    if not settings.pk:
        return []
    named = [settings.safeguarding_lead, *settings.safeguarding_deputies.all()]
    may = "feedback.moderate_story"
    return list(dict.fromkeys(each for each in named if each and each.is_active and each.has_perm(may)))


def _active_in(role):
    people = get_user_model().objects.filter(is_active=True, groups__name=role)
    return people.select_related("organisation").prefetch_related("tumour_groups").distinct()
