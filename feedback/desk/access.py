from django.core.exceptions import PermissionDenied

SEE_STORIES = "feedback.view_story"
MODERATE = "feedback.moderate_story"
SEE_ORIGINALS = "feedback.view_storyoriginal"
REPLY = "feedback.write_any_reply"


class OnlyFor:
    """A view for whoever holds `permission`. Nothing is read from the database for anybody else."""

    permission = SEE_STORIES

    def setup(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)
