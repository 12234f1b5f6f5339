"""The grid of practices and trusts, row by row. Pure."""

from .used_at import BEGAN, COLOURS, LABELS, SILENT


def rows(pages, trusts, adoptions):
    """Each practice with a cell for each trust, and how many other organisations use it."""
    decided = {(adoption.practice_id, adoption.organisation_id): adoption for adoption in adoptions}
    columns = {trust.pk for trust in trusts}
    return [
        {
            "page": page,
            "cells": [(trust, _cell(page, trust, decided)) for trust in trusts],
            "others": sum(
                each.is_use
                for (practice, organisation), each in decided.items()
                if practice == page.pk and organisation not in columns
            ),
        }
        for page in pages
    ]


def _cell(page, trust, decided):
    adoption = decided.get((page.pk, trust.pk))
    if adoption:
        return {"label": adoption.get_decision_display(), "colour": COLOURS[adoption.decision]}
    kind = BEGAN if page.organisation_id == trust.pk else SILENT
    return {"label": LABELS[kind], "colour": COLOURS[kind], "silent": kind == SILENT}
