//! The words by which days and hours are named in messages, in the languages in which most of them are written. Folded.

/// The months, by their names and short names, folded.
pub(super) const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "janner", "janvier", "enero", "ene", "stycznia", "gennaio", "gen", "januari",
        "janeiro",
    ],
    &["february", "feb", "februar", "fevrier", "fev", "febrero", "lutego", "febbraio", "februari", "fevereiro"],
    &["march", "mar", "marz", "mars", "marzo", "marca", "maart", "marco"],
    &["april", "apr", "avril", "avr", "abril", "abr", "kwietnia", "aprile"],
    &["may", "mai", "mayo", "maja", "maggio", "mei", "maio"],
    &["june", "jun", "juni", "juin", "junio", "czerwca", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "lipca", "luglio", "lug", "julho"],
    &["august", "aug", "aout", "agosto", "sierpnia", "augustus"],
    &["september", "sep", "sept", "septembre", "septiembre", "wrzesnia", "settembre", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "pazdziernika", "ottobre", "ott", "outubro"],
    &["november", "nov", "novembre", "noviembre", "listopada", "novembro"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre", "grudnia", "dicembre", "dic", "dezembro"],
];

/// The days of the week from Monday on, in the languages of the months.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "montag", "lundi", "lunes", "poniedzialek", "lunedi", "maandag", "segunda-feira"],
    &["tuesday", "tue", "tues", "dienstag", "mardi", "martes", "wtorek", "martedi", "dinsdag", "terca-feira"],
    &[
        "wednesday",
        "wed",
        "mittwoch",
        "mercredi",
        "miercoles",
        "sroda",
        "srode",
        "mercoledi",
        "woensdag",
        "quarta-feira",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "donnerstag",
        "jeudi",
        "jueves",
        "czwartek",
        "giovedi",
        "donderdag",
        "quinta-feira",
    ],
    &["friday", "fri", "freitag", "vendredi", "viernes", "piatek", "venerdi", "vrijdag", "sexta-feira"],
    &["saturday", "sat", "samstag", "samedi", "sabado", "sobota", "sobote", "sabato", "zaterdag"],
    &["sunday", "sun", "sonntag", "dimanche", "domingo", "niedziela", "niedziele", "domenica", "zondag"],
];

/// Words before or after figures that make an hour of them.
pub(super) const HOURS: [&str; 16] = [
    "uhr", "uur", "h", "hrs", "hours", "godz", "godzinie", "godzina", "ore", "heures", "horas", "kl", "klo", "at", "@",
    "um",
];

/// Short names of zones; "am" and "pm" are none.
pub(super) const ZONES: [&str; 26] = [
    "gmt", "utc", "bst", "cet", "cest", "mez", "mesz", "eet", "eest", "wet", "west", "et", "est", "edt", "ct", "cst",
    "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "ist", "aest", "jst",
];

/// The abbreviations of time zones that are also words, unless they are in capitals.
pub(super) const ZONE_LOOKALIKES: [&str; 9] = ["ist", "est", "et", "cet", "west", "wet", "mt", "ct", "pt"];

/// Words after a number that say how long something takes.
pub(super) const LENGTHS: [&str; 10] =
    ["hours", "hrs", "hour", "h", "heures", "horas", "minutes", "mins", "min", "minuten"];

/// Words that may stand before "time" and name no zone.
pub(super) const NO_ZONES: [&str; 16] = [
    "the", "a", "any", "your", "that", "this", "same", "of", "some", "more", "full", "part", "what", "which", "in",
    "first",
];

/// "Next week", beside a day of it.
pub(super) const NEXT_WEEKS: [&str; 9] = [
    "next week",
    "nachste woche",
    "nachster woche",
    "kommende woche",
    "la semaine prochaine",
    "la proxima semana",
    "przyszlym tygodniu",
    "przyszlego tygodnia",
    "volgende week",
];
