//! The six playbooks, parameter by parameter. `said` is what the source says, with its rules; `silent` is the house
//! value where the source says nothing; `house` is the house's own choice, with the rules it leans on.

use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Parameter, Permission, Provenance, Recipients, SearchUntil,
    ThankYouCloses, ThankYouDue, ThankYouOpens, Wait,
};
use crate::domain::advice::parameters::Parameters;
use crate::domain::advice::playbook::{Author, Origin, Playbook};
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{
    A1, A2, A3, A4, A5, A6, A7, A8, F8, F9, F10, F14, G1, G2, G3, G5, G6, G7, G8, G9, G11, J2, J7, J8, J14, J15, J16,
    J18, S3, S6, S7,
};
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
    thank_you_due: house(ThankYouDue::AfterEveningOrMorning { minutes: 3 * HOUR }, &[F8]),
    thank_you_closes: house(ThankYouCloses::AfterEnd { minutes: DAY, grace: DAY }, &[F8]),
    thank_you_folds: house(5, &[G6]),
    medium: house(Medium::EmailOrCard, &[J7, A1, G2]),
    recipients: house(Recipients::EachDifferent, &[F9, G3]),
    telephone: house(Permission::Never, &[G5]),
    after_promise: house(AfterPromise::BusinessDays { days: 1 }, &[J2, A5, S7]),
    after_silence: house(Wait::BusinessDays { days: 10 }, &[G7, A3]),
    after_first: house(AfterFirst::OneMoreToHr { days: 5 }, &[J14, A7]),
    cap: house(2, &[J14, G11]),
    assume_filled: house(Wait::BusinessDays { days: 5 }, &[A6]),
    linked_in: house(LinkedIn::Optional, &[J16, S6, G9]),
    private_media: house(Permission::Never, &[J16, G9]),
    search_until: house(SearchUntil::StartWork, &[J18, F14, A8]),
};

const H: Parameters = HOUSE_PARAMETERS;

/// The house playbook.
pub static HOUSE: Playbook = built_in(Author::House, "Recommended", HOUSE_PARAMETERS);

/// Nick Jones.
pub static J: Playbook = built_in(
    Author::J,
    "Nick Jones",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: DAY }, &[J8]),
        thank_you_due: said(ThankYouDue::AfterEnd { minutes: 2 * DAY }, &[J8]),
        thank_you_closes: said(ThankYouCloses::AfterEnd { minutes: 3 * DAY, grace: 0 }, &[J8]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::Email, &[J7]),
        recipients: said(Recipients::HiringManager, &[J8]),
        telephone: silent(H.telephone),
        after_promise: said(AfterPromise::BusinessDays { days: 1 }, &[J2]),
        after_silence: silent(H.after_silence),
        after_first: said(AfterFirst::OneMore { days: 5 }, &[J14]),
        cap: said(2, &[J15, J14]),
        assume_filled: silent(H.assume_filled),
        linked_in: said(LinkedIn::AfterThankYou, &[J16]),
        private_media: said(Permission::Never, &[J16]),
        search_until: said(SearchUntil::StartWork, &[J18]),
    },
);

/// Nancy Anderson.
pub static A: Playbook = built_in(
    Author::A,
    "Nancy Anderson",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: 0 }, &[A2]),
        thank_you_due: said(ThankYouDue::SameDayAt { hour: 20 }, &[A2]),
        thank_you_closes: said(ThankYouCloses::AfterEnd { minutes: DAY, grace: 0 }, &[A2]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::EmailOrCard, &[A1, A2]),
        recipients: said(Recipients::HiringManager, &[A2]),
        telephone: silent(H.telephone),
        after_promise: said(AfterPromise::OnTheDate, &[A5, A4]),
        after_silence: silent(H.after_silence),
        after_first: said(AfterFirst::AskHr { days: 3 }, &[A7]),
        cap: said(2, &[A5, A7]),
        assume_filled: said(Wait::BusinessDays { days: 3 }, &[A6]),
        linked_in: silent(H.linked_in),
        private_media: silent(H.private_media),
        search_until: said(SearchUntil::FirmOffer, &[A8]),
    },
);

/// James, of Jobsgopublic.
pub static G: Playbook = built_in(
    Author::G,
    "Jobsgopublic",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: 0 }, &[G1]),
        thank_you_due: said(ThankYouDue::AfterEnd { minutes: DAY }, &[G1]),
        thank_you_closes: house(ThankYouCloses::AfterEnd { minutes: 2 * DAY, grace: 0 }, &[]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::EmailOrPost, &[G2]),
        recipients: said(Recipients::EachPanelMember, &[G3]),
        telephone: said(Permission::Never, &[G5]),
        after_promise: silent(H.after_promise),
        after_silence: said(Wait::Days { days: 14 }, &[G7, G8]),
        after_first: said(AfterFirst::Stop, &[G8, G11]),
        cap: said(1, &[G11]),
        assume_filled: said(Wait::Days { days: 14 }, &[G7]),
        linked_in: said(LinkedIn::Avoid, &[G9]),
        private_media: said(Permission::Never, &[G9]),
        search_until: silent(H.search_until),
    },
);

/// Stephanie Gonzales.
pub static S: Playbook = built_in(
    Author::S,
    "Stephanie Gonzales",
    Parameters {
        thank_you_opens: said(ThankYouOpens::AfterEnd { minutes: 0 }, &[S3]),
        thank_you_due: said(ThankYouDue::SameDayAt { hour: 21 }, &[S3]),
        thank_you_closes: said(ThankYouCloses::EndOfDay, &[S3]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::Email, &[S3]),
        recipients: said(Recipients::EachInterviewer, &[S3]),
        telephone: silent(H.telephone),
        after_promise: said(AfterPromise::BusinessDays { days: 1 }, &[S7]),
        after_silence: silent(H.after_silence),
        after_first: silent(H.after_first),
        cap: silent(H.cap),
        assume_filled: silent(H.assume_filled),
        linked_in: said(LinkedIn::Connect, &[S6]),
        private_media: silent(H.private_media),
        search_until: silent(H.search_until),
    },
);

/// The unsigned article.
pub static F: Playbook = built_in(
    Author::F,
    "Anonymous article",
    Parameters {
        thank_you_opens: said(ThankYouOpens::EveningOrMorning, &[F8]),
        thank_you_due: said(ThankYouDue::AfterEveningOrMorning { minutes: 3 * HOUR }, &[F8]),
        thank_you_closes: said(ThankYouCloses::AfterEnd { minutes: DAY, grace: 0 }, &[F8]),
        thank_you_folds: silent(H.thank_you_folds),
        medium: said(Medium::Email, &[F10]),
        recipients: said(Recipients::EachDifferent, &[F9]),
        telephone: silent(H.telephone),
        after_promise: silent(H.after_promise),
        after_silence: silent(H.after_silence),
        after_first: silent(H.after_first),
        cap: silent(H.cap),
        assume_filled: silent(H.assume_filled),
        linked_in: silent(H.linked_in),
        private_media: silent(H.private_media),
        search_until: said(SearchUntil::OfficiallyHired, &[F14]),
    },
);

impl Playbook {
    /// One of the six that come with the app.
    pub fn built_in(letter: Author) -> &'static Self {
        match letter {
            Author::J => &J,
            Author::A => &A,
            Author::G => &G,
            Author::S => &S,
            Author::F => &F,
            Author::House => &HOUSE,
        }
    }
}

/// The six playbooks that come with the app, in the order of the comparison table.
pub fn playbooks() -> [&'static Playbook; 6] {
    Author::ALL.map(Playbook::built_in)
}
