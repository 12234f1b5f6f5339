from .joining import JoiningRequest
from .organisation import CareSite, Organisation
from .user import User, UserManager

__all__ = ["CareSite", "JoiningRequest", "Organisation", "User", "UserManager"]
