from django.db import models
from django.db.models import Q

from portal.privacy.receipts import Receipt

from .responses import Response, ResponseDraft


class AnswersReceipt(Receipt):
    """What reopens answers for whoever gave them: first those on their way, and once they are sent, those.

    The same words do for both, so that nobody has to keep two sets.
    """

    draft = models.OneToOneField(
        ResponseDraft, null=True, blank=True, on_delete=models.CASCADE, related_name="receipt"
    )
    response = models.OneToOneField(
        Response, null=True, blank=True, on_delete=models.CASCADE, related_name="receipt"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(draft__isnull=True, response__isnull=False)
                | Q(draft__isnull=False, response__isnull=True),
                name="answers_receipt_opens_one_thing",
            ),
        ]
