"""How people really type: stray blanks, lower case, and notes on cells."""

NO_BREAK = "\u00a0"

NOTES: dict[tuple[str, int], str] = {
    ("Sanjay Muralitharan", 4): "swapped with Rosalind E, she does Sat 30/1 for him",
    ("Tamsin Oakeshott", 29): "helping out, knows it is short rest - TB",
    ("Hao Zhenlin", 44): "phoned in sick 07:10, long day not covered",
    ("Zara Mehrotra", 22): "sick, no locum found",
    ("Jakub Sowinski", 15): "sick",
    ("Callum Dunmore", 28): "BX agreed with Nikhil",
    ("Peter Marchbank", 9): "SPA moved to here from Tues?",
    ("Bilal Hashimi", 21): "leave approved 2/11",
    ("Verity Hallam", 8): "LTFT from Jan, Mon + Wed off",
}


def raw_name(name: str) -> str:
    """A name as it stands in column A."""
    if name == "Olwen Pritchett":
        return name.replace(" ", NO_BREAK)
    return f"{name} " if name in {"Hao Zhenlin", "Devika Raghunath"} else name


def raw_code(name: str, day: int, code: str) -> str:
    """A code as it was typed: a few in lower case, with a blank behind, or with a no-break space before."""
    slip = (len(name) * 37 + ord(name[0]) * 11 + day * 29) % 61
    if slip == 0:
        return code.lower()
    if slip == 1:
        return f"{code} "
    if slip == 2:
        return f"{NO_BREAK}{code}"
    return code
