"""Forms of packages, made to speak NHS markup where they are rendered."""

from django import template
from django.utils.safestring import mark_safe

from portal import forms

register = template.Library()


@register.filter
def plain(form):
    """The same form in NHS markup and plain words."""
    return forms.make_plain(form)


@register.filter
def problems(form):
    """The error summary of any form; empty where there is no form or nothing to put right."""
    found = forms.problems_of(forms.make_plain(form)) if hasattr(form, "fields") else []
    return mark_safe(forms.PlainRenderer().render("components/error_summary.html", {"problems": found}))
