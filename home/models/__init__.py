from .documents import AllianceDocument

__all__ = ["AllianceDocument"]
