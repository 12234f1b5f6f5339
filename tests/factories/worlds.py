"""A small world with one of everything, all under the same number, so that every address leads somewhere."""

from collections import namedtuple

from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Site, Workflow

from feedback.moderation import State
from home.models import SheetUpload
from portal.taxonomy.models import TumourSite

from .accounts import CareSiteFactory, JoiningRequestFactory, OrganisationFactory, UserFactory
from .coding import AnswerUploadFactory, CodeFactory
from .consultations import AnswerFactory, ConsultationPageFactory, QuestionFactory, ResponseFactory
from .feedback import ReplyFactory, StoryFactory, ThemeFactory
from .home import AllianceDocumentFactory, PromiseFactory, SupportNeedFactory, WaitingStandardFactory
from .taxonomy import (
    PathwayStageFactory,
    PlaceFactory,
    PriorityCrosswalkFactory,
    PriorityFactory,
    PrioritySetFactory,
    TumourGroupFactory,
    TumourSiteFactory,
)

NUMBER = 4242
# Each of these can be made with nothing but its number.
EASY = (
    CareSiteFactory,
    OrganisationFactory,
    UserFactory,
    JoiningRequestFactory,
    ThemeFactory,
    PromiseFactory,
    SupportNeedFactory,
    WaitingStandardFactory,
    PathwayStageFactory,
    PlaceFactory,
    PriorityCrosswalkFactory,
    PriorityFactory,
    PrioritySetFactory,
    TumourGroupFactory,
    TumourSiteFactory,
    AllianceDocumentFactory,
)


World = namedtuple("World", "page story names", defaults=[{}])


def one_of_everything():
    """The page, whose number Wagtail chooses, and the published story, which is found by its reference.

    `names` may say what stands under a name of an address instead of the number.
    """
    for factory in EASY:
        factory(id=NUMBER)
    page = ConsultationPageFactory()
    question = QuestionFactory(id=NUMBER, page=page)
    response = ResponseFactory(id=NUMBER, consultation=page)
    AnswerFactory(id=NUMBER, question=question, response=response, text="By bus.")
    CodeFactory(id=NUMBER, codebook__consultation=page)
    AnswerUploadFactory(id=NUMBER, consultation=page)
    story = StoryFactory(id=NUMBER, state=State.PUBLISHED, tumour_sites=[TumourSite.objects.get(id=NUMBER)])
    ReplyFactory(id=NUMBER, story=story)
    SheetUpload.objects.create(id=NUMBER, sheet="words", name="words.csv", kind="csv", by_id=NUMBER)
    _wagtails_own(page)
    return World(page, story)


def _wagtails_own(page):
    get_image_model().objects.create(id=NUMBER, title="A picture", file=get_test_image_file())
    Collection.get_first_root_node().add_child(instance=Collection(id=NUMBER, name="A collection"))
    Group.objects.create(id=NUMBER, name="A group")
    Redirect.objects.create(id=NUMBER, old_path="/old", redirect_page=page)
    Site.objects.create(id=NUMBER, hostname="other.example.org", root_page=Site.objects.get().root_page)
    Workflow.objects.create(id=NUMBER, name="A workflow")
    page.save_revision()
