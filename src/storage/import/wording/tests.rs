use super::*;
use Reached::{Interview, Open};

#[test]
fn the_words_of_the_trackers_are_understood() {
    let cases = [
        ("Wishlist", Some(Saved)),
        ("Applied", Some(Applied)),
        ("APPLIED", Some(Applied)),
        ("To Apply", Some(Saved)),
        ("to_apply", Some(Saved)),
        ("Interview", Some(Interview)),
        ("Interviewing", Some(Interview)),
        ("2nd Interview", Some(Interview)),
        ("Interview 3 scheduled", Some(Interview)),
        ("Phone Screen", Some(Interview)),
        ("phoneScreen", Some(Interview)),
        ("Final round", Some(Interview)),
        ("Offer", Some(Offer)),
        ("Offer Accepted", Some(Accepted)),
        ("offer_accepted", Some(Accepted)),
        ("Offer declined", Some(Declined)),
        ("offer_declined", Some(Declined)),
        ("Rejected", Some(Refused)),
        ("Rejected after interview", Some(Refused)),
        ("Rejected - 2nd interview", Some(Refused)),
        ("Withdrawn", Some(Withdrew)),
        ("Ghosted", Some(Silent)),
        ("No Response", Some(Silent)),
        ("no_response", Some(Silent)),
        ("Saved", Some(Saved)),
        ("interview_only", Some(Interview)),
        ("in_progress", Some(Open)),
        ("hired", Some(Accepted)),
        ("expired", Some(Lapsed)),
        ("referral_pending", Some(Saved)),
        ("filled_needs_manual_submit", Some(Saved)),
        ("drafted", Some(Saved)),
        ("Quantum", None),
        ("", None),
        ("—", None),
    ];
    for (words, reached) in cases {
        assert_eq!(read(words), reached, "{words}");
    }
}

#[test]
fn negation_direction_and_who_did_it_count() {
    let cases = [
        ("Not hired", Some(Refused)),
        ("NOT_HIRED", Some(Refused)),
        ("Not selected", Some(Refused)),
        ("Unsuccessful", Some(Refused)),
        ("Not applied", Some(Saved)),
        ("Not yet applied", Some(Saved)),
        ("Never heard back", Some(Silent)),
        ("Didn't hear back", Some(Silent)),
        ("No interview", None),
        ("Not rejected", None),
        ("Never accepted", None),
        ("Not offered", None),
        ("No offer", Some(Refused)),
        ("Rejected by me", Withdrew.into()),
        ("I declined", Some(Withdrew)),
        ("I rejected the offer", Some(Declined)),
        ("Offer rejected by me", Some(Declined)),
        ("Offer rejected", None),
        ("Offer withdrawn", Some(Refused)),
        ("Declined", None),
        ("Declined by employer", Some(Refused)),
        ("Company rejected", Some(Refused)),
        ("Rejected by them, not by me", None),
        ("Application accepted", Some(Applied)),
        ("Accepted for interview", Some(Interview)),
        ("Not interested", Some(Withdrew)),
        ("Interested", Some(Saved)),
        // Words inside other words do not count.
        ("Unapplied", None),
        ("Disappointed", None),
        ("Ground floor", None),
        ("Presentation", None),
        ("Finalist", None),
        ("Reviewer left", None),
        // Two endings in one.
        ("Accepted / Withdrawn", None),
        ("Someone else hired", Some(Refused)),
        ("Someone else was hired", None),
    ];
    for (words, reached) in cases {
        assert_eq!(read(words), reached, "{words}");
    }
}

/// The form of the words tells who did it too; what has not happened yet is no end; a doubt is a question.
#[test]
fn relatives_of_direction_of_not_yet_and_of_doubt() {
    let cases = [
        ("I was rejected", Some(Refused)),
        ("I got rejected after the final round", Some(Refused)),
        ("I was not selected", Some(Refused)),
        ("I have been declined", Some(Refused)),
        ("Withdrawn by employer", Some(Refused)),
        ("Company withdrew", Some(Refused)),
        ("They withdrew offer", Some(Refused)),
        ("Withdrawn by candidate", Some(Withdrew)),
        ("Candidate withdrew", Some(Withdrew)),
        ("Withdrawn", Some(Withdrew)),
        ("Offer rejected by candidate", Some(Declined)),
        ("Rejection by me", Some(Withdrew)),
        ("Absage von mir", Some(Withdrew)),
        ("Absage nach Gespräch", Some(Refused)),
        ("I ghosted", None),
        ("Ghosted by company", Some(Silent)),
        ("Company hired", None),
        ("I was hired", Some(Accepted)),
        ("Hired by the company", Some(Accepted)),
        ("Hired someone else", None),
        ("No response yet", Some(Applied)),
        ("Noch keine Antwort", Some(Applied)),
        ("Interviewed, no reply yet", Some(Interview)),
        ("Applied - not heard back so far", Some(Applied)),
        ("Not yet rejected", None),
        ("Rejected?", None),
        ("Declined by me", Some(Withdrew)),
        ("Rejected after onsite", Some(Refused)),
        ("Auto-rejected", Some(Refused)),
        ("❌ Rejected", Some(Refused)),
        ("Offer accepted, then withdrew", None),
        ("Accepted another offer", None),
        ("Interview cancelled", None),
        ("Not invited to interview", None),
        ("Didn't get the job", None),
        ("Position on hold", None),
    ];
    for (words, reached) in cases {
        assert_eq!(read(words), reached, "{words}");
    }
}

#[test]
fn relatives_in_the_languages_around() {
    let cases = [
        ("Absage erhalten", Refused),
        ("Bewerbung zurückgezogen", Withdrew),
        ("Einladung zum Gespräch", Interview),
        ("Angebot angenommen", Accepted),
        ("Refusé", Refused),
        ("Candidature refusée", Refused),
        ("Candidature retirée", Withdrew),
        ("Sans nouvelles", Silent),
        ("Entretien passé", Interview),
        ("Offre acceptée", Accepted),
        ("Offre refusée", Declined),
        ("Descartado", Refused),
        ("No seleccionado", Refused),
        ("Oferta aceptada", Accepted),
        ("Entrevista realizada", Interview),
        ("Enviado", Applied),
        ("Odrzucony", Refused),
        ("Brak odpowiedzi", Silent),
        ("Oferta przyjęta", Accepted),
        ("Rozmowa kwalifikacyjna", Interview),
        ("Wysłano", Applied),
        ("Zrezygnowałem", Withdrew),
        ("Sem resposta", Silent),
        ("Não selecionado", Refused),
    ];
    for (words, reached) in cases {
        assert_eq!(read(words), Some(reached), "{words}");
    }
}

#[test]
fn other_languages_are_read_too_and_spellings_are_one() {
    let cases = [
        ("Absage", Refused),
        ("Zurückgezogen", Withdrew),
        ("Keine Rückmeldung", Silent),
        ("Vorstellungsgespräch", Interview),
        ("Candidature envoyée", Applied),
        ("Sans réponse", Silent),
        ("Rechazada", Refused),
        ("En cours", Open),
    ];
    for (words, reached) in cases {
        assert_eq!(read(words), Some(reached), "{words}");
    }
    assert_eq!(key("offer_declined"), key("Offer  Declined"));
    assert_eq!(key("noResponse"), key("No response"));
    assert_ne!(key("★"), key("☆"));
}

/// What is hoped for, what is offered, what has begun, and how other people and languages put the rest.
#[test]
fn relatives_of_offers_hoped_for_and_of_what_is_gone() {
    let cases = [
        ("No offer yet", None),
        ("Waiting for offer", None),
        ("Expected offer soon", None),
        ("Interview offered", Some(Interview)),
        ("Offered a second interview", Some(Interview)),
        ("Interview / Offer", Some(Offer)),
        ("Interview → Offer", Some(Offer)),
        ("Application started", Some(Saved)),
        ("Search started", None),
        ("Started", Some(Accepted)),
        ("Interviews started", Some(Interview)),
        ("Role withdrawn", Some(Lapsed)),
        ("Role withdrawn after interview", None),
        ("They turned me down", Some(Refused)),
        ("I turned them down", Some(Withdrew)),
        ("Accepted elsewhere", None),
        ("Position filled internally", Some(Refused)),
        ("No longer in consideration", Some(Refused)),
        ("Rejected (automated email)", Some(Refused)),
        ("Rejected 12/3", Some(Refused)),
        ("Offer accepted - start 1 Feb", Some(Accepted)),
        ("no response (3 weeks)", Some(Silent)),
        ("Haven't heard back", Some(Silent)),
        ("Did not apply", Some(Saved)),
        ("Applied on LinkedIn", Some(Applied)),
        ("Not rejected yet", None),
        ("On hold", None),
        ("Position closed", None),
        ("Bewerbung abgeschickt", Some(Applied)),
        ("Noch nicht beworben", Some(Saved)),
        ("Noch keine Rückmeldung", Some(Applied)),
        ("Zweitgespräch", Some(Interview)),
        ("Vertrag unterschrieben", Some(Accepted)),
        ("Pas retenu", Some(Refused)),
        ("Pas encore de réponse", Some(Applied)),
        ("Aucune réponse", Some(Silent)),
        ("À postuler", Some(Saved)),
        ("Entretien téléphonique", Some(Interview)),
        ("Oferta recibida", Some(Offer)),
        ("Sin noticias", Some(Silent)),
        ("Por aplicar", Some(Saved)),
        ("Afwijzing", Some(Refused)),
        ("Uitgenodigd voor gesprek", Some(Interview)),
        ("Zaproszenie na rozmowę", Some(Interview)),
        ("Entrevista marcada", Some(Interview)),
        ("Avslag", Some(Refused)),
    ];
    for (words, reached) in cases {
        assert_eq!(read(words), reached, "{words}");
    }
}
