"""When an export goes: after a week, or at once when a story in it is withdrawn or erased."""

from functools import partial

from django.db import transaction

from feedback.models import ExportState, Story, StoryExport


def forget(story_pks):
    """Delete every export on disk that holds one of these stories, as soon as this transaction is kept."""
    transaction.on_commit(partial(_delete_those_with, list(story_pks)))


def forget_exports(*, now):
    """Delete the exports whose week is over, and heal: those with a story that has left. Returns how many."""
    due = StoryExport.objects.past_their_day(now) | StoryExport.objects.on_disk().holding(
        Story.objects.left().values("pk")
    )
    exports = list(due.distinct())
    for export in exports:
        delete(export)
    return len(exports)


def delete(export):
    """The file and the list of what was in it. That it was made, by whom and why stays in the trail."""
    name = export.file.name
    StoryExport.objects.filter(pk=export.pk).update(state=ExportState.GONE, file="")
    export.stories.clear()
    if name:
        export.file.storage.delete(name)


def _delete_those_with(story_pks):
    for export in StoryExport.objects.on_disk().holding(story_pks):
        delete(export)


def when_a_story_leaves(sender, story, **kwargs):
    forget([story.pk])
