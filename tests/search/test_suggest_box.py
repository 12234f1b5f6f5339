import pytest

from home import site_tree


@pytest.fixture
def box(reader, seeded):
    reader.open("/search/")
    return reader.page.get_by_role("combobox", name="What are you looking for?")


def test_topics_come_while_one_types_and_are_chosen_by_keyboard(reader, box):
    box.press_sequentially("colorec")
    option = reader.page.get_by_role("option").first
    option.wait_for()
    assert "Bowel cancer" in option.text_content()
    assert box.get_attribute("aria-expanded") == "true"
    reader.look()

    box.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Enter")
    reader.page.wait_for_url("**/search/?site=bowel")


def test_escape_closes_them_and_what_was_typed_stays(reader, box):
    box.press_sequentially("colorec")
    reader.page.get_by_role("option").first.wait_for()
    box.press("Escape")

    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "colorec"


def test_enter_alone_searches_for_what_was_typed(reader, box):
    box.press_sequentially("colorec")
    reader.page.get_by_role("option").first.wait_for()
    box.press("Enter")
    reader.page.wait_for_url("**/search/?q=colorec*")


def test_what_is_found_is_told_to_a_screen_reader(reader, box):
    box.press_sequentially("colorec")
    reader.page.get_by_role("option").first.wait_for()

    assert "suggestion" in reader.page.locator("main [role=status]").text_content()


def test_they_can_be_read_on_the_home_page_too(reader, seeded):
    site_tree.plant()
    reader.open("/")
    box = reader.page.get_by_role("combobox")
    box.press_sequentially("colorec")
    reader.page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")

    reader.look()
