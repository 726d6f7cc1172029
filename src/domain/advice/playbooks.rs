//! The six playbooks, parameter by parameter. `said` is what the source says, with its rules; `silent` is the house
//! value where the source says nothing; `house` is the house's own choice, with the rules it leans on.

use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Parameter, Permission, Provenance, Recipients, SearchUntil,
    ThankYouCloses, ThankYouDue, ThankYouOpens, Wait,
};
use crate::domain::advice::playbook::{Author, Origin, Parameters, Playbook};
use crate::domain::advice::rule::RuleId;
use std::borrow::Cow;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

const fn said<T: Copy>(value: T, rules: &'static [RuleId]) -> Parameter<T> {
    Parameter { value, rules, backing: Provenance::Said }
}

const fn house<T: Copy>(value: T, rules: &'static [RuleId]) -> Parameter<T> {
    Parameter { value, rules, backing: Provenance::House }
}

const fn silent<T: Copy>(house: Parameter<T>) -> Parameter<T> {
    Parameter { value: house.value, rules: house.rules, backing: Provenance::Silent }
}

const fn built_in(letter: Author, name: &'static str, parameters: Parameters) -> Playbook {
    Playbook { origin: Origin::BuiltIn(letter), name: Cow::Borrowed(name), parameters }
}

/// The house's own values.
const HOUSE_PARAMETERS: Parameters = Parameters {
    thank_you_opens: house(ThankYouOpens::AfterEnd { minutes: HOUR }, &[]),
    thank_you_due: house(ThankYouDue::AfterEveningOrMorning { minutes: 3 * HOUR }, &[RuleId("F8")]),
    thank_you_closes: house(ThankYouCloses::AfterEnd { minutes: DAY, grace: DAY }, &[RuleId("F8")]),
    thank_you_folds: house(5, &[RuleId("G6")]),
    medium: house(Medium::EmailOrCard, &[RuleId("J7"), RuleId("A1"), RuleId("G2")]),
    recipients: house(Recipients::EachDifferent, &[RuleId("F9"), RuleId("G3")]),
    telephone: house(Permission::Never, &[RuleId("G5")]),
    after_promise: house(AfterPromise::BusinessDays { days: 1 }, &[RuleId("J2"), RuleId("A5"), RuleId("S7")]),
    after_silence: house(Wait::BusinessDays { days: 10 }, &[RuleId("G7"), RuleId("A3")]),
    after_first: house(AfterFirst::OneMoreToHr { days: 5 }, &[RuleId("J14"), RuleId("A7")]),
    cap: house(2, &[RuleId("J14"), RuleId("G11")]),
    assume_filled: house(Wait::BusinessDays { days: 5 }, &[RuleId("A6")]),
    linked_in: house(LinkedIn::Optional, &[RuleId("J16"), RuleId("S6"), RuleId("G9")]),
    private_media: house(Permission::Never, &[RuleId("J16"), RuleId("G9")]),
    search_until: house(SearchUntil::StartWork, &[RuleId("J18"), RuleId("F14"), RuleId("A8")]),
};

const H: Parameters = HOUSE_PARAMETERS;

/// The house playbook.
pub static HOUSE: Playbook = built_in(Author::House, "Recommended", HOUSE_PARAMETERS);

/// Nick Jones.
pub static J: Playbook = built_in(
    Author::J,
    "Nick Jones",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: DAY }, &[RuleId("J8")]),
        thank_you_due: said(ThankYouDue::AfterEnd { minutes: 2 * DAY }, &[RuleId("J8")]),
        thank_you_closes: said(ThankYouCloses::AfterEnd { minutes: 3 * DAY, grace: 0 }, &[RuleId("J8")]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::Email, &[RuleId("J7")]),
        recipients: said(Recipients::HiringManager, &[RuleId("J8")]),
        telephone: silent(H.telephone),
        after_promise: said(AfterPromise::BusinessDays { days: 1 }, &[RuleId("J2")]),
        after_silence: silent(H.after_silence),
        after_first: said(AfterFirst::OneMore { days: 5 }, &[RuleId("J14")]),
        cap: said(2, &[RuleId("J15"), RuleId("J14")]),
        assume_filled: silent(H.assume_filled),
        linked_in: said(LinkedIn::AfterThankYou, &[RuleId("J16")]),
        private_media: said(Permission::Never, &[RuleId("J16")]),
        search_until: said(SearchUntil::StartWork, &[RuleId("J18")]),
    },
);

/// Nancy Anderson.
pub static A: Playbook = built_in(
    Author::A,
    "Nancy Anderson",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: 0 }, &[RuleId("A2")]),
        thank_you_due: said(ThankYouDue::SameDayAt { hour: 20 }, &[RuleId("A2")]),
        thank_you_closes: said(ThankYouCloses::AfterEnd { minutes: DAY, grace: 0 }, &[RuleId("A2")]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::EmailOrCard, &[RuleId("A1"), RuleId("A2")]),
        recipients: said(Recipients::HiringManager, &[RuleId("A2")]),
        telephone: silent(H.telephone),
        after_promise: said(AfterPromise::OnTheDate, &[RuleId("A5"), RuleId("A4")]),
        after_silence: silent(H.after_silence),
        after_first: said(AfterFirst::AskHr { days: 3 }, &[RuleId("A7")]),
        cap: said(2, &[RuleId("A5"), RuleId("A7")]),
        assume_filled: said(Wait::BusinessDays { days: 3 }, &[RuleId("A6")]),
        linked_in: silent(H.linked_in),
        private_media: silent(H.private_media),
        search_until: said(SearchUntil::FirmOffer, &[RuleId("A8")]),
    },
);

/// James, of Jobsgopublic.
pub static G: Playbook = built_in(
    Author::G,
    "Jobsgopublic",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: 0 }, &[RuleId("G1")]),
        thank_you_due: said(ThankYouDue::AfterEnd { minutes: DAY }, &[RuleId("G1")]),
        thank_you_closes: house(ThankYouCloses::AfterEnd { minutes: 2 * DAY, grace: 0 }, &[]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::EmailOrPost, &[RuleId("G2")]),
        recipients: said(Recipients::EachPanelMember, &[RuleId("G3")]),
        telephone: said(Permission::Never, &[RuleId("G5")]),
        after_promise: silent(H.after_promise),
        after_silence: said(Wait::Days { days: 14 }, &[RuleId("G7"), RuleId("G8")]),
        after_first: said(AfterFirst::Stop, &[RuleId("G8"), RuleId("G11")]),
        cap: said(1, &[RuleId("G11")]),
        assume_filled: said(Wait::Days { days: 14 }, &[RuleId("G7")]),
        linked_in: said(LinkedIn::Avoid, &[RuleId("G9")]),
        private_media: said(Permission::Never, &[RuleId("G9")]),
        search_until: silent(H.search_until),
    },
);

/// Stephanie Gonzales.
pub static S: Playbook = built_in(
    Author::S,
    "Stephanie Gonzales",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: 0 }, &[RuleId("S3")]),
        thank_you_due: said(ThankYouDue::SameDayAt { hour: 21 }, &[RuleId("S3")]),
        thank_you_closes: said(ThankYouCloses::EndOfDay, &[RuleId("S3")]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::Email, &[RuleId("S3")]),
        recipients: said(Recipients::EachInterviewer, &[RuleId("S3")]),
        telephone: silent(H.telephone),
        after_promise: said(AfterPromise::BusinessDays { days: 1 }, &[RuleId("S7")]),
        after_silence: silent(H.after_silence),
        after_first: silent(H.after_first),
        cap: silent(H.cap),
        assume_filled: silent(H.assume_filled),
        linked_in: said(LinkedIn::Connect, &[RuleId("S6")]),
        private_media: silent(H.private_media),
        search_until: silent(H.search_until),
    },
);

/// The unsigned article.
pub static F: Playbook = built_in(
    Author::F,
    "Anonymous article",
    Parameters {
        thank_you_opens: said(ThankYouOpens::EveningOrMorning, &[RuleId("F8")]),
        thank_you_due: said(ThankYouDue::AfterEveningOrMorning { minutes: 3 * HOUR }, &[RuleId("F8")]),
        thank_you_closes: said(ThankYouCloses::AfterEnd { minutes: DAY, grace: 0 }, &[RuleId("F8")]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::Email, &[RuleId("F10")]),
        recipients: said(Recipients::EachDifferent, &[RuleId("F9")]),
        telephone: silent(H.telephone),
        after_promise: silent(H.after_promise),
        after_silence: silent(H.after_silence),
        after_first: silent(H.after_first),
        cap: silent(H.cap),
        assume_filled: silent(H.assume_filled),
        linked_in: silent(H.linked_in),
        private_media: silent(H.private_media),
        search_until: said(SearchUntil::OfficiallyHired, &[RuleId("F14")]),
    },
);
