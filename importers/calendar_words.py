"""Names of months and weekdays as rotas write them, in the languages that hospital staff bring along."""

_MONTHS = {
    1: "jan january januar januari styczeń stycznia sty janvier janv enero ene gennaio gen janeiro ionawr",
    2: "feb febr february februar februari luty lutego lut février fevrier févr fév febrero febbraio fevereiro"
    " chwefror",
    3: "mar march märz maerz mär mrz marzec marca mars marzo maart mrt março marts mawrth",
    4: "apr april kwiecień kwietnia kwi avril avr abril abr aprile ebrill",
    5: "may mai maj maja mayo maggio mag mei maio",
    6: "jun june juni czerwiec czerwca cze juin junio giugno giu junho mehefin",
    7: "jul july juli lipiec lipca lip juillet juil julio luglio lug julho gorffennaf",
    8: "aug august sierpień sierpnia sie août aout agosto ago augustus augusti awst",
    9: "sep sept september wrzesień września wrz septembre septiembre settembre set setembro medi",
    10: "oct october okt oktober październik października paź octobre octubre ottobre ott outubro hydref",
    11: "nov november listopad listopada lis novembre noviembre novembro tachwedd",
    12: "dec december dez dezember grudzień grudnia gru décembre decembre déc diciembre dic dicembre dezembro desember"
    " rhagfyr",
}
_CYRILLIC = "январь января|февраль февраля|март марта|апрель апреля|май мая|июнь июня|июль июля|август августа"
_CYRILLIC += "|сентябрь сентября|октябрь октября|ноябрь ноября|декабрь декабря"
for _number, _words in enumerate(_CYRILLIC.split("|"), 1):
    _MONTHS[_number] += f" {_words}"
MONTHS: dict[str, int] = {word: number for number, words in _MONTHS.items() for word in words.split()}
"""Month by word, casefolded."""

_WEEKDAYS = {
    0: "mon monday m mo montag pon poniedziałek pn lun lundi lunes lunedì l ma maandag seg segunda mån måndag man"
    " mandag llun",
    1: "tue tues tuesday t tu di dienstag wt wto wtorek mar mardi martes martedì dinsdag m d ter terça tis tisdag tir"
    " tirsdag maw mawrth",
    2: "wed weds wednesday w we mi mittwoch śr sr śro środa mer mercredi mié mie miércoles wo woensdag m x mercoledì"
    " qua quarta ons onsdag mercher",
    3: "thu thur thurs thursday t th do donnerstag cz czw czwartek jeu jeudi jue jueves gio donderdag j d g giovedì qui"
    " quinta tor torsdag tors iau",
    4: "fri friday f fr freitag pt pią piątek ven vendredi vie viernes vr vrijdag v venerdì sex sexta fre fredag gwe"
    " gwener",
    5: "sat saturday s sa samstag sonnabend so sob sb sobota sam samedi sáb sábado sab za zaterdag z sabato lör lördag"
    " lør lørdag sad sadwrn",
    6: "sun sunday s su so sonntag nd ndz nie niedz niedziela dim dimanche dom domingo zo zondag d z domenica sön"
    " söndag søn søndag sul",
}
_OTHER_SCRIPTS = (
    "пн понедельник 一 月 周一 星期一 週一 禮拜一 月曜日 월 الإثنين الاثنين",
    "вт вторник 二 火 周二 星期二 週二 禮拜二 火曜日 화 الثلاثاء",
    "ср среда 三 水 周三 星期三 週三 禮拜三 水曜日 수 الأربعاء الاربعاء",
    "чт четверг 四 木 周四 星期四 週四 禮拜四 木曜日 목 الخميس",
    "пт пятница 五 金 周五 星期五 週五 禮拜五 金曜日 금 الجمعة",
    "сб суббота 六 土 周六 星期六 週六 禮拜六 土曜日 토 السبت",
    "вс воскресенье 日 周日 周天 星期日 星期天 週日 禮拜日 日曜日 일 الأحد الاحد",
)
for _number, _words in enumerate(_OTHER_SCRIPTS):
    _WEEKDAYS[_number] += f" {_words}"
WEEKDAYS: dict[str, frozenset[int]] = {}
"""The weekdays (0 is Monday) that a word may stand for, casefolded: so is Sunday in German, Saturday in Polish."""
for _number, _words in _WEEKDAYS.items():
    for _word in _words.split():
        WEEKDAYS[_word] = WEEKDAYS.get(_word, frozenset()) | {_number}

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Weekdays in the words of our own sentences."""
