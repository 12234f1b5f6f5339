"""The tree that the portal starts with: the home page and what stands under it. Content fills it later."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from consultations.models import ConsultationIndexPage
from portal.accounts.role_groups import sync_roles
from portal.taxonomy.models import Priority, TumourGroup

from .models import (
    BestPracticeIndexPage,
    ContactPage,
    DocumentLibraryPage,
    HomePage,
    NewsIndexPage,
    PartnershipCallsPage,
    PartnershipInputsPage,
    PartnershipMeetingsPage,
    PartnershipMembersPage,
    PartnershipPage,
    PartnersPage,
    PathwayIndexPage,
    PriorityIndexPage,
    PriorityPage,
    PromisesPage,
    StandardPage,
    SupportServicesPage,
    TumourGroupIndexPage,
    TumourGroupPage,
)
from .partnership_access import members_collection
from .peer_review import planting

PURPOSE = (
    "We bring together the people who plan, give and use cancer care in Kent and Medway, "
    "so that care gets better where patients say it must."
)
# Page type, slug, title, and the sentence under the title.
SECTIONS = (
    (
        ConsultationIndexPage,
        "take-part",
        "Take part",
        "Questions we are asking now, what people answered, and what we did.",
    ),
    (
        PriorityIndexPage,
        "priorities",
        "Our priorities",
        "What the alliance is working to make better, and how far each piece of work is.",
    ),
    (
        TumourGroupIndexPage,
        "tumour-groups",
        "Tumour groups",
        "Everything about one kind of cancer: what people told us, and what is being done.",
    ),
    (
        BestPracticeIndexPage,
        "best-practice",
        "Best practice",
        "Work that made care better here, told so that another team can copy it.",
    ),
    (
        PathwayIndexPage,
        "pathways",
        "Pathways",
        "The way through tests and treatment, step by step, with how long each part may take.",
    ),
    (
        PromisesPage,
        "promises",
        "What changed because people spoke",
        "Every promise made because of what people said: kept, on time, late or broken.",
    ),
    (
        SupportServicesPage,
        "support",
        "Support near you",
        "Find help with money, feelings, travel and more, near where you live.",
    ),
    (
        DocumentLibraryPage,
        "documents",
        "Documents",
        "Plans, leaflets, reports and guidelines that you can read and download.",
    ),
    (
        PartnershipPage,
        "partnership",
        "Cancer Action Partnership",
        "Patients and carers who sit at the table where cancer care in Kent and Medway is planned.",
    ),
    (NewsIndexPage, "news", "News", "What has happened in the alliance, the newest first."),
    (
        StandardPage,
        "about",
        "About the alliance",
        "Who we are, what we are here for, and how patients take part in our decisions.",
    ),
    (PartnersPage, "partners", "Our partners", "The organisations that make up the alliance."),
    (
        ContactPage,
        "contact",
        "Contact us",
        "How to reach the alliance, and who helps with a question or a complaint about care.",
    ),
    (
        StandardPage,
        "accessibility",
        "Accessibility statement",
        "How this website works for everybody, and what to do if it does not work for you.",
    ),
    (
        StandardPage,
        "privacy",
        "Privacy",
        "What we keep about you when you use this website, for how long, and why.",
    ),
)

# The same for what stands under the page of the Partnership.
PARTNERSHIP = (
    (PartnershipMeetingsPage, "meetings", "Meetings", "When and where we meet, and what was said."),
    (
        PartnershipCallsPage,
        "calls",
        "Help us with something",
        "What we need patients and carers for now, how long it takes and how to answer.",
    ),
    (
        PartnershipInputsPage,
        "what-members-said",
        "How what members said was used",
        "What members told the alliance, and what came of it.",
    ),
    (
        PartnershipMembersPage,
        "members",
        "Members’ space",
        "Papers, minutes in draft, and what is for members only.",
    ),
)


@transaction.atomic
def plant():
    """Create what is missing of the tree; leave what is there as editors have it. Returns the home page."""
    home = HomePage.objects.first() or _plant_home()
    _plant_site(home)
    _plant_sections(home, SECTIONS)
    _plant_sections(PartnershipPage.objects.first(), PARTNERSHIP)
    members_collection()
    _plant_priorities()
    _plant_tumour_groups()
    planting.plant()
    # The rights that roles hold in a section wait for the section.
    sync_roles()
    return home


def _plant_sections(parent, sections):
    for kind, slug, title, summary in sections:
        if not parent.get_children().filter(slug=slug).exists():
            parent.add_child(instance=kind(title=title, slug=slug, summary=summary))


def _plant_home():
    """The home page takes the place of the page that Wagtail greets a newcomer with."""
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home").first()
    home = HomePage(title=settings.ALLIANCE_NAME, slug="front", summary=PURPOSE)
    root.add_child(instance=home)
    if welcome:
        Site.objects.filter(root_page=welcome).update(root_page=home)
        welcome.delete()
    return home


def _plant_site(home):
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != home.pk or not site.site_name:
        site.root_page, site.site_name = home, settings.ALLIANCE_NAME
        site.hostname = site.hostname or "localhost"
        site.save()


def _plant_priorities():
    index = PriorityIndexPage.objects.first()
    for priority in Priority.objects.current(timezone.localdate()).filter(page__isnull=True):
        index.add_child(
            instance=PriorityPage(
                priority=priority,
                title=priority.name,
                slug=priority.slug,
                summary=priority.summary[:300] or "What we are doing about it, and what people say.",
            )
        )


def _plant_tumour_groups():
    index = TumourGroupIndexPage.objects.first()
    for group in TumourGroup.objects.in_use().filter(page__isnull=True):
        index.add_child(
            instance=TumourGroupPage(
                group=group, title=group.name, slug=group.slug, summary=_summary_of_group(group)
            )
        )


def _summary_of_group(group):
    if group.is_cross_cutting:
        return "A service for people with every kind of cancer: what people told us, and what is being done."
    return "From first worry to life afterwards: what people told us, and what is being done."
