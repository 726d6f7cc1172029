//! What an e-mail address tells by itself: whether a scheduler or a mailbox is behind it, which house it is of, and what
//! the person may be called.

use crate::domain::contacts::names;

/// Hosts from which others' interviews are planned.
const SCHEDULERS: [&str; 50] = [
    "calendar.google.com",
    "webex.com",
    "gotomeeting.com",
    "ringcentral.com",
    "whereby.com",
    "hubspot.com",
    "chilipiper.com",
    "onmicrosoft.com",
    "goodtime.io",
    "modernloop.io",
    "calendly.com",
    "greenhouse.io",
    "greenhouse-mail.io",
    "lever.co",
    "ashbyhq.com",
    "gem.com",
    "workable.com",
    "workablemail.com",
    "cal.com",
    "doodle.com",
    "x.ai",
    "clara-labs.com",
    "prelude.co",
    "paradox.ai",
    "olivia.paradox.ai",
    "icims.com",
    "smartrecruiters.com",
    "myworkday.com",
    "workday.com",
    "successfactors.com",
    "successfactors.eu",
    "taleo.net",
    "oraclecloud.com",
    "jobvite.com",
    "teamtailor.com",
    "teamtailor-mail.com",
    "personio.com",
    "personio.de",
    "recruitee.com",
    "bamboohr.com",
    "breezy.hr",
    "breezy-mail.com",
    "candidate.fyi",
    "hirevue.com",
    "sparkhire.com",
    "savvycal.com",
    "appointlet.com",
    "youcanbook.me",
    "acuityscheduling.com",
    "zoom.us",
];

/// Where everybody may have an address: the part of the domain that names the house.
const FOREIGN: [&str; 31] = [
    "gmail",
    "googlemail",
    "outlook",
    "hotmail",
    "live",
    "msn",
    "yahoo",
    "ymail",
    "icloud",
    "me",
    "mac",
    "aol",
    "gmx",
    "web",
    "proton",
    "protonmail",
    "pm",
    "zoho",
    "fastmail",
    "mail",
    "yandex",
    "qq",
    "naver",
    "orange",
    "wanadoo",
    "libero",
    "t-online",
    "freenet",
    "seznam",
    "posteo",
    "hey",
];

/// Whether everybody may have an address there.
pub(crate) fn is_foreign(house: &str) -> bool {
    FOREIGN.contains(&house)
}

/// Words in the part of an address before the `@` that tell a mailbox.
const MAILBOXES: [&str; 51] = [
    "messenger",
    "noreply",
    "no-reply",
    "donotreply",
    "reply",
    "careers",
    "career",
    "jobs",
    "job",
    "recruiting",
    "recruitment",
    "recruiter",
    "recruiters",
    "talent",
    "talentacquisition",
    "hr",
    "people",
    "humanresources",
    "interviews",
    "interview",
    "interviewing",
    "scheduling",
    "scheduler",
    "schedule",
    "calendar",
    "calendars",
    "bookings",
    "booking",
    "events",
    "team",
    "info",
    "office",
    "contact",
    "hello",
    "hiring",
    "notifications",
    "notification",
    "invitations",
    "invites",
    "meetings",
    "admin",
    "support",
    "mailer",
    "bounce",
    "bewerbung",
    "personal",
    "karriere",
    "recrutement",
    "rrhh",
    "empleo",
    "rekrutacja",
];

/// Beginnings of such words where they are written together with others: `careersteam`.
const STARTS: [&str; 9] =
    ["careers", "recruit", "noreply", "donotreply", "interviews", "scheduling", "bookings", "talentacq", "hiringteam"];

/// Whether an address is one of a service that plans or sends for others.
pub(crate) fn is_scheduler(email: &str) -> bool {
    let domain = email.rsplit_once('@').map(|(_, domain)| domain.to_ascii_lowercase()).unwrap_or_default();
    SCHEDULERS
        .iter()
        .any(|host| domain.strip_suffix(host).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

pub(super) fn answers_nobody(local: &str) -> bool {
    let plain: String = local.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    plain.contains("noreply") || plain.contains("donotreply")
}

pub(super) fn is_mailbox(local: &str) -> bool {
    let lower = local.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic());
    let single = words.clone().any(|word| MAILBOXES.contains(&word));
    single || words.into_iter().any(|word| STARTS.iter().any(|start| word.starts_with(start)))
}

/// `miriam.osei@…` is Miriam Osei; `jobs@…` is nobody.
pub(super) fn from_address(local: &str) -> String {
    let local = if local.chars().any(char::is_lowercase) { local.to_owned() } else { local.to_lowercase() };
    let words: Vec<&str> = local.split(['.', '_']).filter(|word| !word.is_empty()).collect();
    let plain = words.len() > 1 && words.iter().all(|word| word.chars().all(char::is_alphabetic));
    if plain { words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ") } else { String::new() }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The domain of an address in small letters, if it is that of a house of its own.
pub(super) fn own_domain(email: &str) -> Option<String> {
    let domain = email.rsplit_once('@')?.1.to_ascii_lowercase();
    let own = !is_scheduler(email) && !FOREIGN.contains(&label(&domain)?);
    own.then_some(domain)
}

/// The part of a domain that names the house: `halden` in `mail.halden.co.uk`.
fn label(domain: &str) -> Option<&str> {
    const SECOND: [&str; 9] = ["co", "com", "ac", "org", "gov", "net", "nhs", "edu", "gob"];
    let parts: Vec<&str> = domain.split('.').filter(|part| !part.is_empty()).collect();
    let last = parts.len().checked_sub(2)?;
    let double = parts.last()?.len() == 2 && SECOND.contains(parts.get(last)?);
    parts.get(if double { last.checked_sub(1)? } else { last }).copied()
}

/// The name of a house as its domain spells it.
pub(super) fn house(domain: &str) -> String {
    label(domain).unwrap_or_default().split(['-', '_']).map(capital).collect::<Vec<_>>().join(" ")
}

/// The house of a mailbox: what its name says beside "Recruiting" or "Team", else its own domain.
pub(super) fn of_mailbox(name: &str, email: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().filter(|word| !names::is_word_of_houses(word)).collect();
    let told = words.len() < name.split_whitespace().count() && words.iter().any(|word| word.chars().count() > 2);
    if told { words.join(" ") } else { own_domain(email).map(|domain| house(&domain)).unwrap_or_default() }
}
