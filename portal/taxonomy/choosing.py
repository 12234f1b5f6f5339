"""The vocabularies as a person chooses from them: everyday names, with the other names under each."""

from portal.forms import WithHint

from .models import Place, TumourSite


def site_choices():
    return [(site.slug, WithHint(site.name, names_beside(site))) for site in _sites_by_name()]


def place_choices():
    return [(place.slug, place.name) for place in Place.objects.in_use().order_by("name", "pk")]


def _sites_by_name():
    return TumourSite.objects.in_use().order_by("name", "pk")


def names_beside(site):
    """The other names of a site in one line, without those that are its own name in another form."""
    stems = {word[:4] for word in site.name.lower().split()} - {"canc", "tumo"}
    names = [site.clinical_name, *site.other_names]
    new = [name for name in names if not stems & {word[:4] for word in name.lower().split()}]
    return ", ".join(filter(None, dict.fromkeys(new)))
