""" "This happened to me too": said once a browser, by nobody we know. Pure.

The browser holds a token of chance. What is stored is made of the token and the story together, so that the
marks of one browser under two stories do not show that they belong together.
"""

import secrets

from django.utils.crypto import salted_hmac

from portal.privacy.disclosure import disclosed

SALT = "feedback.echo"


def new_token():
    return secrets.token_urlsafe(24)


def mark_of(token, story):
    """What this browser leaves under this story: the same each time, and nothing of the token in it."""
    return salted_hmac(SALT, f"{token}:{story.pk}", algorithm="sha256").hexdigest()


def how_many_said(count, rule):
    """The number in words, by the rule of small numbers: these people are not public."""
    if not count:
        return ""
    figure = disclosed(count, rule)
    if figure is None:
        return "A few people said that this happened to them too."
    return f"About {figure:,} people said that this happened to them too."
