/// What a piece of media is, and how that is known. [DecisionTable] judges the evidence; a
/// [Verdict] never changes once it is
/// stored, and only its own organization sees it, except for what its badge tells everybody.
@NullMarked
package dev.candor.label.verdict;

import org.jspecify.annotations.NullMarked;
