"""Every component in every state, for whoever builds a page. Only staff see it."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from portal.accounts.roles import ENTER_ADMIN
from portal.blocks import BodyBlock
from portal.samples import BLOCKS, COMPONENTS, DRAWINGS, PAGES, ExampleForm


def staff_only(view):
    """For whoever may enter the work area; others are asked to sign in, or told that they may not."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm(ENTER_ADMIN):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@staff_only
def gallery(request):
    return render(request, "gallery.html", _everything(request))


@staff_only
def alone(request, component):
    """A component that brings the h1 of its page, on a page of its own."""
    if component not in PAGES:
        raise Http404
    states = _drawn(component, PAGES[component], request)
    return render(request, "gallery_page.html", {"component": component, "states": states})


def _everything(request):
    shown = {name: _drawn(name, states, request) for name, states in COMPONENTS.items()}
    forms_shown = [("empty", ExampleForm(auto_id="empty_%s")), ("wrong", ExampleForm({}, auto_id="wrong_%s"))]
    body = BodyBlock().to_python(BLOCKS)
    return {"shown": shown, "pages": PAGES, "forms": forms_shown, "body": body, **DRAWINGS}


def _drawn(component, states, request):
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
