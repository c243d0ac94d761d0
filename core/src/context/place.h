// Places where words state facts or are printed: form labels, titles of offences, exhibit lists, disclosure schedules, the
// weaknesses part of a case file, forensic histories. A value after a label is narrative.
#pragma once

#include <optional>

#include "context/reading.h"
#include "unblame/finding.h"

namespace unblame {

struct PlaceFound {
  Place place = Place::label;
  WordRange cue{};
};

[[nodiscard]] std::optional<PlaceFound> place_of(const Reading& reading, WordRange match);

}  // namespace unblame
