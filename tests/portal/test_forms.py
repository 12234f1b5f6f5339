import datetime

from allauth.account.forms import LoginForm
from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import ValidationError

from portal.forms import PlainForm, WithHint, make_plain, problems_of
from portal.months import MonthField
from tests.visitor import faults_of


def always_wrong(value):
    raise ValidationError("Two letters are missing", code="invalid")


class Told(PlainForm):
    heading_field = "words"

    words = forms.CharField(
        label="What happened?", max_length=20, widget=forms.Textarea, help_text="In short"
    )
    email = forms.EmailField(label="Email address")
    told_by = forms.ChoiceField(
        label="Who are you?",
        widget=forms.RadioSelect,
        choices=[("p", WithHint("A patient", "Now or before")), ("or", [("n", "I would rather not say")])],
    )
    about = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[("a", "Tests"), ("b", "Care")]
    )
    place = forms.ChoiceField(choices=[("", "Choose"), ("a", "Ashford")])
    when = MonthField(label="When was it?")
    agree = forms.BooleanField(label="You may publish my words")
    key = forms.CharField(widget=forms.HiddenInput)


def soup(form):
    return BeautifulSoup(str(form), "html.parser")


def test_every_control_wears_the_design_system_and_has_a_label():
    page = soup(Told())
    assert not [fault for fault in faults_of(page) if "label" in fault or "id" in fault.split()]
    assert page.select_one("textarea.nhsuk-textarea.nhsuk-js-character-count")
    assert page.select_one("input[type=email].nhsuk-input")
    assert page.select_one("select.nhsuk-select")
    assert len(page.select("input[type=radio].nhsuk-radios__input")) == 2
    assert len(page.select("input[type=checkbox].nhsuk-checkboxes__input")) == 3


def test_ids_stand_once():
    ids = [tag["id"] for tag in soup(Told({})).find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_heading_question_is_the_h1():
    assert soup(Told()).h1.label["for"] == "id_words"


def test_a_hint_and_an_error_are_read_with_their_field():
    field = soup(Told({})).select_one("#id_words")
    described = field["aria-describedby"].split()
    assert described == ["id_words_helptext", "id_words_error"]
    assert "nhsuk-textarea--error" in field["class"]


def test_a_long_paste_is_never_cut_off():
    assert not soup(Told()).select_one("textarea").has_attr("maxlength")


def test_a_choice_may_carry_a_hint_and_stand_apart():
    page = soup(Told())
    assert page.select_one("#id_told_by_0")["aria-describedby"] == "id_told_by_0-hint"
    assert page.select_one("#id_told_by_0-hint").text == "Now or before"
    assert page.select_one(".nhsuk-radios__divider").text == "or"


def test_each_wrong_field_says_one_plain_thing_to_do():
    assert Told({"key": "x"}).problems == [
        ("#id_words", "Answer this question: “What happened?”"),
        ("#id_email", "Enter an email address"),
        ("#id_told_by_0", "Answer this question: “Who are you?”"),
        ("#id_about_0", "Choose about"),
        ("#id_place", "Choose place"),
        ("#id_when_0", "Enter a month and a year"),
        ("#id_agree", "Tick the box: “You may publish my words”"),
    ]


def test_what_the_summary_links_to_is_on_the_page():
    form = Told({})
    page = soup(form)
    for where, _ in form.problems:
        assert not where or page.select_one(where)


def test_a_hidden_field_that_is_wrong_is_told_without_a_link():
    assert ("", "Enter key") in Told({}).problems


def test_too_many_words_are_counted_for_the_writer():
    assert ("#id_words", "Use 20 characters or fewer") in Told({"words": "x" * 21}).problems


def test_words_that_a_form_chose_stay():
    class Own(PlainForm):
        name = forms.CharField(error_messages={"required": "Tell us your name"}, validators=[always_wrong])

    assert Own({}).problems == [("#id_name", "Tell us your name")]
    assert Own({"name": "x"}).problems == [("#id_name", "Two letters are missing")]


def test_the_summary_is_empty_until_something_is_wrong():
    assert Told().error_summary.strip() == ""
    assert "There is a problem" in Told({}).error_summary


def test_a_month_is_shown_again_as_it_was_kept():
    page = soup(Told(initial={"when": datetime.date(2025, 3, 1)}))
    assert [box["value"] for box in page.select(".nhsuk-date-input input")] == ["3", "2025"]


def test_a_form_of_a_package_speaks_the_same_words(db):
    form = LoginForm({"login": "", "password": ""})
    form.is_valid()
    make_plain(form)
    assert problems_of(form) == [("#id_login", "Enter an email address"), ("#id_password", "Enter password")]
    page = soup(form)
    assert page.select_one("#id_login.nhsuk-input.nhsuk-input--error")
    assert not page.select_one("[placeholder]")
