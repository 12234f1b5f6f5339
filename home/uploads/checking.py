"""All that is asked of a file before it is kept: the same for one, for many at once, and for an import."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat

from . import active_content, archives
from .kinds import ARCHIVES, check_kind, extension_of
from .unfit import Unfit


def check(file):
    """Raises Unfit, whose text says what to do. The file is left at its start."""
    extension = extension_of(file.name)
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise Unfit(f"Files of this kind are not kept. Save it as one of {in_words()}.")
    if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        most = filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
        raise Unfit(f"The file is larger than {most}. Make its pictures smaller, or divide it.")
    if not file.size:
        raise Unfit("The file is empty. Save it again and upload the new copy.")
    check_kind(file)
    if extension in ARCHIVES:
        archives.check_archive(file)
        active_content.check_archive(file)
    elif extension == "pdf":
        active_content.check_pdf(file)
    file.seek(0)


def in_words():
    return ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
