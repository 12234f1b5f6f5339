import pytest

from home import site_tree
from tests.factories.accounts import CareSiteFactory


@pytest.fixture
def site(transactional_db):
    """The portal as a new alliance has it: vocabularies, the pages that every site needs, and a hospital."""
    from portal.taxonomy import seeds

    seeds.plant()
    site_tree.plant()
    CareSiteFactory(name="Maidstone Hospital")
