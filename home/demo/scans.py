"""A text of the demonstration as a scanner would leave it: pictures of pages, without a word in them.

Same text, same bytes.
"""

from io import BytesIO
from time import gmtime

from PIL import Image

from . import pdf_files

DOTS_AN_INCH = 100
# Nobody's clock is in the file.
NO_DATE = gmtime(0)


def make(facts, details):
    first, *others = [Image.open(BytesIO(page)).convert("L") for page in pdf_files.pictures(facts, details)]
    file = BytesIO()
    first.save(
        file,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=DOTS_AN_INCH,
        creationDate=NO_DATE,
        modDate=NO_DATE,
    )
    return file.getvalue()
