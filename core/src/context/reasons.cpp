#include "context/reasons.h"

namespace unblame {

std::string_view text_of_kind(Kind kind, bool stated) {
  switch (kind) {
    case Kind::automatic:
    case Kind::report:
      return stated ? "Given as a report." : "Read as a report: running prose.";
    case Kind::statement:
      return stated ? "Given as a statement." : "Read as a statement: somebody declares in the first person.";
    case Kind::interview:
      return stated ? "Given as an interview." : "Read as an interview: labelled turns alternate.";
    case Kind::log:
      return stated ? "Given as a log." : "Read as a log: its lines are entries.";
  }
  return "";
}

std::string_view text_of_turn(std::optional<Speaker> by) {
  if (!by) return "In a turn of the officer who asks, so the author's words.";
  switch (*by) {
    case Speaker::victim:
      return "In a turn of the victim.";
    case Speaker::suspect:
      return "In a turn of the suspect.";
    case Speaker::parent:
      return "In a turn of a family member or carer.";
    case Speaker::witness:
      return "In a turn of a witness.";
    case Speaker::professional:
      return "In a turn of a professional.";
    case Speaker::other:
      return "In somebody else's turn.";
  }
  return "";
}

std::string_view text_of_maker(Speaker by) {
  switch (by) {
    case Speaker::victim:
      return "In the victim's own statement.";
    case Speaker::suspect:
      return "In the suspect's own statement.";
    case Speaker::parent:
      return "In the statement of a family member or carer.";
    case Speaker::witness:
      return "In a witness's statement.";
    case Speaker::professional:
      return "In a professional's statement, so the author's words.";
    case Speaker::other:
      return "In somebody else's statement.";
  }
  return "";
}

std::string_view text_of_quotation(std::optional<Speaker> by, bool attributed) {
  if (!by || !attributed) return "Inside quotation marks.";
  switch (*by) {
    case Speaker::victim:
      return "Inside quotation marks, as words of the victim.";
    case Speaker::suspect:
      return "Inside quotation marks, as words of the suspect.";
    case Speaker::parent:
      return "Inside quotation marks, as words of a family member or carer.";
    case Speaker::witness:
      return "Inside quotation marks, as words of a witness.";
    case Speaker::professional:
      return "Inside quotation marks, as words of a professional.";
    case Speaker::other:
      return "Inside quotation marks, as somebody else's words.";
  }
  return "";
}

std::string_view text_of_frame(Speaker by, bool distance) {
  switch (by) {
    case Speaker::victim:
      return "Reported as what the victim says.";
    case Speaker::suspect:
      return "Reported as what the suspect says.";
    case Speaker::parent:
      return "Reported as what a family member or carer says.";
    case Speaker::witness:
      return "Reported as what a witness says.";
    case Speaker::professional:
      return distance ? "Reported as what a professional says, and the author keeps a distance."
                      : "A professional's view, passed on without distance.";
    case Speaker::other:
      return "Reported as what somebody else says.";
  }
  return "";
}

std::string_view text_of_mention(Speaker by, bool in_list) {
  if (in_list) return "An item of a list of words, which are talked about and not used.";
  return by == Speaker::professional ? "A colleague's wording is talked about, not used."
                                     : "The words are talked about, not used.";
}

std::string_view text_of_place(Place place) {
  switch (place) {
    case Place::exhibit_list:
      return "In a list of exhibits, which describes items.";
    case Place::disclosure:
      return "In a disclosure schedule, which identifies documents and must set facts out.";
    case Place::weaknesses:
      return "In the part of a case file that must set out weaknesses.";
    case Place::label:
      return "The printed wording of a form.";
    case Place::offence_title:
      return "The title of an offence, order or statute.";
    case Place::forensic_history:
      return "In a forensic or medical history, which states facts.";
  }
  return "";
}

std::string_view text_of_negation(const Negation& negation) {
  if (negation.undone) return "A negation stands before it, but what it takes for granted remains asserted.";
  return negation.negated ? "The clause denies it." : "Two negations cancel each other.";
}

std::string_view text_of_assertion(const Assertion& assertion) {
  using enum Assertion::Why;
  switch (assertion.why) {
    case plain:
      return "";
    case question:
      return "A neutral question, which asserts nothing.";
    case condition:
      return "Stands under a condition.";
    case whether:
      return "Stands under 'whether', as something to be found out.";
    case instruction:
      return "Part of an instruction or plan.";
    case possibility:
      return "Said to be possible, not to be so.";
    case presupposed:
      return "The question or condition takes it for granted.";
  }
  return "";
}

std::string_view text_of_counted(About about) {
  switch (about) {
    case About::victim:
      return "The author's own words, about the victim.";
    case About::unknown:
      return "The author's own words, about somebody who may be the victim.";
    case About::suspect:
    case About::witness:
    case About::professional:
    case About::other:
      break;
  }
  return "The author's own words, about somebody whom this rule is about.";
}

std::string_view text_of_other(About about) {
  switch (about) {
    case About::victim:
      return "About the victim.";
    case About::suspect:
      return "About the suspect.";
    case About::witness:
      return "About a witness.";
    case About::professional:
      return "About a professional or an agency.";
    case About::other:
      return "About somebody who is not the victim.";
    case About::unknown:
      return "The text does not say about whom.";
  }
  return "";
}

}  // namespace unblame
