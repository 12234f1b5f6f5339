"""Fills the tree with the pages of the demonstration. What is there already stays as editors have it."""

from django.db import transaction

from home.models import (
    BestPracticeIndexPage,
    BestPracticePage,
    ContactPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PalsDesk,
    PriorityPage,
    StandardPage,
    SupportNeed,
    SupportServicePage,
    SupportServicesPage,
    Target,
    TumourGroupPage,
    WorkStream,
)
from portal.accounts.models import Organisation
from portal.taxonomy.models import Place
from search.models import HelpSettings

from . import prose
from .reading import classify, day, editor, read, review

WAITING_TIMES = "NHS England, cancer waiting times"
WAITING_TIMES_URL = "https://www.england.nhs.uk/statistics/statistical-work-areas/cancer-waiting-times/"
INVENTED = "**Invented figures, to show how a result is told.**\n\n"
PRACTICE_LABEL = (
    ":::inset\nThis example is invented to show the portal. The organisation is not a real one and the "
    "figures are not anybody’s results.\n:::"
)
LEADS = "A consultant and a nurse specialist together, with a patient as vice-chair"


@transaction.atomic
def plant(now):
    """Returns how many pages were filled or created."""
    plants = (_front, _words, _sections, _priorities, _groups, _practice, _support, _news)
    return sum(plant_some(now) for plant_some in plants)


def _front(now):
    home, facts = HomePage.objects.get(), read("site")["home"]
    if home.last_reviewed:
        return 0
    home.search_examples = "\n".join(facts["search_examples"])
    return _fill(home, facts, now, 0)


def _fill(page, facts, now, number):
    """Write what the file says into a page that nobody has written yet, and publish it."""
    page.summary = facts.get("summary", page.summary)
    page.body = prose.as_body(facts["body"]) if facts.get("body") else page.body
    _keep(page, now, number)
    page.save()
    return 1


def _keep(page, now, number):
    page.kept_by = editor()
    for name, value in review(now, number).items():
        setattr(page, name, value)


def _words(now):
    return sum(_plant_words(facts, now, number) for number, facts in enumerate(read("site")["page"], 1))


def _plant_words(facts, now, number):
    page = HomePage.objects.get().get_children().filter(slug=facts["slug"]).specific().first()
    if page is None:
        page = _standard(facts)
    elif page.last_reviewed:
        return 0
    if isinstance(page, ContactPage):
        _reach(page, facts)
    _fill(page, facts, now, number)
    if "easy_read_of" in facts:
        StandardPage.objects.filter(slug=facts["easy_read_of"]).update(easy_read=page)
    return 1


def _standard(facts):
    """A page that the tree does not start with: the Easy Read twin of another, which stands beside it."""
    page = StandardPage(title=facts["title"], slug=facts["slug"], summary=facts["summary"], is_easy_read=True)
    return HomePage.objects.get().add_child(instance=page)


def _reach(page, facts):
    for name in ("phone", "email", "address", "opening_hours"):
        setattr(page, name, facts[name])
    HelpSettings.objects.update_or_create(site=page.get_site(), defaults={"phone": facts["phone"]})
    page.pals_desks = [
        PalsDesk(
            organisation=Organisation.objects.get(name=desk["organisation"]),
            phone=desk["phone"],
            email=desk["email"],
            opening_hours=facts["pals_hours"],
            sort_order=number,
        )
        for number, desk in enumerate(facts["pals"])
    ]


def _sections(now):
    filled = 0
    for number, facts in enumerate(read("site")["section"], 20):
        page = HomePage.objects.get().get_children().get(slug=facts["slug"]).specific
        if not page.last_reviewed:
            filled += _fill(page, facts, now, number)
    return filled


def _priorities(now):
    filled = 0
    for number, facts in enumerate(read("priorities")["page"], 30):
        page = PriorityPage.objects.get(priority__slug=facts["priority"])
        if not page.last_reviewed:
            page.lead_role = facts["lead_role"]
            page.work_streams = [
                WorkStream(sort_order=order, **work) for order, work in _numbered(facts["work"])
            ]
            page.targets = [_target(order, each) for order, each in _numbered(facts.get("target", []))]
            filled += _fill(page, facts, now, number)
    return filled


def _numbered(rows):
    return list(enumerate(rows))


def _target(order, facts):
    return Target(
        sort_order=order,
        name=facts["name"],
        measure=facts["measure"],
        target_percent=facts["percent"],
        valid_from=facts["valid_from"],
        source_name=facts.get("source_name", WAITING_TIMES),
        source_url=facts.get("source_url", WAITING_TIMES_URL),
    )


def _groups(now):
    filled = 0
    for number, facts in enumerate(read("tumour_groups")["page"], 40):
        page = TumourGroupPage.objects.get(group__slug=facts["group"])
        if not page.last_reviewed:
            page.lead_role, page.meetings = LEADS, facts["meetings"]
            filled += _fill(page, facts, now, number)
    return filled


def _practice(now):
    facts = read("best_practice")
    for organisation in facts["organisation"]:
        Organisation.objects.get_or_create(
            name=organisation["name"], defaults={"kind": organisation["kind"], "is_active": False}
        )
    return _add_missing(BestPracticeIndexPage, BestPracticePage, facts["page"], _practice_page, now, 70)


def _add_missing(index, kind, rows, make, now, first_number):
    """Add the pages of the rows that the index has not got yet."""
    present = set(kind.objects.values_list("slug", flat=True))
    parent, added = index.objects.get(), 0
    for number, facts in enumerate(rows, first_number):
        if facts["slug"] not in present:
            page = make(facts, now)
            _keep(page, now, number)
            classify(page, facts)
            parent.add_child(instance=page)
            added += 1
    return added


def _practice_page(facts, now):
    prosaic = ("problem", "what_was_done", "who_for", "what_did_not_work", "how_to_copy")
    plain = ("slug", "title", "summary", "result", "measured_period", "cost", "contact_role", "evidence")
    return BestPracticePage(
        organisation=Organisation.objects.get(name=facts["organisation"]),
        measured_result=prose.as_html(INVENTED + facts["measured_result"]),
        body=prose.as_body(PRACTICE_LABEL),
        **{name: prose.as_html(facts[name]) for name in prosaic},
        **{name: facts[name] for name in plain},
    )


def _support(now):
    facts = read("support")
    for order, need in enumerate(facts["need"]):
        SupportNeed.objects.get_or_create(
            slug=need["slug"], defaults={"name": need["name"], "sort_order": order}
        )
    return _add_missing(SupportServicesPage, SupportServicePage, facts["service"], _service_page, now, 90)


def _service_page(facts, now):
    page = SupportServicePage(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        organisation=Organisation.objects.filter(name=facts.get("organisation")).first(),
        who_for=facts["who_for"],
        phone=facts["phone"],
        website=f"https://{facts['slug']}.example.org/",
        address=facts.get("address", ""),
        opening_hours=facts["hours"],
        last_checked_date=day(now, -len(facts["slug"]) * 4),
        body=prose.as_body(facts["body"]),
    )
    page.needs = SupportNeed.objects.filter(slug__in=facts["needs"])
    page.places = Place.objects.filter(slug__in=facts["places"])
    return page


def _news(now):
    return _add_missing(NewsIndexPage, NewsPage, read("site")["news"], _news_page, now, 110)


def _news_page(facts, now):
    return NewsPage(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        published_date=day(now, -facts["days_ago"]),
        body=prose.as_body(facts["body"]),
    )
