"""Plants the word rules that word_rules.toml lists, and one for each everyday name of a kind of cancer."""

import tomllib
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from feedback.models import Theme, WordRule
from portal.taxonomy.models import PathwayStage, Priority, TumourSite

from .phrases import NotPlain, checked

RULES = Path(__file__).with_name("word_rules.toml")
MODELS = {"theme": Theme, "tumour_site": TumourSite, "stage": PathwayStage, "priority": Priority}


@transaction.atomic
def plant():
    """Create what was never planted. A rule that an editor changed or switched off stays as they have it."""
    planted = set(WordRule.objects.exclude(planted_as="").values_list("planted_as", flat=True))
    typed = {(rule.words, rule.kind, rule.term.pk) for rule in WordRule.objects.with_terms()}
    new = {}
    for kind, term, words in (*_listed(), *_names_of_cancers()):
        name = f"{kind}:{term.slug}:{words}"[:200]
        if name not in planted and (words, kind, term.pk) not in typed:
            new[name] = WordRule(words=words, planted_as=name, **{kind: term})
    WordRule.objects.bulk_create(new.values())


def listed():
    """{kind: {name or slug of a term: words}} as the list has them."""
    return tomllib.loads(RULES.read_text())


def _listed():
    for kind, rules in listed().items():
        terms = {term.slug: term for term in MODELS[kind].objects.all()}
        for name, all_words in rules.items():
            if term := terms.get(slugify(name)):
                yield from ((kind, term, words) for words in all_words)


def _names_of_cancers():
    for site in TumourSite.objects.in_use():
        for name in (site.name, site.clinical_name, *site.other_names):
            try:
                yield "tumour_site", site, checked(name)
            except NotPlain:
                continue
