from wagtail.admin.panels import TitleFieldPanel


class TitleAlonePanel(TitleFieldPanel):
    """A title that makes the slug where the form has one, and looks for none where it has none."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_attrs(self):
            attrs = super().get_attrs()
            follows = attrs["data-w-sync-target-value"]
            return attrs if follows else {"placeholder": attrs.get("placeholder", "")}
