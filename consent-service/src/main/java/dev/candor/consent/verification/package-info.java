/// How sure it is who a person is.
///
/// Each verification is kept for good: by what method, by whom, when, with which evidence. A
/// person's level, 0 to 4, follows from all of them and never from a claim.
@NullMarked
package dev.candor.consent.verification;

import org.jspecify.annotations.NullMarked;
