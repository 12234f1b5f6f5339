"""What the top floor keeps of visitors, and for how long."""

from home import downloads
from home.importing import uploading
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
register(
    Clock(
        keeps="Lists that editors uploaded, and what was refused of them",
        how_long="1 day; what was refused, 30 days",
        since="the upload",
        then="The file is deleted. What was stored stays.",
        strike=lambda now: Struck(gone=uploading.forget_uploads(now=now)),
    ),
)
