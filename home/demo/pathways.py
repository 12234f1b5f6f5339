"""Makes the pathways of pathways.toml."""

from django.db import transaction

from home.models import AllianceDocument, BestPracticePage, PathwayIndexPage, PathwayPage, PathwayStep
from portal.taxonomy.models import PathwayStage

from . import prose
from .reading import classify, editor, read, review

LABEL = (
    ":::inset\nThis pathway is invented to show the portal: teams here have not agreed on it. The "
    "waiting-time standards on it are real.\n:::"
)
FIRST_NUMBER = 130
LEADS_TO = {"document": AllianceDocument, "practice": BestPracticePage, "stage": PathwayStage}


@transaction.atomic
def plant(now):
    """Create the pathways that are missing. Returns how many were."""
    present = set(PathwayPage.objects.values_list("slug", flat=True))
    found = enumerate(read("pathways")["pathway"], FIRST_NUMBER)
    missing = [(number, facts) for number, facts in found if facts["slug"] not in present]
    for number, facts in missing:
        _plant(facts, number, now)
    return len(missing)


def _plant(facts, number, now):
    plain = ("slug", "title", "summary", "who_for", "lead_role")
    page = PathwayPage(
        **{name: facts[name] for name in plain},
        body=prose.as_body(LABEL),
        kept_by=editor(),
        **review(now, number),
    )
    classify(page, facts)
    page.steps = [_step(order, told) for order, told in enumerate(facts["step"])]
    PathwayIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()


def _step(order, told):
    leads = {name: model.objects.filter(slug=told.get(name)).first() for name, model in LEADS_TO.items()}
    return PathwayStep(sort_order=order, **{**told, **leads})
