"""How long requests to join are kept."""

from portal.privacy.retention import Clock, Struck, register

from .joining.actions import forget_decided, forget_unconfirmed

register(
    Clock(
        keeps="Requests to join whose e-mail address nobody confirmed",
        how_long="7 days",
        since="the request",
        then="They are deleted.",
        strike=lambda now: Struck(gone=forget_unconfirmed(now=now)),
    ),
    Clock(
        keeps="Requests to join that were decided",
        how_long="1 year",
        since="the decision",
        then="They are deleted. The account, where there is one, stays.",
        strike=lambda now: Struck(gone=forget_decided(now=now)),
    ),
)
