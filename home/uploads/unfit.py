class Unfit(ValueError):
    """This file is not kept. Its text says why, and what to do."""
