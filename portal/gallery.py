"""Every component in every state, for whoever builds a page. Only staff see it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from portal.accounts.roles import ENTER_ADMIN
from portal.blocks import BodyBlock
from portal.samples import BLOCKS, COMPONENTS, DRAWINGS, PAGES, ExampleForm


@login_required
def gallery(request, page=None):
    """Every component; one that brings its own h1 on a page of its own."""
    if not request.user.has_perm(ENTER_ADMIN):
        raise PermissionDenied
    if page in PAGES:
        return render(request, "gallery_page.html", {"component": page, "states": _drawn(page, PAGES[page])})
    return render(request, "gallery.html", _everything(request))


def _everything(request):
    shown = {name: _drawn(name, states, request) for name, states in COMPONENTS.items()}
    forms_shown = [("empty", ExampleForm(auto_id="empty_%s")), ("wrong", ExampleForm({}, auto_id="wrong_%s"))]
    body = BodyBlock().to_python(BLOCKS)
    return {"shown": shown, "pages": PAGES, "forms": forms_shown, "body": body, **DRAWINGS}


def _drawn(component, states, request=None):
    """(state, include line, markup) for each state of the component."""
    template = f"components/{component}.html"
    return [
        (
            state,
            _include_line(template, given),
            mark_safe(render_to_string(template, {**given, "request": request})),
        )
        for state, given in states
    ]


def _include_line(template, given):
    words = " ".join(f"{name}={_shortly(value, name)}" for name, value in given.items())
    return f'{{% include "{template}" with {words} only %}}'


def _shortly(value, name):
    """How a template would name the value: short words as they are, anything longer by its name."""
    return f'"{value}"' if isinstance(value, str) and len(value) < 40 else name
