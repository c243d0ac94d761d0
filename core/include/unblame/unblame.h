// The whole public surface of the library.
#pragma once

#include "unblame/compare.h"
#include "unblame/document.h"
#include "unblame/error.h"
#include "unblame/facts.h"
#include "unblame/finding.h"
#include "unblame/fix.h"
#include "unblame/linter.h"
#include "unblame/rules.h"
#include "unblame/span.h"
#include "unblame/text.h"
#include "unblame/visibility.h"
