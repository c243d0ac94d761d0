#include "context/vocabulary.h"

#include <string_view>

namespace unblame {

namespace {

struct Entry {
  Tag tag;
  Use use;
  std::string_view name;
};

// One line a tag: its name in the data. The data says which words bear it.
constexpr Entry entries[] = {
    // Who a noun names. Strong: the role is the word's meaning. Weak (partner, bystander, person): what happens decides first.
    {Tag::victim, Use::role, "victim"},
    {Tag::suspect, Use::role, "suspect"},
    {Tag::witness, Use::role, "witness"},
    {Tag::professional, Use::role, "professional"},
    {Tag::agency, Use::role, "agency"},
    {Tag::family, Use::role, "family"},
    {Tag::partner, Use::role, "partner"},
    {Tag::bystander, Use::role, "bystander"},
    {Tag::onlooker, Use::role, "onlooker"},
    {Tag::voice, Use::role, "voice"},  // the public, the press, nobody in particular
    {Tag::person, Use::role, "person"},
    {Tag::never_a_person, Use::role, "person.never"},  // ends like one who does something, yet is a thing: "corner"
    {Tag::thing, Use::role, "thing"},                  // a device, a vehicle, an animal: "the camera is unreliable"
    // What else a noun tells.
    {Tag::female, Use::role, "is.female"},
    {Tag::male, Use::role, "is.male"},
    {Tag::plural, Use::role, "is.plural"},
    {Tag::descendant, Use::role, "is.descendant"},  // daughter, nephew: of a victim's family, the victim
    {Tag::minor, Use::role, "is.minor"},
    {Tag::adult, Use::role, "is.adult"},
    {Tag::frail, Use::role, "is.frail"},  // "elderly", "disabled" before a person
    {Tag::female_name, Use::role, "name.female"},
    {Tag::male_name, Use::role, "name.male"},
    {Tag::title_female, Use::role, "title.female"},
    {Tag::title_male, Use::role, "title.male"},
    {Tag::title_any, Use::role, "title.any"},
    {Tag::not_a_name, Use::role, "name.never"},    // written with a capital, yet nobody: days, months, places
    {Tag::common_noun, Use::role, "name.common-noun"},  // with a capital in a title: "Universal Credit"; "Mr Price" is one all the same
    {Tag::stranger, Use::role, "stranger"},        // "unknown", "unidentified" before a person
    {Tag::partitive, Use::role, "partitive"},      // "one of the two": nobody in particular
    {Tag::quantity, Use::role, "quantity"},        // "two of", "a crowd of"
    {Tag::unsettled, Use::cue, "role.unsettled"},  // "role not established", "cannot say which"
    {Tag::introduces, Use::cue, "role.introduced"},
    {Tag::age_unit, Use::cue, "age.unit"},       // after a number: "year old"
    {Tag::age_word, Use::cue, "age.word"},       // before a number: "aged"
    {Tag::protects, Use::cue, "role.protects"},  // "the subject of the order": the one it is made against
    // Closed classes of words, from which clauses are found.
    {Tag::auxiliary, Use::cue, "grammar.auxiliary"},
    {Tag::be, Use::cue, "grammar.be"},
    {Tag::verb, Use::cue, "grammar.verb"},
    {Tag::preposition, Use::cue, "grammar.preposition"},
    {Tag::coordinator, Use::cue, "grammar.coordinator"},
    {Tag::subordinator, Use::cue, "grammar.subordinator"},
    {Tag::relative, Use::cue, "grammar.relative"},
    {Tag::adverb, Use::cue, "grammar.adverb"},
    {Tag::determiner, Use::cue, "grammar.determiner"},
    {Tag::takes_two, Use::cue, "role.mutual"},  // "it takes two": said of an act between two
    {Tag::general, Use::cue, "role.general"},   // "no such thing as": people in general
    {Tag::for_public, Use::cue, "role.public"},  // "posters", "leaflet": advice to all
    // Speech.
    {Tag::says, Use::cue, "speech.says"},
    {Tag::tells, Use::cue, "speech.tells"},        // of those, verbs with a listener
    {Tag::thinks, Use::cue, "speech.thinks"},      // of those, verbs of thought
    {Tag::names, Use::cue, "speech.names"},        // speaks only with marks: calls, sprayed
    {Tag::reports, Use::cue, "speech.reports"},    // of those, verbs that take a noun: "reported violence"
    {Tag::evidence, Use::cue, "speech.evidence"},  // what suggests without speaking: intelligence, footage
    {Tag::reads, Use::cue, "speech.reads"},        // between a thing and its words: reads, beginning
    {Tag::describes, Use::cue, "speech.describes"},
    {Tag::hearsay, Use::cue, "speech.hearsay"},  // "is said to": nobody is named
    {Tag::account, Use::cue, "speech.account"},
    {Tag::account_follows, Use::cue, "speech.account-follows"},
    {Tag::according, Use::cue, "speech.according"},
    {Tag::written, Use::cue, "speech.written"},  // things that hold words: email, note, voicemail
    {Tag::instructs, Use::cue, "speech.instructs"},
    {Tag::distance, Use::cue, "speech.distance"},
    {Tag::speech_pseudo, Use::cue, "speech.pseudo"},
    {Tag::own_view, Use::cue, "speech.own-view"},  // the author takes the word: "in my own assessment"
    {Tag::calls_in, Use::cue, "speech.calls-in"},  // in a log: "MUM RINGS - …"
    {Tag::speaks_with, Use::cue, "speech.speaks-with"},  // before "to" or "with": who speaks next
    {Tag::withholds, Use::cue, "speech.withholds"},
    {Tag::account_heading, Use::cue, "speech.account-heading"},
    {Tag::claim_of, Use::cue, "mention.claim"},
    {Tag::observes, Use::cue, "speech.observes"},  // somebody acts or looks: an account has ended
    // Negation.
    {Tag::negates, Use::cue, "negation.forward"},
    {Tag::negates_clause, Use::cue, "negation.clause"},
    {Tag::negates_behind, Use::cue, "negation.backward"},
    {Tag::negation_pseudo, Use::cue, "negation.pseudo"},
    {Tag::negation_end, Use::cue, "negation.terminator"},
    {Tag::negation_undone, Use::cue, "negation.undone"},
    {Tag::negates_phrase, Use::cue, "negation.phrase"},  // of the forward cues, prepositions: to the next comma
    {Tag::negates_next, Use::cue, "negation.adjacent"},  // "no" denies the noun right behind it only
    // Assertion.
    {Tag::condition, Use::cue, "assertion.condition"},
    {Tag::condition_inverted, Use::cue, "assertion.condition-inverted"},
    {Tag::condition_pseudo, Use::cue, "assertion.condition-pseudo"},
    {Tag::whether, Use::cue, "assertion.whether"},
    {Tag::presupposes, Use::cue, "assertion.presupposed"},
    {Tag::instructed, Use::cue, "assertion.instruction"},
    {Tag::plan, Use::cue, "assertion.plan"},
    {Tag::possible, Use::cue, "assertion.possible"},
    {Tag::blaming_question, Use::cue, "assertion.blaming-question"},
    {Tag::asks, Use::cue, "assertion.asks"},
    // Mention.
    {Tag::wording, Use::cue, "mention.wording"},
    {Tag::named_word, Use::cue, "mention.named"},  // right before a word that is talked about: "the term"
    {Tag::criticised, Use::cue, "mention.criticised"},
    {Tag::word_list, Use::cue, "mention.list"},
    {Tag::words_listed, Use::cue, "mention.among"},  // "among the phrases to avoid": whatever stands before it
    {Tag::guidance, Use::cue, "mention.guidance"},
    {Tag::colleague, Use::cue, "mention.colleague"},
    {Tag::belief, Use::cue, "mention.belief"},
    // Acts and states that tell a role.
    {Tag::harms, Use::cue, "act.harms"},
    {Tag::arrests, Use::cue, "act.arrests"},
    {Tag::suspect_act, Use::cue, "act.of-suspect"},
    {Tag::suspect_state, Use::cue, "state.of-suspect"},
    {Tag::victim_state, Use::cue, "state.of-victim"},
    {Tag::complaint_by, Use::cue, "complaint.by"},
    {Tag::witness_act, Use::cue, "act.of-witness"},
    {Tag::perceives, Use::cue, "act.perceives"},
    {Tag::act_pseudo, Use::cue, "act.pseudo"},  // "kicked off", "hit the bottle": harm to nobody
    {Tag::professional_act, Use::cue, "act.of-professional"},
    {Tag::turns_to, Use::cue, "role.turns-to"},  // "for her part": the other one
    // Labels.
    {Tag::exhibits, Use::label, "heading.exhibits"},
    {Tag::disclosure, Use::label, "heading.disclosure"},
    {Tag::weaknesses, Use::label, "heading.weaknesses"},
    {Tag::forensic, Use::label, "heading.forensic"},
    {Tag::offence_label, Use::label, "label.offence"},
    {Tag::code_label, Use::label, "label.code"},
    {Tag::form_head, Use::label, "heading.form"},
    {Tag::officer_turn, Use::label, "turn.officer"},
    {Tag::answer_turn, Use::label, "turn.answer"},
    {Tag::note_label, Use::label, "label.note"},
    {Tag::statement_head, Use::label, "kind.statement"},
    {Tag::truth, Use::label, "kind.truth"},
    {Tag::statement_handled, Use::label, "kind.statement-handled"},
    {Tag::victim_interview, Use::label, "interview.victim"},
    {Tag::suspect_interview, Use::label, "interview.suspect"},
    {Tag::witness_interview, Use::label, "interview.witness"},
    {Tag::maker_professional, Use::label, "maker.professional"},
    {Tag::maker_family, Use::label, "maker.family"},
    {Tag::maker_suspect, Use::label, "maker.suspect"},
    {Tag::maker_witness, Use::label, "maker.witness"},
    {Tag::legal, Use::legal, ""},
};

}  // namespace

Judge::Vocabulary::Vocabulary(const CueFinder& finder) : cues(finder), tag_of(finder.tag_count(), Tag::none) {
  for (const Entry& entry : entries) {
    const TagId id = finder.tag(entry.use, entry.name);
    if (id < tag_of.size()) tag_of[id] = entry.tag;  // a tag that no data uses never matches
  }
}

}  // namespace unblame
