"""The form of a page that somebody must keep: an owner and a day to look at it again are asked for."""

from portal.taxonomy.forms import TermPageForm

NEEDED = {
    "kept_by": "Choose who keeps it right. They are reminded when it is time to look at it again.",
    "review_date": "Give the day on which it must be looked at again.",
}


class KeptPageForm(TermPageForm):
    """A draft may still lack them; Wagtail asks for what is needed when it is published or handed in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, message in NEEDED.items():
            if name in self.fields:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = message
