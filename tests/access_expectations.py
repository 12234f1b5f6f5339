"""Who may come in where: the first line that fits holds. A new address without a line fails the suite.

A line without a star is exact: those named come in and nobody else. A line with a star is for what Wagtail
and allauth bring, and for the pages of one kind of snippet: nobody but those named comes in, and what Wagtail
refuses even to them is its own affair. A view that we wrote is never under a star that spans several kinds.
A line that begins with POST is about sending only.
"""

from portal.accounts.roles import ENTER_ADMIN, ENTER_PARTNERSHIP, RIGHTS, Role

EVERYONE = "everyone"
SIGNED_IN = "whoever has signed in"


def holders(permission):
    return {role for role, rights in RIGHTS.items() if permission in rights.permissions}


NOBODY = set()
STAFF = holders(ENTER_ADMIN)
PUBLISHERS = {Role.EDITOR, Role.ADMINISTRATOR}
KEEPERS = PUBLISHERS
# Members write in one section; what they reach of it is tested in tests/home/peer_review.
WRITERS = PUBLISHERS | {Role.MEMBER}
MODERATORS = {Role.MODERATOR, Role.ADMINISTRATOR}
READERS_OF_STORIES = {Role.MODERATOR, Role.LEAD, Role.ADMINISTRATOR}
READERS_OF_ANSWERS = {Role.EDITOR, Role.ANALYST, Role.ADMINISTRATOR}
ANSWERERS = holders("feedback.write_reply") | holders("feedback.check_reply")
PROMISERS = {Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR}
OFFICE = {Role.ADMINISTRATOR}
SEE_INSIGHT = {Role.EDITOR, Role.MODERATOR, Role.LEAD, Role.ANALYST, Role.ADMINISTRATOR}
RECORDERS = holders("home.record_adoption")
EXPORTERS = {Role.ANALYST, Role.ADMINISTRATOR}

# Machines that ask from within the admin, with its session, and only read.
WITHOUT_TOKEN = {
    f"wagtailadmin_api:{what}:{how}"
    for what in ("pages", "documents", "images")
    for how in ("listing", "detail", "find", "action")
}
# The link in a mail that stops it: mail programs press it for their people, and it is its own proof.
WITHOUT_TOKEN |= {"feedback:stop_news", "search:stop_alert"}

EXPECTED = {
    # The public
    "healthz": EVERYONE,
    "readyz": EVERYONE,
    "robots": EVERYONE,
    "security_txt": EVERYONE,
    "favicon": EVERYONE,
    "feedback:start": EVERYONE,
    "feedback:begin": EVERYONE,
    "feedback:question": EVERYONE,
    "feedback:check": EVERYONE,
    "feedback:mirror": EVERYONE,
    "feedback:sent": EVERYONE,
    "feedback:lost": EVERYONE,
    "feedback:forget": EVERYONE,
    "feedback:come_back": EVERYONE,
    "feedback:leave": EVERYONE,
    "feedback:stop_news": EVERYONE,
    "feedback:yours": EVERYONE,
    "feedback:everything": EVERYONE,
    "feedback:answer": EVERYONE,
    "feedback:add": EVERYONE,
    "feedback:agree": EVERYONE,
    "feedback:disagree": EVERYONE,
    "feedback:say_why": EVERYONE,
    "feedback:helped": EVERYONE,
    "feedback:ask_for_news": EVERYONE,
    "feedback:forget_email": EVERYONE,
    "feedback:withdraw": EVERYONE,
    "feedback:erase": EVERYONE,
    "feedback:insight": EVERYONE,
    "feedback:insight_table": EVERYONE,
    "feedback:stories": EVERYONE,
    "feedback:story": EVERYONE,
    "feedback:feed": EVERYONE,
    "feedback:printed": EVERYONE,
    "feedback:printed_large": EVERYONE,
    "feedback:echo": EVERYONE,
    "consultations:start": EVERYONE,
    "consultations:question": EVERYONE,
    "consultations:check": EVERYONE,
    "consultations:sent": EVERYONE,
    "consultations:forget": EVERYONE,
    "search:search": EVERYONE,
    "search:feed": EVERYONE,
    "search:suggest": EVERYONE,
    "search:api": EVERYONE,
    "search:openapi": EVERYONE,
    "search:alert": EVERYONE,
    "search:alert_sent": EVERYONE,
    "search:follow": EVERYONE,
    "search:following": EVERYONE,
    "search:my_following": SIGNED_IN,
    "search:confirm_alert": EVERYONE,
    "search:stop_alert": EVERYONE,
    "document": EVERYONE,
    "document_download": EVERYONE,
    "document_version": EVERYONE,
    "promise": EVERYONE,
    "calendar": EVERYONE,
    "calendar_file": EVERYONE,
    # The token in its address is the proof.
    "members_calendar_file": EVERYONE,
    "calendar_link": holders(ENTER_PARTNERSHIP),
    "practice_grid": EVERYONE,
    "page_versions": EVERYONE,
    "page_compare": EVERYONE,
    "page_version": EVERYONE,
    "joining:ask": EVERYONE,
    "joining:sent": EVERYONE,
    "joining:confirm": EVERYONE,
    "wagtail_serve": EVERYONE,
    "wagtailcore_authenticate_with_password": EVERYONE,
    "wagtaildocs_authenticate_with_password": EVERYONE,
    # Signing in: every other way leads to this one
    "admin/login/": NOBODY,
    "wagtailadmin_login": NOBODY,
    "^django-admin/": NOBODY,
    "_util/login/": NOBODY,
    "wagtailcore_login": NOBODY,
    "admin/logout/": EVERYONE,
    "wagtailadmin_logout": EVERYONE,
    "^admin/password_reset/": EVERYONE,
    "wagtailadmin_password_reset*": EVERYONE,
    "accounts/password_change/": EVERYONE,
    "accounts/password_reset/": EVERYONE,
    "account_login": EVERYONE,
    "account_logout": EVERYONE,
    "account_signup": EVERYONE,
    "account_inactive": EVERYONE,
    "account_email_verification_sent": EVERYONE,
    "account_confirm_email": EVERYONE,
    "account_reset_password*": EVERYONE,
    "account_*": SIGNED_IN,
    "mfa_*": SIGNED_IN,
    "usersessions_list": SIGNED_IN,
    # Our views in the work area
    "gallery": STAFF,
    "gallery_page": STAFF,
    "stories:index": READERS_OF_STORIES,
    "stories:index_results": READERS_OF_STORIES,
    "stories:several": MODERATORS,
    "stories:concerns": MODERATORS,
    "stories:concerns_results": MODERATORS,
    "POST stories:story": MODERATORS,
    "stories:story": READERS_OF_STORIES,
    "entries:index": MODERATORS,
    "entries:index_results": MODERATORS,
    "entries:add": MODERATORS,
    "entries:added": MODERATORS,
    "entries:look": MODERATORS,
    "replies:index": ANSWERERS,
    "replies:index_results": ANSWERERS,
    "replies:unanswered": ANSWERERS,
    "replies:unanswered_results": ANSWERERS,
    "replies:plans": ANSWERERS,
    "replies:plans_results": ANSWERERS,
    "replies:add": ANSWERERS,
    "replies:reply": ANSWERERS,
    "replies:report": ANSWERERS,
    "suggestions:index": KEEPERS | MODERATORS,
    "suggestions:table": KEEPERS | MODERATORS,
    "suggestions:learn": KEEPERS | MODERATORS,
    "suggestions:renew": KEEPERS | MODERATORS,
    "searches:index": KEEPERS,
    "search_reasons:index": KEEPERS,
    "search_state:index": KEEPERS,
    "insight:index": SEE_INSIGHT,
    "insight:table": SEE_INSIGHT,
    "exports:index": EXPORTERS,
    "exports:file": EXPORTERS,
    "uploads:index": OFFICE,
    "uploads:upload": OFFICE,
    "uploads:refused": OFFICE,
    "adoptions:index": RECORDERS,
    "adoptions:index_results": RECORDERS,
    "adoptions:practice": RECORDERS,
    "consultation_answers:index": READERS_OF_ANSWERS,
    "consultation_answers:responses": READERS_OF_ANSWERS,
    "consultation_answers:table": READERS_OF_ANSWERS,
    "consultation_answers:response": READERS_OF_ANSWERS,
    "joining_desk:index": OFFICE,
    "joining_desk:request": OFFICE,
    "audit_trail": OFFICE,
    "audit_trail_results": OFFICE,
    "deletion_clocks": OFFICE,
    "rights:index": OFFICE,
    "rights:story": OFFICE,
    # Vocabularies, people and promises: a line for each, as Wagtail's snippets and people pages
    "wagtailsnippets_taxonomy_tumoursite:*": KEEPERS,
    "wagtailsnippets_taxonomy_tumourgroup:*": KEEPERS,
    "wagtailsnippets_taxonomy_pathwaystage:*": KEEPERS,
    "wagtailsnippets_taxonomy_priority:*": KEEPERS,
    "wagtailsnippets_taxonomy_priorityset:*": KEEPERS,
    "wagtailsnippets_taxonomy_prioritycrosswalk:*": KEEPERS,
    "wagtailsnippets_taxonomy_place:*": KEEPERS,
    "wagtailsnippets_search_searchwords:*": KEEPERS,
    "wagtailsnippets_search_promotion:*": KEEPERS,
    "wagtailsnippets_home_supportneed:*": KEEPERS,
    "wagtailsnippets_home_venue:*": KEEPERS,
    "wagtailsnippets_home_waitingstandard:*": KEEPERS,
    "wagtailsnippets_home_promise:delete": PUBLISHERS,
    "wagtailsnippets_home_promise:*": PROMISERS,
    "wagtailsnippets_feedback_theme:*": KEEPERS | MODERATORS,
    "wagtailsnippets_feedback_wordrule:delete": NOBODY,
    "wagtailsnippets_feedback_wordrule:*": KEEPERS | MODERATORS,
    "wagtailsnippets_accounts_organisation:*": KEEPERS,
    "wagtailsnippets_accounts_caresite:*": KEEPERS,
    "wagtailusers_users:*": OFFICE,
    "wagtailsnippetchoosers_home_promise:create": PROMISERS,
    "wagtailsnippetchoosers_feedback_theme:create": KEEPERS | MODERATORS,
    "wagtailsnippetchoosers_feedback_wordrule:create": KEEPERS | MODERATORS,
    "wagtailsnippetchoosers_*:create": KEEPERS,
    "wagtailsnippetchoosers_*": STAFF,
    # Wagtail's own work area
    "wagtailadmin_sprite": EVERYONE,
    "wagtailadmin_javascript_catalog": EVERYONE,
    "wagtailadmin_collections:*": OFFICE,
    "wagtailadmin_workflows:task_cho*": STAFF,
    "wagtailadmin_workflows:*": NOBODY,
    "wagtailusers_groups:*": NOBODY,
    "wagtailsites:*": NOBODY,
    "wagtailredirects:*": PUBLISHERS,
    "wagtailsnippets:index": NOBODY,
    "wagtailadmin_explore*": WRITERS,
    "wagtailadmin_pages:choose_parent": STAFF,
    "wagtailadmin_pages:revisions_index": STAFF,
    "wagtailadmin_pages:confirm_workflow_cancellation": STAFF,
    # It only asks whether to go on; the move itself is refused when it is sent.
    "POST wagtailadmin_pages:move_confirm": PUBLISHERS,
    "wagtailadmin_pages:move_confirm": STAFF,
    "wagtailadmin_pages:*": WRITERS,
    "wagtailadmin_reports:site_history*": STAFF,
    "wagtailadmin_reports:*": WRITERS,
    "wagtailadmin_*": STAFF,
    "wagtail_bulk_action": STAFF,
    "wagtailsettings:*": STAFF,
    "wagtailembeds:*": STAFF,
    "wagtaildocs:*": PUBLISHERS,
    "wagtaildocs_chooser:create": PUBLISHERS,
    "wagtaildocs_chooser:*": STAFF,
    "wagtailimages:*": PUBLISHERS,
    "wagtailimages_chooser:create": PUBLISHERS,
    "wagtailimages_chooser:*": STAFF,
    "test404/": STAFF,
    "^.*/$": STAFF,
}
