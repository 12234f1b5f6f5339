from .organisation import CareSite, Organisation
from .user import User, UserManager

__all__ = ["CareSite", "Organisation", "User", "UserManager"]
