"""The hints as a panel of the page editor, made anew whenever the page is opened or saved."""

from wagtail.admin.panels import Panel

from . import hints_for


class HintsPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "hints/panel.html"

        def is_shown(self):
            return super().is_shown() and self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "hints": hints_for(self.instance)}
