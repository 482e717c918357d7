"""Names of months and weekdays as rotas write them, in the languages that hospital staff bring along."""

_MONTHS = {
    1: "jan january januar styczeń stycznia sty janvier janv enero ene gennaio gen",
    2: "feb febr february februar luty lutego lut février fevrier févr fév febrero febbraio",
    3: "mar march märz maerz mär mrz marzec marca mars marzo",
    4: "apr april kwiecień kwietnia kwi avril avr abril abr aprile",
    5: "may mai maj maja mayo maggio mag mei",
    6: "jun june juni czerwiec czerwca cze juin junio giugno giu",
    7: "jul july juli lipiec lipca lip juillet juil julio luglio lug",
    8: "aug august sierpień sierpnia sie août aout agosto ago",
    9: "sep sept september wrzesień września wrz septembre septiembre settembre set",
    10: "oct october okt oktober październik października paź octobre octubre ottobre ott",
    11: "nov november listopad listopada lis novembre noviembre",
    12: "dec december dez dezember grudzień grudnia gru décembre decembre déc diciembre dic dicembre",
}
MONTHS: dict[str, int] = {word: number for number, words in _MONTHS.items() for word in words.split()}
"""Month by word, casefolded."""

_WEEKDAYS = {
    0: "mon monday m mo montag pon poniedziałek pn lun lundi lunes lunedì",
    1: "tue tues tuesday t tu di dienstag wt wto wtorek mar mardi martes martedì dinsdag",
    2: "wed weds wednesday w we mi mittwoch śr sr śro środa mer mercredi mié miércoles wo woensdag",
    3: "thu thur thurs thursday t th do donnerstag cz czw czwartek jeu jeudi jue jueves gio donderdag",
    4: "fri friday f fr freitag pt pią piątek ven vendredi vie viernes vr vrijdag",
    5: "sat saturday s sa samstag sonnabend so sob sobota sam samedi sáb sábado sab za zaterdag",
    6: "sun sunday s su so sonntag nd ndz nie niedz niedziela dim dimanche dom domingo zo zondag",
}
WEEKDAYS: dict[str, frozenset[int]] = {}
"""The weekdays (0 is Monday) that a word may stand for, casefolded: so is Sunday in German, Saturday in Polish."""
for _number, _words in _WEEKDAYS.items():
    for _word in _words.split():
        WEEKDAYS[_word] = WEEKDAYS.get(_word, frozenset()) | {_number}

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Weekdays in the words of our own sentences."""
