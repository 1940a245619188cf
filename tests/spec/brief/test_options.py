"""The options side by side: what is alike stands once, and each column keeps what is its own."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present, wording_options
from beside.facts.fact import Course
from tests.brief_builders import fact, guide_of, record, section, texts_in

DELAY = "Long delays have been linked with worse results."


def step_2(page):
    return section(page, "step-2").blocks


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

    said = [block for entry in entries.entries for block in entry.blocks if any("Survival" in text for text in texts_in(block))]

    assert len(said) == len(entries.entries)
    assert {block.kind for block in said} == {"fold"}


def grid(*facts, documents):
    return step_2(present(guide_of(documents, facts), Show.RESULTS))


def of_breast(note, *facts):
    return [fact(note, "cancer", "breast", "breast cancer", "Breast cancer", cancer="breast"), *facts]


def test_ways_the_records_name_and_ways_to_ask_about_stand_apart():
    note = record("letter.txt", "Breast cancer. We recommend chemotherapy.")
    blocks = grid(*of_breast(note, fact(note, "treatment", "chemotherapy", "", "chemotherapy", course=Course.RECOMMENDED)), documents=[note])
    [line] = [place for place, block in enumerate(blocks) if any(text.startswith("Your records do not name the ways below.") for text in texts_in(block))]

    def tags(part):
        return {text for block in part if block.kind == "table" for column in block.columns for text in texts_in(column)}

    assert "recommended in your records" in tags(blocks[:line])
    assert "to ask about" not in tags(blocks[:line])
    assert "recommended in your records" not in tags(blocks[line:])


def test_what_the_person_declined_is_told_and_asked_no_further():
    note = record("letter.txt", "Breast cancer. We recommend chemotherapy. She does not want a cold cap.")
    facts = of_breast(
        note, fact(note, "treatment", "chemotherapy", "", "chemotherapy", course=Course.RECOMMENDED),
        fact(note, "treatment", "supportive", "cold cap", "cold cap", course=Course.DECLINED),
    )  # fmt: skip
    blocks = grid(*facts, documents=[note])

    assert "Supportive care: cold cap (declined)" in texts_in(blocks)
    assert not any("cold cap" in text for block in blocks if block.kind == "table" for column in block.columns for text in texts_in(column))


def test_of_what_the_team_recommends_nobody_asks_whether_it_is_an_option():
    note = record("letter.txt", "Breast cancer. We recommend chemotherapy.")
    planned = grid(*of_breast(note, fact(note, "treatment", "chemotherapy", "", "chemotherapy", course=Course.RECOMMENDED)), documents=[note])
    discussed = grid(*of_breast(note, fact(note, "treatment", "chemotherapy", "", "chemotherapy", course=Course.DISCUSSED)), documents=[note])

    assert "Ask: Why this for me, when would it start, and how long would it last?" in texts_in(planned)
    assert "Ask: Why this for me, when would it start, and how long would it last?" not in texts_in(discussed)


def test_a_way_the_records_speak_of_without_planning_it_is_not_called_unnamed():
    """Of a trial the letter says that none is open: its words stand in that column, and not under "do not name"."""
    words = "We have no studies open for her."
    note = record("letter.txt", f"Breast cancer. We recommend chemotherapy. {words}")
    blocks = grid(*of_breast(note, fact(note, "treatment", "chemotherapy", "", "chemotherapy", course=Course.RECOMMENDED),
                             fact(note, "remark", "trial", words, words)), documents=[note])  # fmt: skip
    lines = {text: place for place, block in enumerate(blocks) for text in texts_in(block) if text.startswith("Your records ")}
    beside = next(place for text, place in lines.items() if text.startswith("Your records speak of the ways below"))
    unnamed = next(place for text, place in lines.items() if text.startswith("Your records do not name the ways below"))

    assert beside < unnamed
    assert {"spoken of in your records", f"“{words}”"} <= {text for block in blocks[beside:unnamed] for text in texts_in(block)}


def test_of_ways_no_record_names_nothing_is_said_that_would_not_hold_of_each():
    """General cards stand among them, such as watching: it is not talked about for every cancer."""
    assert "cancers such as this one" not in wording_options.NOT_NAMED
    assert "Only your team can say whether one of them fits you." in wording_options.NOT_NAMED


def test_the_day_the_own_records_name_stands_beside_what_is_said_of_waiting_in_general(everything, guide):
    assert guide.time.latest_safe_date is not None
    [entries] = [block for block in step_2(everything) if block.kind == "entries"]
    waiting = texts_in(next(entry for entry in entries.entries if any(DELAY in text for text in texts_in(entry))))

    assert "Your records name a date:" in waiting
    assert any("4 December" in text for text in waiting)


def test_options_stand_in_groups_of_three_in_the_order_of_the_guide(page, guide):
    tables = [block for block in section(page, "step-2").blocks if block.kind == "table"]
    titles = [column[0].sentences[0].text for table in tables for column in table.columns[1:]]

    named = [option.title for option in guide.options if option.facts]
    assert titles == [*named, *(option.title for option in guide.options if option.title not in named)]
    assert all(len(table.columns) <= 4 for table in tables)


def test_each_option_has_the_same_seven_questions_and_three_lines_to_each(page):
    tables = [block for block in section(page, "step-2").blocks if block.kind == "table"]

    for table in tables:
        assert len(table.rows) == 8
        for row in table.rows[1:]:
            for cell in row.cells:
                [entries] = cell
                assert [entry.label.text for entry in entries.entries] == ["Your records say", "In general", "For you"]


def test_silence_on_waiting_is_a_question_and_never_a_comfort(page):
    tables = [block for block in section(page, "step-2").blocks if block.kind == "table"]
    waiting = [cell for table in tables for cell in table.rows[-1].cells]

    assert all(any(text.startswith("Ask:") for text in texts_in(cell)) for cell in waiting)


def test_an_option_nobody_named_is_marked_to_ask_about(page):
    assert "to ask about" in texts_in(section(page, "step-2"))


def test_where_nobody_names_a_way_the_options_stand_in_one_short_table():
    note = record("letter.txt", "Colon cancer.")
    step = section(present(guide_of([note], [fact(note, "cancer", "colon", "colon cancer", "Colon cancer")]), Show.ALL), "step-2")
    [table] = [block for block in step.blocks if block.kind == "table"]

    assert [column[0].sentences[0].text for column in table.columns] == ["Way", "In general", "What to ask"]
    assert "What happens if I wait?" in texts_in(step)
