from wagtail.snippets.models import register_snippet

from .desk.views import SearchGroup

register_snippet(SearchGroup)
