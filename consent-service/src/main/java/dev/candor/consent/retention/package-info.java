/// How long what names a person is kept, and how it goes.
///
/// An erasure destroys the person's key for good. It is refused while a rule says that something
/// has to be kept, and the refusal names the rule and its end. Grants, events and the ledger stay
/// and still verify; nobody can tell any more whom they are about. Destructions are repeated
/// before a restored system answers.
@NullMarked
package dev.candor.consent.retention;

import org.jspecify.annotations.NullMarked;
