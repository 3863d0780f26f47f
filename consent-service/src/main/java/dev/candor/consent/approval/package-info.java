/// Single uses that a person approves one by one, where a line of their grant asks for it.
///
/// A use is named by the hash of its script or its asset. It is decided by the person, or for a
/// child and an estate by as many of those who speak for them as the quorum asks. One no is
/// enough to reject it, also after it was approved.
@NullMarked
package dev.candor.consent.approval;

import org.jspecify.annotations.NullMarked;
