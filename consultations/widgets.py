from django.forms import HiddenInput


class KeptKey(HiddenInput):
    """Carries a key through the page editor, which knows new rows by nothing else."""
