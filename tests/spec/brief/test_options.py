"""The options side by side: what is alike stands once, and each column keeps what is its own."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present
from tests.brief_builders import texts_in

DELAY = "Long delays have been linked with worse results."


def step_2(page):
    return next(one for one in page.sections if one.id == "step-2").blocks


def test_what_is_said_of_many_options_alike_stands_once_above_the_grid(everything):
    said = texts_in(step_2(everything))
    above = [text for block in step_2(everything) if block.kind != "table" for text in texts_in(block)]

    assert [text for text in said if DELAY in text] == [text for text in above if DELAY in text]
    assert sum(DELAY in text for text in said) == 1


def test_it_says_of_which_options_it_holds(everything, guide):
    [entries] = [block for block in step_2(everything) if block.kind == "entries"]
    waiting = next(entry for entry in entries.entries if any(DELAY in text for text in texts_in(entry)))
    of = [option.title for option in guide.options for answer in option.answers if answer.general and DELAY in answer.general.says]

    assert waiting.label.text == "What happens if I wait?"
    assert any(text.endswith(f"(Said of: {', '.join(of)}.)") for text in texts_in(waiting))


def test_a_column_leads_to_what_is_said_above_and_still_asks(everything):
    cells = [cell for block in step_2(everything) if block.kind == "table" for cell in block.rows[-1].cells]
    led = [texts_in(cell) for cell in cells if "As said above of several options." in texts_in(cell)]

    assert led
    assert all(any(text.startswith("Ask:") for text in said) for said in led)


def test_what_few_options_share_stays_in_their_columns(everything, guide):
    said = [answer.general.says for option in guide.options for answer in option.answers if answer.general]
    few = {text for text in said if said.count(text) < 3}
    shown = [text for block in step_2(everything) if block.kind == "table" for text in texts_in(block)]

    assert few <= set(shown)


def test_words_on_how_the_illness_may_go_stay_folded_where_they_stand_once(guide):
    def with_survival(option):
        answers = tuple(replace(one, general=replace(one.general, says="Survival differs.")) if one.general else one for one in option.answers)
        return replace(option, answers=answers)

    page = present(replace(guide, options=tuple(map(with_survival, guide.options))), Show.RESULTS)
    [entries] = [block for block in step_2(page) if block.kind == "entries"]

    assert {block.kind for entry in entries.entries for block in entry.blocks} == {"fold"}
