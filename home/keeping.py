"""What the top floor keeps of visitors, and for how long."""

from home import downloads
from portal.privacy.retention import Clock, Struck, register

register(
    Clock(
        keeps="Marks by which downloads are counted once a person",
        how_long="1 day",
        since="the day of the download",
        then="The marks are deleted. The counts stay.",
        strike=lambda now: Struck(gone=downloads.forget(now=now)),
    ),
)
