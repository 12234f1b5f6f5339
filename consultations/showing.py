"""What the public pages of consultations show, gathered in few queries."""


def one(page, *, now):
    return {}


def listing(consultations, params, *, now):
    return {}
