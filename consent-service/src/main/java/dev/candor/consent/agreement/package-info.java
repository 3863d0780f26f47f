/// What organizations and licensees agree on once, so that people are asked for no more than that.
///
/// A version has template lines: a grant that names it permits nothing beyond them and prohibits
/// at least what they prohibit. A version is DRAFT, PUBLISHED or RETIRED, and its words never
/// change; another wording is another version.
@NullMarked
package dev.candor.consent.agreement;

import org.jspecify.annotations.NullMarked;
