"""Whom another list means: a name as written there, a doctor of the rota, or a question."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.people import Doctor
from rotaengage.domain.rota import Rota
from rotaengage.usecases.names import nearest, same_name

_TITLE = re.compile(r"^(dr|mr|mrs|ms|miss|mx|prof|professor)\.?\s+")


def bare_name(text: str) -> str:
    """A name for comparing: without title, whatever its order."""
    return _TITLE.sub("", same_name(_TITLE.sub("", " ".join(text.casefold().split()))))


class Meant(NamedTuple):
    """Doctors of a rota by name. Two doctors of one name are nobody: the list must tell them apart."""

    by_name: dict[str, list[Doctor]]
    names: tuple[str, ...]
    answers: Answers

    @classmethod
    def of(cls, rota: Rota, answers: Answers) -> "Meant":
        """The doctors of a rota."""
        by_name: dict[str, list[Doctor]] = {}
        for doctor in rota.doctors:
            by_name.setdefault(bare_name(doctor.name), []).append(doctor)
        return cls(by_name, tuple(d.name for d in rota.doctors), answers)

    def doctor(self, name: str) -> Doctor | None:
        """The one doctor of a name, or of the name that a person said is meant."""
        meant = self.answers.aliases.get(name, name)
        found = self.by_name.get(bare_name(meant), [])
        return found[0] if len(found) == 1 else None

    def within(self, texts: Sequence[str]) -> tuple[Doctor, ...]:
        """Doctors whose whole name stands in one of the texts, each once; the first text that names one decides."""
        for text in texts:
            if (doctor := self.doctor(text)) is not None:
                return (doctor,)
            plain = f" {_spaced(text.casefold())} "
            found = [d for name, ds in self.by_name.items() if len(ds) == 1 and _stands_in(name, plain) for d in ds]
            if found:
                return tuple(found)
        return ()

    def stranger(self, name: str, where: str, count: int, thing: str) -> Issue:
        """The question about a name that fits nobody, or more than one."""
        twins = len(self.by_name.get(bare_name(name), [])) > 1
        near = "" if twins else nearest(name, self.names)
        says = f"{name} is {'the name of two doctors' if twins else 'not a name'} on the rota, so {thing} was not used"
        return Issue(
            code="UC301",
            severity=Severity.QUESTION,
            where=where,
            says=f"{says} ({count} {'row' if count == 1 else 'rows'}).",
            cure=f"Write the name as the rota does{f', perhaps {near}' if near else ''}.",
            suggestions=(near,) if near else (),
            key=f"alias:{name}",
        )


def _spaced(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


def _stands_in(name: str, text: str) -> bool:
    """Whether a full name (two words or more, or one of four letters) stands in a text, in either order."""
    words = _spaced(name).split()
    if not words or (len(words) == 1 and len(words[0]) < 4):
        return False
    return f" {' '.join(words)} " in text or (len(words) > 1 and f" {words[-1]} {' '.join(words[:-1])} " in text)
