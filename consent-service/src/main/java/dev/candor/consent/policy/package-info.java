/// What an organization rules, whoever consents: documents that everybody can read, and rules in
/// them that a check obeys.
///
/// A published version never changes; its range of effect ends when it is retired or replaced. A
/// rule is cited only while its version is in force, and whoever a rule reserves a use to decides
/// on each one. Reading needs no token.
@NullMarked
package dev.candor.consent.policy;

import org.jspecify.annotations.NullMarked;
