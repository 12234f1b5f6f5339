from .adoption import Adoption
from .best_practice import BestPracticeIndexPage, BestPracticePage
from .calendar_link import CalendarLink
from .contact import ContactPage, PalsDesk
from .document_downloads import DownloadMark, DownloadMonth
from .document_library import DocumentLibraryPage
from .document_reading import DocumentReading
from .documents import AllianceDocument, DocumentVersion
from .found_link import FoundLink
from .home_page import HomePage
from .news import NewsIndexPage, NewsPage
from .notice import SiteNotice
from .page_version import PageVersion
from .partner import PartnersPage
from .partnership import (
    PartnershipCallsPage,
    PartnershipInputsPage,
    PartnershipMeetingsPage,
    PartnershipPage,
)
from .partnership_call import PartnershipCallPage
from .partnership_input import InputLink, PartnershipInputPage
from .partnership_meeting import MeetingPaper, PartnershipMeetingPage
from .partnership_members import PartnershipMembersPage
from .pathway import PathwayIndexPage, PathwayPage, PathwayStep
from .peer_review import EditorReview, GroupLeadReview, GroupReviewState
from .practice_measure import PracticeDocument, PracticeMeasure
from .priority_page import PriorityIndexPage, PriorityPage, Target, WorkStream
from .promises import Promise, PromisesPage
from .review_reminder import ReviewReminder
from .sheet_upload import SheetUpload
from .standard_page import StandardPage
from .support_service import SupportNeed, SupportServicePage, SupportServicesPage
from .tumour_group import TumourGroupIndexPage, TumourGroupPage
from .venue import Venue
from .waiting_standard import StandardTarget, WaitingStandard

__all__ = [
    "Adoption",
    "AllianceDocument",
    "BestPracticeIndexPage",
    "BestPracticePage",
    "CalendarLink",
    "ContactPage",
    "DocumentLibraryPage",
    "DocumentReading",
    "DocumentVersion",
    "DownloadMark",
    "DownloadMonth",
    "EditorReview",
    "FoundLink",
    "GroupLeadReview",
    "GroupReviewState",
    "HomePage",
    "InputLink",
    "MeetingPaper",
    "NewsIndexPage",
    "NewsPage",
    "PageVersion",
    "PalsDesk",
    "PartnersPage",
    "PartnershipCallPage",
    "PartnershipCallsPage",
    "PartnershipInputPage",
    "PartnershipInputsPage",
    "PartnershipMeetingPage",
    "PartnershipMeetingsPage",
    "PartnershipMembersPage",
    "PartnershipPage",
    "PathwayIndexPage",
    "PathwayPage",
    "PathwayStep",
    "PracticeDocument",
    "PracticeMeasure",
    "PriorityIndexPage",
    "PriorityPage",
    "Promise",
    "PromisesPage",
    "ReviewReminder",
    "SheetUpload",
    "SiteNotice",
    "StandardPage",
    "StandardTarget",
    "SupportNeed",
    "SupportServicePage",
    "SupportServicesPage",
    "Target",
    "TumourGroupIndexPage",
    "TumourGroupPage",
    "Venue",
    "WaitingStandard",
    "WorkStream",
]
