class Refused(ValueError):
    """This row is not stored. `reason` says why, and never repeats what may be somebody's words."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason
