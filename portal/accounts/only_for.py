from django.core.exceptions import PermissionDenied


class OnlyFor:
    """A view for whoever holds `permission`. Nothing is read from the database for anybody else."""

    permission = None

    def setup(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        super().setup(request, *args, **kwargs)
