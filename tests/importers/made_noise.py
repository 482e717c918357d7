"""Three levels of what people do to a workbook: none; white space and mixed dates; typos, hidden rows, lists, notes."""

from tests.importers.made_paper import Paper

TIDY, UNTIDY, MESSY = 0, 1, 2
_SPACES = [" {}", "{} ", "  {}  ", "\u00a0{}", "{}\u00a0"]
_DATES = ["{d:%d/%m/%Y}", "{d.day} {d:%b %Y}", "{d:%a} {d.day} {d:%b %Y}", "{d:%Y-%m-%d}", "{d:%a %d/%m/%Y}"]


def add_noise(paper: Paper, level: int) -> Paper:
    """The same rota, less tidy."""
    if level >= UNTIDY:
        _white_space(paper)
        _mixed_dates(paper)
    if level >= MESSY:
        _typos(paper)
        _beside(paper)
        _below(paper)
        _hidden(paper)
    return paper


def _white_space(paper: Paper) -> None:
    for place, value in list(paper.cells.items()):
        if isinstance(value, str) and paper.dice.random() < 0.15:
            paper.cells[place] = paper.dice.choice(_SPACES).format(value.replace(" ", paper.dice.choice([" ", "  "])))


def _mixed_dates(paper: Paper) -> None:
    for place in sorted(paper.dates):
        if paper.dice.random() < 0.3:
            paper.cells[place] = paper.dice.choice(_DATES).format(d=paper.cells[place])


def _typos(paper: Paper) -> None:
    """A few duties mistyped: a letter doubled. The truth is what stands there; a person must be asked about it."""
    for place in paper.dice.sample(sorted(paper.truth), max(2, len(paper.truth) // 60)):
        truth, text = paper.truth[place], str(paper.cells[place])
        if truth.code is not None:
            paper.cells[place] = text + text.strip()[-1] * 2
            paper.truth[place] = truth._replace(code=paper.cells[place].strip())
        elif len(text.strip()) > 4:
            bad = truth.person[:3] + truth.person[2] + truth.person[3:]
            paper.cells[place] = bad
            paper.truth[place] = truth._replace(person=bad)


def _beside(paper: Paper) -> None:
    """A list of telephone numbers two columns to the right of the rota."""
    column = paper.width + 3
    for n, (who, number) in enumerate([("Rota office", 4411), ("Switchboard", 0), ("Bed manager", 2255)]):
        paper.put(2 + n, column, who)
        paper.put(2 + n, column + 1, number)


def _below(paper: Paper) -> None:
    bottom = paper.height + 3
    paper.put(bottom, 1, "Please tell the rota office about every swap before noon.")
    for place in paper.dice.sample(sorted(paper.truth), 2):
        paper.notes[place] = "asked for by e-mail"


def _hidden(paper: Paper) -> None:
    if paper.rows_of_people:
        paper.hidden.add(paper.dice.choice(paper.rows_of_people))
