from .best_practice import BestPracticeIndexPage, BestPracticePage
from .contact import ContactPage, PalsDesk
from .document_library import DocumentLibraryPage
from .documents import AllianceDocument, DocumentVersion, DownloadMark
from .home_page import HomePage
from .news import NewsIndexPage, NewsPage
from .notice import SiteNotice
from .partner import PartnersPage
from .priority_page import PriorityIndexPage, PriorityPage, Target, WorkStream
from .promises import Promise, PromisesPage
from .standard_page import StandardPage
from .support_service import SupportNeed, SupportServicePage, SupportServicesPage
from .tumour_group import TumourGroupIndexPage, TumourGroupPage

__all__ = [
    "AllianceDocument",
    "BestPracticeIndexPage",
    "BestPracticePage",
    "ContactPage",
    "DocumentLibraryPage",
    "DocumentVersion",
    "DownloadMark",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PalsDesk",
    "PartnersPage",
    "PriorityIndexPage",
    "PriorityPage",
    "Promise",
    "PromisesPage",
    "SiteNotice",
    "StandardPage",
    "SupportNeed",
    "SupportServicePage",
    "SupportServicesPage",
    "Target",
    "TumourGroupIndexPage",
    "TumourGroupPage",
    "WorkStream",
]
