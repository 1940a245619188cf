"""One made-up person's brief, shown in each of the three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from beside.brief import BriefPage, Show, present
from tests.brief_builders import demo_guide, guide_of

if TYPE_CHECKING:
    from beside.guide import Guide


@pytest.fixture(scope="session")
def guide() -> Guide:
    return demo_guide()


@pytest.fixture(scope="session")
def page(guide: Guide) -> BriefPage:
    return present(guide, Show.RESULTS)


@pytest.fixture(scope="session")
def plan_page(guide: Guide) -> BriefPage:
    return present(guide, Show.PLAN)


@pytest.fixture(scope="session")
def everything(guide: Guide) -> BriefPage:
    return present(guide, Show.ALL)


@pytest.fixture(scope="session")
def empty_guide() -> Guide:
    return guide_of()


@pytest.fixture(scope="session")
def empty_page(empty_guide: Guide) -> BriefPage:
    return present(empty_guide, Show.RESULTS)
