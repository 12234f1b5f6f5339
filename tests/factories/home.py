"""Pages, documents and promises, with the least that each needs. Pages stand under `parent`."""

from datetime import date

import factory
import wagtail_factories
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Collection, Page, Site

from home.models import (
    Adoption,
    AllianceDocument,
    BestPracticeIndexPage,
    BestPracticePage,
    ContactPage,
    DocumentLibraryPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PalsDesk,
    PartnersPage,
    PathwayIndexPage,
    PathwayPage,
    PathwayStep,
    PracticeMeasure,
    PriorityIndexPage,
    PriorityPage,
    Promise,
    PromisesPage,
    StandardPage,
    SupportNeed,
    SupportServicePage,
    SupportServicesPage,
    Target,
    TumourGroupIndexPage,
    TumourGroupPage,
    WaitingStandard,
    WorkStream,
)
from home.models.waiting_standard import ClockPoint

from .accounts import OrganisationFactory
from .taxonomy import PriorityFactory, TumourGroupFactory


class HomePageFactory(wagtail_factories.PageFactory):
    """The one home page, made once, and the site that begins at it."""

    class Meta:
        model = HomePage

    title = "Kent and Medway Cancer Alliance"
    slug = "front"
    summary = "We bring together the people who plan, give and use cancer care."

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return HomePage.objects.first() or cls._create_root(model_class, *args, **kwargs)

    @classmethod
    def _create_root(cls, model_class, *args, parent=None, **kwargs):
        home = model_class(**kwargs)
        Page.get_first_root_node().add_child(instance=home)
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
        )
        return home


class SectionFactory(wagtail_factories.PageFactory):
    """A page that stands once under the home page: made the first time, found afterwards."""

    class Meta:
        abstract = True

    parent = factory.SubFactory(HomePageFactory)
    summary = "What a person finds here."

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.first() or super()._create(model_class, *args, **kwargs)


class PriorityIndexPageFactory(SectionFactory):
    class Meta:
        model = PriorityIndexPage

    title, slug = "Our priorities", "priorities"


class TumourGroupIndexPageFactory(SectionFactory):
    class Meta:
        model = TumourGroupIndexPage

    title, slug = "Tumour groups", "tumour-groups"


class BestPracticeIndexPageFactory(SectionFactory):
    class Meta:
        model = BestPracticeIndexPage

    title, slug = "Best practice", "best-practice"


class NewsIndexPageFactory(SectionFactory):
    class Meta:
        model = NewsIndexPage

    title, slug = "News", "news"


class SupportServicesPageFactory(SectionFactory):
    class Meta:
        model = SupportServicesPage

    title, slug = "Support near you", "support"


class DocumentLibraryPageFactory(SectionFactory):
    class Meta:
        model = DocumentLibraryPage

    title, slug = "Documents", "documents"


class PromisesPageFactory(SectionFactory):
    class Meta:
        model = PromisesPage

    title, slug = "What changed because people spoke", "promises"


class PartnersPageFactory(SectionFactory):
    class Meta:
        model = PartnersPage

    title, slug = "Our partners", "partners"


class ContactPageFactory(SectionFactory):
    class Meta:
        model = ContactPage

    title, slug = "Contact us", "contact"


class StandardPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = StandardPage

    parent = factory.SubFactory(HomePageFactory)
    title = factory.Sequence(lambda number: f"Standard page {number}")
    summary = "What a person finds here."


class PriorityPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = PriorityPage

    parent = factory.SubFactory(PriorityIndexPageFactory)
    priority = factory.SubFactory(PriorityFactory)
    title = factory.LazyAttribute(lambda page: page.priority.name)
    summary = "What we do about it."


class WorkStreamFactory(DjangoModelFactory):
    class Meta:
        model = WorkStream

    page = factory.SubFactory(PriorityPageFactory)
    title = factory.Sequence(lambda number: f"Work {number}")
    description = "One plain sentence about it."


class TargetFactory(DjangoModelFactory):
    class Meta:
        model = Target

    page = factory.SubFactory(PriorityPageFactory)
    name = "28-day Faster Diagnosis Standard"
    measure = "People told within 28 days whether they have cancer."
    target_percent = 80
    valid_from = date(2025, 4, 1)
    source_name = "NHS England"
    source_url = "https://www.england.nhs.uk/"


class TumourGroupPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = TumourGroupPage

    parent = factory.SubFactory(TumourGroupIndexPageFactory)
    group = factory.SubFactory(TumourGroupFactory)
    title = factory.LazyAttribute(lambda page: page.group.name)
    summary = "From first worry to life afterwards."


class ClassifiedPageFactory(wagtail_factories.PageFactory):
    """Terms are given as lists: NewsPageFactory(priorities=[priority])."""

    class Meta:
        abstract = True

    summary = "One plain sentence."

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        terms = {name: kwargs.pop(name, []) for name in cls.lists(model_class)}
        page = super()._create(model_class, *args, **kwargs)
        for name, rows in terms.items():
            setattr(page, name, rows)
        page.save()
        return page

    @staticmethod
    def lists(model_class):
        return [field.name for field in model_class._meta.many_to_many]


class NewsPageFactory(ClassifiedPageFactory):
    class Meta:
        model = NewsPage

    parent = factory.SubFactory(NewsIndexPageFactory)
    title = factory.Sequence(lambda number: f"News {number}")
    published_date = date(2026, 3, 2)


class BestPracticePageFactory(ClassifiedPageFactory):
    class Meta:
        model = BestPracticePage

    parent = factory.SubFactory(BestPracticeIndexPageFactory)
    title = factory.Sequence(lambda number: f"Practice {number}")
    result = "Letters arrive 9 days sooner"
    problem = "<p>Letters were late.</p>"
    what_was_done = "<p>One list a day.</p>"
    who_for = "<p>People waiting for results.</p>"
    measured_result = "<p>From 14 days to 5.</p>"
    measured_period = "January to June 2026"
    what_did_not_work = "<p>Texts went unread.</p>"
    how_to_copy = "<ol><li>Agree one list.</li></ol>"
    cost = "Two hours a week"
    organisation = factory.SubFactory(OrganisationFactory)
    contact_role = "Lead cancer nurse"
    evidence = BestPracticePage.Evidence.MEASURED


class PracticeMeasureFactory(DjangoModelFactory):
    class Meta:
        model = PracticeMeasure

    page = factory.SubFactory(BestPracticePageFactory)
    what = "Days until the letter arrives"
    before, after, unit = 14, 5, "days"
    period, place = "January to June 2026", "Two clinics"


class AdoptionFactory(DjangoModelFactory):
    class Meta:
        model = Adoption

    practice = factory.SubFactory(BestPracticePageFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    decision = Adoption.Decision.ADOPT
    reason = "It fits how we work."
    lead_role = "Lead cancer nurse"
    started_date = date(2026, 3, 2)
    review_date = date(2027, 3, 2)
    recorded_at = factory.LazyFunction(timezone.now)


class WaitingStandardFactory(DjangoModelFactory):
    class Meta:
        model = WaitingStandard

    name = factory.Sequence(lambda number: f"Standard {number}")
    means = "Treatment begins in time."
    days, begins, ends = 62, ClockPoint.REFERRED, ClockPoint.TREATED
    since_date = date(2023, 10, 1)
    source_name = "NHS England"
    source_url = "https://www.england.nhs.uk/"


class PathwayIndexPageFactory(SectionFactory):
    class Meta:
        model = PathwayIndexPage

    title, slug = "Pathways", "pathways"


class PathwayPageFactory(ClassifiedPageFactory):
    class Meta:
        model = PathwayPage

    parent = factory.SubFactory(PathwayIndexPageFactory)
    title = factory.Sequence(lambda number: f"Pathway {number}")
    who_for = "Adults whose GP suspects cancer."
    lead_role = "Pathway manager"


class PathwayStepFactory(DjangoModelFactory):
    class Meta:
        model = PathwayStep

    page = factory.SubFactory(PathwayPageFactory)
    title = factory.Sequence(lambda number: f"Step {number}")
    what_happens = "Somebody rings you."
    owner_role = "Cancer nurse"
    usual_time = "2 days"
    sort_order = factory.Sequence(lambda number: number)


class SupportNeedFactory(DjangoModelFactory):
    class Meta:
        model = SupportNeed

    name = factory.Sequence(lambda number: f"Need {number}")


class SupportServicePageFactory(ClassifiedPageFactory):
    class Meta:
        model = SupportServicePage

    parent = factory.SubFactory(SupportServicesPageFactory)
    title = factory.Sequence(lambda number: f"Service {number}")
    who_for = "Anyone with cancer."
    phone = "01632 960001"


class PalsDeskFactory(DjangoModelFactory):
    class Meta:
        model = PalsDesk

    page = factory.SubFactory(ContactPageFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    phone = "01632 960002"


class AllianceDocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = AllianceDocument

    title = factory.Sequence(lambda number: f"Document {number}")
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.LazyAttribute(lambda document: ContentFile(b"Plain words.", name="words.txt"))
    summary = "What is inside."
    kind = AllianceDocument.Kind.LEAFLET


class PromiseFactory(DjangoModelFactory):
    class Meta:
        model = Promise

    you_said = factory.Sequence(lambda number: f"Letters came too late ({number}).")
    we_did = "Every letter leaves within two days."
    organisation = factory.SubFactory(OrganisationFactory)
    made_date = date(2026, 1, 5)
    due_date = date(2026, 6, 30)
    is_published = True


class KeptPromiseFactory(PromiseFactory):
    state = Promise.State.KEPT
    kept_date = date(2026, 5, 4)
    evidence = "The letters of May, counted."
