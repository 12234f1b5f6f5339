"""Every role, what it may do, and whether it must bring a second factor. One table, nowhere else.

Permissions are written "app.codename", so that the ground floor names what stands above without importing it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    EDITOR = "Editor"
    MODERATOR = "Moderator"
    MEMBER = "Collaborative member"
    LEAD = "Tumour group lead"
    PARTNER = "Partnership member"
    ANALYST = "Analyst"
    ADMINISTRATOR = "Administrator"


@dataclass(frozen=True)
class Rights:
    """What one role may do: `permissions` everywhere, `on_pages` in the tree, `on_files` in the library.

    `in_sections` gives rights on pages of one kind and what stands under them: ("app.PageType", rights).
    """

    does: str
    permissions: tuple[str, ...] = ()
    on_pages: tuple[str, ...] = ()
    on_files: tuple[str, ...] = ()
    in_sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sees_unpublished_words: bool = False


ENTER_ADMIN = "wagtailadmin.access_admin"
ENTER_PARTNERSHIP = "home.enter_partnership"
RECORD_ADOPTION = ("home.record_adoption", "home.view_adoption_gaps")
RECORD_ANY_ADOPTION = (*RECORD_ADOPTION, "home.record_any_adoption")
KEEP_PEOPLE = "accounts.change_user"


def manage(app, *models):
    """The permissions to add, change, delete and view each of the models."""
    return tuple(f"{app}.{verb}_{model}" for model in models for verb in ("add", "change", "delete", "view"))


ANSWER_AS_MEMBER = "consultations.answer_as_member"
ANALYSE_ANSWERS = (
    "consultations.view_response",
    "consultations.code_answers",
    "consultations.export_answers",
)
PUBLISH_ANSWERS = "consultations.publish_answers"
RUN_CONSULTATIONS = (
    *ANALYSE_ANSWERS,
    "consultations.freeze_figures",
    "consultations.import_answers",
    "consultations.load_baselines",
    "consultations.enter_answers",
    PUBLISH_ANSWERS,
)
SEE_INSIGHT = "feedback.view_insight"
EXACT_INSIGHT = (SEE_INSIGHT, "feedback.view_exact_insight")
# A word rule is switched off and never deleted.
KEEP_SUGGESTIONS = (
    "feedback.add_wordrule",
    "feedback.change_wordrule",
    "feedback.view_wordrule",
    "feedback.train_suggestions",
)
MODERATE_STORIES = (
    "feedback.view_story",
    "feedback.moderate_story",
    "feedback.view_storyoriginal",
    "feedback.write_any_reply",
    "feedback.check_reply",
    *manage("feedback", "theme"),
    *KEEP_SUGGESTIONS,
    *EXACT_INSIGHT,
)
MANAGE_VOCABULARY = manage(
    "taxonomy",
    "tumourgroup",
    "tumoursite",
    "priorityset",
    "priority",
    "prioritycrosswalk",
    "pathwaystage",
    "place",
)
KEEP_THE_SITE = (
    *manage("consultations", "questionset"),
    *manage("wagtailredirects", "redirect"),
    "home.change_sitenotice",
    "home.import_sheets",
    "home.view_care_reports",
    "search.change_helpsettings",
    *manage("search", "searchwords", "promotion"),
    "search.view_searches",
    "search.view_index",
    "search.rebuild_index",
)
EDIT_PAGES = tuple(
    f"wagtailcore.{verb}_page" for verb in ("add", "change", "publish", "lock", "unlock", "bulk_delete")
)
KEEP_COLLECTIONS = tuple(f"wagtailcore.{verb}_collection" for verb in ("add", "change", "delete"))
# Whoever adds a practice may change it; who else sees it before it is public is home/peer_review/access.py.
WRITE_PRACTICE = (("home.BestPracticeIndexPage", ("wagtailcore.add_page",)),)
CHOOSE_FILES = ("wagtaildocs.choose_document", "wagtailimages.choose_image")
EDIT_FILES = (
    *CHOOSE_FILES,
    *(f"wagtaildocs.{verb}_document" for verb in ("add", "change", "delete")),
    *(f"wagtailimages.{verb}_image" for verb in ("add", "change", "delete")),
)

RIGHTS = {
    Role.EDITOR: Rights(
        does="Publishes pages and documents, runs consultations, keeps priorities and vocabularies.",
        permissions=(
            ENTER_ADMIN,
            *MANAGE_VOCABULARY,
            *manage("accounts", "organisation", "caresite"),
            *manage("home", "supportneed", "promise", "venue", "waitingstandard"),
            ENTER_PARTNERSHIP,
            *RECORD_ANY_ADOPTION,
            *manage("feedback", "theme"),
            *KEEP_SUGGESTIONS,
            *KEEP_THE_SITE,
            "feedback.change_feedbacksettings",
            SEE_INSIGHT,
            *RUN_CONSULTATIONS,
        ),
        on_pages=EDIT_PAGES,
        on_files=EDIT_FILES,
        sees_unpublished_words=True,
    ),
    Role.MODERATOR: Rights(
        does="Reads what patients and carers sent, sorts it, publishes or declines it with a reason.",
        permissions=(
            ENTER_ADMIN,
            *MODERATE_STORIES,
            PUBLISH_ANSWERS,
            ENTER_PARTNERSHIP,
            "home.view_promise",
            "home.add_promise",
            "home.change_promise",
        ),
        sees_unpublished_words=True,
    ),
    Role.MEMBER: Rights(
        does="Writes best practice of their organisation, and answers the stories about it.",
        permissions=(ENTER_ADMIN, "feedback.write_reply", ANSWER_AS_MEMBER, *RECORD_ADOPTION),
        on_files=CHOOSE_FILES,
        in_sections=WRITE_PRACTICE,
    ),
    Role.LEAD: Rights(
        does="Leads a tumour group: reviews its practice and reads the stories about it.",
        permissions=(ENTER_ADMIN, "feedback.view_story", SEE_INSIGHT, ANSWER_AS_MEMBER, *RECORD_ADOPTION),
        on_files=CHOOSE_FILES,
        sees_unpublished_words=True,
    ),
    Role.PARTNER: Rights(
        does="Takes part in consultations as a member of the Cancer Action Partnership, in its own space.",
        permissions=(ANSWER_AS_MEMBER, ENTER_PARTNERSHIP),
    ),
    Role.ANALYST: Rights(
        does="Reads figures and answers for reports, codes what people wrote, and changes nothing else.",
        permissions=(
            ENTER_ADMIN,
            *EXACT_INSIGHT,
            "feedback.export_stories",
            *ANALYSE_ANSWERS,
        ),
        sees_unpublished_words=True,
    ),
    Role.ADMINISTRATOR: Rights(
        does="Looks after people, roles and the site itself, and reads the audit trail.",
        permissions=(
            ENTER_ADMIN,
            *MANAGE_VOCABULARY,
            *manage("accounts", "organisation", "caresite"),
            # Nobody is deleted: whoever leaves becomes inactive, and what they did keeps their name.
            "accounts.add_user",
            "accounts.change_user",
            "accounts.view_user",
            *manage("home", "supportneed", "promise", "venue", "waitingstandard"),
            ENTER_PARTNERSHIP,
            *RECORD_ANY_ADOPTION,
            *MODERATE_STORIES,
            *KEEP_THE_SITE,
            "feedback.change_feedbacksettings",
            "feedback.erase_story",
            "feedback.import_stories",
            "feedback.export_stories",
            "feedback.export_words",
            *RUN_CONSULTATIONS,
            "consultations.export_personal_answers",
            "privacy.view_auditentry",
            "privacy.view_clockrun",
        ),
        on_pages=EDIT_PAGES,
        on_files=(*EDIT_FILES, *KEEP_COLLECTIONS),
        sees_unpublished_words=True,
    ),
}


def named_permissions():
    """Every permission that the table names, for whomever."""
    return {
        name
        for rights in RIGHTS.values()
        for name in (*rights.permissions, *rights.on_pages, *rights.on_files, *_in_sections(rights))
    }


def _in_sections(rights):
    return [name for _, names in rights.in_sections for name in names]


def roles_of(user):
    """The roles that a signed-in person holds."""
    held = set(user.groups.values_list("name", flat=True)) if user.is_authenticated else set()
    return {role for role in Role if role in held}


def needs_second_factor(user):
    """True for whoever can read words that nobody has published yet."""
    if not user.is_authenticated:
        return False
    return user.is_superuser or any(RIGHTS[role].sees_unpublished_words for role in roles_of(user))
