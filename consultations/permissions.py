"""Who may do what with consultations beyond Wagtail's own page permissions."""

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from consultations.models import Response

SEE_ANSWERS = "consultations.view_response"
PUBLISH_ANSWERS = "consultations.publish_answers"
ENTER_ANSWERS = "consultations.enter_answers"
CODE_ANSWERS = "consultations.code_answers"
EXPORT_ANSWERS = "consultations.export_answers"
EXPORT_PERSONAL = "consultations.export_personal_answers"
IMPORT_ANSWERS = "consultations.import_answers"
FREEZE_FIGURES = "consultations.freeze_figures"
LOAD_BASELINES = "consultations.load_baselines"


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Answers are read by whoever may see them and changed by nobody, an administrator included."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


answers_policy = ReadOnlyPolicy(Response)


def runs_consultations(user):
    """Whoever sees the answers and also edits pages: their work list says what closes and what is owed."""
    return user.has_perm(SEE_ANSWERS) and page_permission_policy.user_has_any_permission(
        user, ["change", "publish"]
    )
