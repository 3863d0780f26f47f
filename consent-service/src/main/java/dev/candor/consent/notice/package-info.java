/// What people are told before they answer: the exact text, its language and how it is shown.
///
/// A published notice never changes; another wording is another version. The database refuses the
/// rest.
@NullMarked
package dev.candor.consent.notice;

import org.jspecify.annotations.NullMarked;
