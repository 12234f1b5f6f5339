"""The list of words that a new portal starts with. Where there is a list already, it is left alone."""

import tomllib
from pathlib import Path

from django.db import transaction

from portal.taxonomy.models import TumourSite

from .models import SearchWords

LIST = Path(__file__).with_name("words.toml")


@transaction.atomic
def plant():
    """Says how many were planted. A pair about a type of cancer that is not there is left out."""
    if SearchWords.objects.exists():
        return 0
    words = tomllib.loads(LIST.read_text())
    sites = {site.slug: site for site in TumourSite.objects.in_use()}
    for text in words["same"]:
        _pair(text)
    for text in words["loose"]:
        _pair(text, is_two_way=False)
    for pair in words["about"]:
        if pair["site"] in sites:
            _pair(pair["words"], site=sites[pair["site"]])
    return SearchWords.objects.count()


def _pair(text, **given):
    everyday, clinical = text.split(" = ")
    SearchWords.objects.create(everyday=everyday, clinical=clinical, **given)
