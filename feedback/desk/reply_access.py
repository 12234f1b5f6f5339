from django.core.exceptions import PermissionDenied

from feedback.replying import CHECK, WRITE, WRITE_FOR_ANY


def answers_or_checks(user):
    """Whether the person has anything to do with replies."""
    return any(user.has_perm(permission) for permission in (WRITE, WRITE_FOR_ANY, CHECK))


class ForWhoeverAnswers:
    """A view for whoever writes or checks replies. Nothing is read from the database for anybody else."""

    def setup(self, request, *args, **kwargs):
        if not answers_or_checks(request.user):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)
