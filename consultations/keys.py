"""Keys that name a question or a choice for good, whatever becomes of its row or its words."""

import secrets

from django.forms import HiddenInput


def new_key():
    return secrets.token_hex(4)


class KeptKey(HiddenInput):
    """Carries the key through the page editor, which knows new rows by nothing else, and makes theirs."""

    def value_from_datadict(self, data, files, name):
        return super().value_from_datadict(data, files, name) or new_key()
