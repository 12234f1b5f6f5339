from .classified import Classified, ClassifiedPage, ClassifiedQuerySet
from .following import FollowsMerges
from .place import Place
from .priorities import Priority, PriorityCrosswalk, PrioritySet
from .stages import PathwayStage
from .terms import Term, TermQuerySet
from .tumour_sites import TumourGroup, TumourSite

__all__ = [
    "Classified",
    "ClassifiedPage",
    "ClassifiedQuerySet",
    "FollowsMerges",
    "PathwayStage",
    "Place",
    "Priority",
    "PriorityCrosswalk",
    "PrioritySet",
    "Term",
    "TermQuerySet",
    "TumourGroup",
    "TumourSite",
]
