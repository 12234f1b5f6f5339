"""Pages and documents, as everybody may find them."""

from django.template.defaultfilters import filesizeformat

from home.cards import number
from home.practice import used_at
from search.entries import Kind
from search.pages import page_entry, page_source, words_of_body
from search.registry import Entry, Source, register
from search.text import words_of_html

from .models import (
    AllianceDocument,
    BestPracticePage,
    ContactPage,
    NewsPage,
    PartnershipCallPage,
    PartnershipInputPage,
    PartnershipMeetingPage,
    PartnershipPage,
    PartnersPage,
    PathwayPage,
    PriorityPage,
    PromisesPage,
    StandardPage,
    SupportServicePage,
    SupportServicesPage,
    TumourGroupPage,
)
from .models.best_practice import PROSE_HEADINGS


def practice_entry(page):
    told = [words_of_html(getattr(page, name)) for name, _ in PROSE_HEADINGS]
    told += [theme.name for theme in page.themes.all()]
    return page_entry(
        page,
        title=page.result,
        lead=f"{page.title}. {page.summary}",
        body=" ".join([*told, words_of_body(page)]),
        places=list(page.places.all()),
        facts=practice_facts(page),
    )


def practice_facts(page):
    """Where it was done, how far it has spread, and how well it is shown to work."""
    used = used_at.in_words(page.trusts_using, page.trusts)
    return list(filter(None, [page.organisation.name, used, page.get_evidence_display()]))


def pathway_entry(page):
    steps = page.steps.all()
    told = " ".join(f"{step.title}. {step.what_happens} {step.owner_role}." for step in steps)
    stages = {step.stage for step in steps if step.stage} | set(page.stages.all())
    return page_entry(
        page,
        body=f"{page.who_for} {told} {words_of_body(page)}",
        stages=sorted(stages, key=lambda stage: stage.sort_order),
        facts=[number(len(steps), "step")],
    )


def service_entry(page):
    needs, places = list(page.needs.all()), list(page.places.all())
    named = ", ".join(term.name for term in [*needs, *places])
    return page_entry(
        page,
        body=". ".join([page.who_for.rstrip("."), named, words_of_body(page)]),
        places=places,
        facts=[", ".join(place.name for place in places) or "By phone or online"],
    )


def news_entry(page):
    return page_entry(page, date=page.published_date)


def standard_entry(page):
    return page_entry(page, facts=["Easy Read"] if page.is_easy_read else [])


def priority_entry(page):
    work = " ".join(f"{stream.title}. {stream.description}" for stream in page.work_streams.all())
    return page_entry(page, body=f"{words_of_body(page)} {work}", priorities=[page.priority])


def group_entry(page):
    sites = [site for site in page.group.sites.all() if not site.is_retired]
    return page_entry(
        page, body=f"{page.group.clinical_name} {words_of_body(page)} {page.meetings}", tumour_sites=sites
    )


def partnership_entry(page):
    told = (page.who_may_join, page.how_to_join, page.support)
    return page_entry(page, body=" ".join([*map(words_of_html, told), words_of_body(page)]))


def meeting_entry(page):
    standing = [(page.first_published_at or page.starts_at, "To come"), (page.ends_at, "Over")]
    return page_entry(
        page,
        body=f"{words_of_html(page.agenda)} {page.venue or ''} {words_of_body(page)}",
        date=page.starts_at,
        facts=["Cancer Action Partnership", *(["Called off"] if page.is_cancelled else [])],
        statuses=[] if page.is_cancelled else standing,
    )


def call_entry(page):
    told = (page.what, page.how_to_answer, page.came_of_it)
    return page_entry(
        page,
        body=f"{page.who_for} {' '.join(map(words_of_html, told))} {words_of_body(page)}",
        facts=["Cancer Action Partnership", f"For: {page.who_for}"],
    )


def input_entry(page):
    return page_entry(
        page,
        body=f"{page.said} {page.what_changed} {words_of_body(page)}",
        date=page.said_date,
        facts=["Cancer Action Partnership", page.get_outcome_display()],
    )


def document_entry(document):
    return Entry(
        title=document.title,
        url=document.url,
        lead=document.summary,
        parts=document.reading.parts if hasattr(document, "reading") else (),
        date=document.last_reviewed or document.changed_at,
        tumour_sites=list(document.tumour_sites.all()),
        priorities=list(document.priorities.all()),
        stages=list(document.stages.all()),
        facts=document_facts(document),
    )


def document_facts(document):
    facts = [document.get_kind_display(), document.format, filesizeformat(document.file_size)]
    if document.pages:
        facts.append("1 page" if document.pages == 1 else f"{document.pages} pages")
    return facts


def published_practice():
    terms = ("tumour_sites", "priorities", "stages", "places", "themes")
    pages = BestPracticePage.objects.published().with_use()
    return pages.select_related("organisation").prefetch_related(*terms)


def published_pathways():
    lists = ("tumour_sites", "priorities", "stages", "steps__stage")
    return PathwayPage.objects.published().prefetch_related(*lists)


def published_services():
    lists = ("tumour_sites", "priorities", "stages", "needs", "places")
    return SupportServicePage.objects.published().prefetch_related(*lists)


def published_priorities():
    pages = PriorityPage.objects.published()
    return pages.select_related("priority").prefetch_related("work_streams")


def published_groups():
    return TumourGroupPage.objects.published().select_related("group").prefetch_related("group__sites")


def published_meetings():
    return PartnershipMeetingPage.objects.published().select_related("venue")


def published_documents():
    documents = AllianceDocument.objects.published().select_related("reading")
    return documents.prefetch_related("tumour_sites", "priorities", "stages")


for model in (ContactPage, PartnersPage, PromisesPage, SupportServicesPage):
    register(page_source(model))
register(page_source(StandardPage, to_entry=standard_entry))
register(page_source(NewsPage, Kind.NEWS, to_entry=news_entry))
register(Source(PriorityPage, Kind.PAGE, published_priorities, priority_entry))
register(Source(TumourGroupPage, Kind.PAGE, published_groups, group_entry))
register(Source(BestPracticePage, Kind.PRACTICE, published_practice, practice_entry))
register(Source(PathwayPage, Kind.PATHWAY, published_pathways, pathway_entry))
register(Source(SupportServicePage, Kind.SUPPORT, published_services, service_entry))
register(page_source(PartnershipPage, to_entry=partnership_entry))
register(page_source(PartnershipCallPage, to_entry=call_entry))
register(page_source(PartnershipInputPage, to_entry=input_entry))
register(Source(PartnershipMeetingPage, Kind.PAGE, published_meetings, meeting_entry))
register(Source(AllianceDocument, Kind.DOCUMENT, published_documents, document_entry))
