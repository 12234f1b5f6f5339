from wagtail.admin.apps import WagtailAdminAppConfig

WORKFLOW_MAILS = {
    "workflow_submitted": "workflow_state_submitted_email_notification",
    "workflow_rejected": "workflow_state_rejected_email_notification",
    "workflow_approved": "workflow_state_approved_email_notification",
}


class WorkAreaConfig(WagtailAdminAppConfig):
    """Wagtail's admin without its own letters about reviews.

    It sends them while a person waits for their page. Ours go by the background worker, to those concerned.
    """

    def ready(self):
        super().ready()
        from wagtail import signals
        from wagtail.models import WorkflowState

        for name, uid in WORKFLOW_MAILS.items():
            getattr(signals, name).disconnect(sender=WorkflowState, dispatch_uid=uid)
