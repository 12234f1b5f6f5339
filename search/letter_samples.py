"""The letters to those who follow something, for the gallery."""

from portal.letters import Sample, register, whole

from .alerts.letters import Section
from .alerts.subjects import Subject

FOLLOWER = "an address that follows something"


def asked_for():
    names = ["How should letters read?", "“scan”, Bowel cancer", "Cancer Action Partnership"]
    return {"names": names, "confirm_url": whole("/search/alerts/sample/")}


def news():
    sections = [
        _section("How should letters read?", 0, ("It closes soon. The last day to answer is 3 June 2026",)),
        _section(
            "Bowel cancer",
            2,
            (
                "The letter came nine days after the scan (patient story)",
                "Bowel kits at the mosque (best practice)",
            ),
        ),
    ]
    return {"sections": sections, "yours_url": whole("/search/alerts/sample/yours/")}


def _section(name, more, told):
    lines = [{"text": text, "url": whole("/take-part/how-should-letters-read/")} for text in told]
    return Section(Subject(name, "/"), lines, more)


register(
    Sample(
        "search/email/confirm",
        "Confirm what you want to hear about",
        FOLLOWER,
        "when somebody asked for emails to this address",
        asked_for,
    ),
    Sample(
        "search/email/news",
        "5 new things about what you follow",
        FOLLOWER,
        "once a day or once a week, if there is something new",
        news,
        can_be_stopped=True,
    ),
)
