"""Whose job plan it is and under which contract: by labels around it, columns of a list, or the sheet's name."""

import re
from typing import NamedTuple

from importers.grid import Place
from importers.job_plan_page import Page
from importers.job_plan_words import plain, week_of
from importers.people import PersonText, doctor_of, may_be_name, person_of, slug
from rotaengage.domain.answers import Answers
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.jobplan import Contract
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef
from rotaengage.rules.packs.job_plans import CONSULTANT, CONSULTANT_WALES, SAS_2008, SAS_2021, contracts

_NO_PERSON = re.compile(
    r"sheet ?\d*|.*\b(job ?plans?|time ?table|summary|week|weekly|plan|grid|template|data|export|consultants?|sas"
    r"|activit\w+|list|pas?)\b.*"
)


class Owner(NamedTuple):
    """A person of a page as first read; key is the same for one person on several sheets."""

    key: str
    name: str
    place: Place
    told: bool = True


def owner_of_row(page: Page, row: int) -> Owner | None:
    """The person of a row: the nearest name above it, else the first on the sheet, else the sheet's own name."""
    above = [n for n in page.names if n[0] <= row]
    chosen = above[-1] if above else (page.names[0] if page.names else None)
    if chosen is not None:
        return owner(chosen[1], chosen[2])
    title = page.grid.name
    if may_be_name(title) and week_of(title) is None and not _NO_PERSON.fullmatch(plain(title)) and "." not in title:
        return Owner(slug(title), title, (1, 1))
    return None


def owner(name: str, place: Place) -> Owner:
    """A person by the name in a cell."""
    return Owner(slug(person_of(name).name), name, place)


def contract_text(page: Page, owner: Owner, row: int) -> str:
    """Everything that is said about a person's contract and grade."""
    listed = page.listed.get(owner.name)
    if listed is not None and (listed.grade or listed.contract):
        return f"{listed.grade} {listed.contract}"
    near = [max((g for g in told if g[0] <= row + 15), default=(0, "")) for told in (page.grades, page.contracts)]
    said = " ".join(text for _, text in near)
    return said.strip() or f"{person_of(owner.name).grade_text} {page.grid.name} {page.title}"


def contract_of(text: str, said: str) -> tuple[Contract, bool]:
    """The contract that words name, and whether they leave no doubt. said is a person's answer, the contract's id."""
    known = contracts()
    if said in known:
        return known[said], True
    word = plain(text)
    by_year = {"2008": SAS_2008, "2021": SAS_2021, "2003": CONSULTANT}
    year = next((contract for year, contract in by_year.items() if year in word), None)
    if re.search(r"\bconsultants?\b", word) and year in (None, CONSULTANT):
        return known[CONSULTANT_WALES if re.search(r"\bwales\b|\bwelsh\b", word) else CONSULTANT], True
    if year is not None:
        return known[year], True
    if "associate specialist" in word:
        return known[SAS_2008], True
    if re.search(r"(?<!associate )\bspecialist\b", word):
        return known[SAS_2021], True
    if re.search(r"specialty doctor|\bsas\b|staff grade|specialty dr", word):
        return known[SAS_2021], False
    return known[CONSULTANT], False


def doctor_for(owner: Owner, text: str, contract: Contract, source: CellRef) -> Doctor:
    """The doctor of a plan; the grade follows the contract where no other is written."""
    person: PersonText = person_of(owner.name)
    doctor = doctor_of(owner.key, person, text.strip(), "", "", source)
    grade = Grade.CONSULTANT if contract.id.startswith("consultant") else Grade.SAS
    tier = Tier.SENIOR if grade is Grade.CONSULTANT else Tier.REGISTRAR
    update: dict[str, object] = {"contract": contract.title, "roles": frozenset[str](), "counts_to_cover": True}
    if doctor.grade is Grade.UNKNOWN:
        update |= {"grade": grade, "tier": tier, "grade_text": person.grade_text}
    return doctor.model_copy(update=update)


def answered(answers: Answers, key: str) -> str:
    """A person's answer under a key."""
    return answers.kept.get(key, "")
