"""Arguments in, one verb, an exit code out."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from beside.errors import BesideError, CardError, ExitCode, FaultError, NothingReadError
from beside.terminal import printable, take_any_sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.app.write_brief import Brief, Written
    from beside.errors import Problem
    from beside.records.kept import KeptPages

VALUES_A_LOOK = 300_000
SHOWS = ("plan", "results", "all")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code. This is the border around a verb: no exception crosses it, for its words could be a record's."""
    take_any_sign(sys.stdout)
    take_any_sign(sys.stderr)
    options = make_parser().parse_args(arguments)
    try:
        code = int(options.verb(options))
        sys.stdout.flush()
    except NothingReadError as error:
        complain(error)
        say_problems(error.problems)
        return int(error.exit_code)
    except BesideError as error:
        return complain(error)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was written half.\n")
        return 130
    except BrokenPipeError:
        return stop_talking()
    except Exception as error:  # noqa: BLE001 - see above
        return complain(FaultError(error))
    return code


def complain(error: BesideError) -> int:
    sys.stderr.write(f"{printable(str(error))}\n")
    return int(error.exit_code)


def stop_talking() -> int:
    """Whoever reads what we write has heard enough, as `head` has: Python would complain of it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="beside",
        description="Helps a person with cancer prepare for one conversation about their treatment plan. "
        "It educates and organises; it does not diagnose, prescribe or replace medical care.",
    )
    verbs = parser.add_subparsers(title="what it can do", required=True, metavar="VERB")
    add_brief(verbs)
    add_facts(verbs)
    add_demo(verbs)
    add_cards(verbs)
    add_forget(verbs)
    return parser


def add_brief(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    brief = verbs.add_parser("brief", help="make the brief from your records",
        description="Makes the brief (brief.html, brief.pdf), one page for a doctor (doctor.html, doctor.pdf, doctor.txt), and both for programs (brief.json, brief.fhir.json).")
    brief.add_argument("records", nargs="+", type=Path, metavar="RECORDS", help="files and folders")
    brief.add_argument("-o", "--output", type=Path, default=Path("beside-brief"), metavar="FOLDER", help="where to write (default: beside-brief)")
    brief.add_argument("--decision", default="", metavar="WORDS", help="what you are deciding, in your words")
    brief.add_argument("--decide-by", default="", metavar="DATE", help="the day you were asked to decide by, as 2026-12-04")
    add_show(brief)
    add_no_cache(brief)
    brief.set_defaults(verb=run_brief)


def add_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--show", choices=SHOWS, default="plan", help="what stands open: the plan only, results too, or everything; the rest is folded, never left out")


def add_facts(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    facts = verbs.add_parser("facts", help="list what your records say, each with its place")
    facts.add_argument("records", nargs="+", type=Path, metavar="RECORDS", help="files and folders")
    facts.add_argument("--jsonl", action="store_true", help="one JSON object a line")
    add_no_cache(facts)
    facts.set_defaults(verb=run_facts)


def add_demo(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = verbs.add_parser("demo", help="the brief of a made-up person")
    demo.add_argument("-o", "--output", type=Path, default=Path("beside-demo"), metavar="FOLDER", help="where to write (default: beside-demo)")
    add_show(demo)
    demo.set_defaults(verb=run_demo)


def add_cards(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    cards = verbs.add_parser("cards", help="count the cards of knowledge, and check them")
    cards.add_argument("--check", action="store_true", help="run every example and look for overdue reviews")
    cards.set_defaults(verb=run_cards)


def add_no_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-cache", action="store_true", help="keep no page of a scan for the next time, and use none that was kept")


def add_forget(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    forget = verbs.add_parser("forget", help="remove the pages of your scans that were kept, so as not to read them twice")
    forget.set_defaults(verb=run_forget)


def run_forget(_: argparse.Namespace) -> int:
    from beside.app.kept_scans import forget_scans

    count = forget_scans(os.environ, sys.platform)
    print(f"Removed: {count} kept {'page' if count == 1 else 'pages'} of scans.")
    return ExitCode.DONE


def kept_pages(options: argparse.Namespace) -> KeptPages | None:
    from beside.app.kept_scans import kept_scans

    return None if options.no_cache else kept_scans(os.environ, sys.platform)


@contextmanager
def rarely_tidied() -> Iterator[None]:
    """A long case is millions of small values that all stay: looking through them each 700 for waste took a sixth of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(VALUES_A_LOOK)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def run_brief(options: argparse.Namespace) -> int:
    from beside.app.write_brief import write_brief
    from beside.brief import Show
    from beside.progress import show_progress

    with rarely_tidied(), show_progress("Making the brief") as on_progress:
        written = write_brief(
            options.records,
            options.output,
            today=date.today(),
            show=Show(options.show),
            decision=options.decision,
            decide_by=options.decide_by,
            on_progress=on_progress,
            kept=kept_pages(options),
        )
    say_written(written)
    return ExitCode.DONE


def run_facts(options: argparse.Namespace) -> int:
    from beside.app.list_facts import fact_as_json, facts_as_text, list_facts
    from beside.progress import show_progress

    with rarely_tidied(), show_progress("Reading records") as on_progress:
        reading = list_facts(options.records, on_progress, kept_pages(options))
    lines = map(fact_as_json, reading.facts) if options.jsonl else map(printable, facts_as_text(reading.facts))
    for line in lines:
        print(line)
    say_problems(reading.problems)
    return ExitCode.DONE


def run_demo(options: argparse.Namespace) -> int:
    from beside.app.show_demo import show_demo
    from beside.brief import Show

    written = show_demo(options.output, Show(options.show))
    say_written(written)
    print("\nNext: open brief.html in a browser, or make your own:\n  beside brief FOLDER-WITH-YOUR-RECORDS -o my-brief")
    return ExitCode.DONE


def run_cards(options: argparse.Namespace) -> int:
    from beside.app.check_cards import check_cards, count_cards
    from beside.knowledge import load_knowledge

    knowledge = load_knowledge()
    for line in count_cards(knowledge):
        print(line)
    offences = check_cards(knowledge, date.today()) if options.check else []
    if offences:
        raise CardError(offences)
    if options.check:
        print("All examples come out as their cards say; no review is overdue.")
    return ExitCode.DONE


def say_written(written: Written) -> None:
    from beside.app.summary import summary_lines

    for brief in written.briefs:
        say_brief(brief, summary_lines(brief.guide))
    say_problems(written.problems)


def say_brief(brief: Brief, lines: Sequence[str]) -> None:
    from beside.app.summary import NOTES

    for line in lines:
        print(printable(line))
    print("\nWritten:")
    for file in brief.files:
        note = NOTES.get(file.name, "")
        print(printable(f"  {file}  ({note})" if note else f"  {file}"))


def say_problems(problems: Sequence[Problem]) -> None:
    if not problems:
        return
    sys.stderr.write(f"\nNot read, or read with doubts ({len(problems)}):\n")
    for problem in problems:
        sys.stderr.write(printable(f"  {problem.where}: {problem.plainly or problem.what} {problem.hint}") + "\n")
