"""Where receipt words are entered, whatever they open."""

from difflib import get_close_matches

from django import forms

from portal.forms import PlainForm

from .receipts import HOW_MANY, WORDS, tidy

ASK_AGAIN = "These words open nothing. Check each word and their order, then try again"
TOO_MANY = "Too many tries from where you are. Wait a minute, then try again"
KNOWN = frozenset(WORDS)


class ReceiptWordsForm(PlainForm):
    """Five words in one field: they are copied by hand, and pasted from a note."""

    words = forms.CharField(
        label="Your five receipt words",
        help_text="In the order that we showed them, with a space between. Capital letters do not matter.",
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Enter your five receipt words"},
    )

    def clean_words(self):
        words = tidy(self.cleaned_data["words"]).split()
        unknown = [word for word in words if word not in KNOWN]
        if unknown:
            raise forms.ValidationError(self._help_with(unknown[0]))
        if len(words) != HOW_MANY:
            raise forms.ValidationError(f"Enter five words. You entered {len(words)}")
        return " ".join(words)

    def _help_with(self, word):
        """The list is no secret: which five and in which order is."""
        close = get_close_matches(word, [known for known in WORDS if known[0] == word[0]], n=2)
        meant = (
            f" Did you mean {' or '.join(f'“{each}”' for each in close)}?"
            if close
            else " Check how it is spelt"
        )
        return f"“{word[:30]}” is not one of our words.{meant}"
