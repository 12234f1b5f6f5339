"""How a number stands in print."""


def figure(number):
    """A decimal without idle zeros, and with commas: 12, 3.5, 1,200."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
