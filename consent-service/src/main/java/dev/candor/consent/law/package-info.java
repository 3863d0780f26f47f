/// What laws and contracts ask of a grant, as dated data: each profile in versions, with the
/// source of every rule and the day by which somebody has to look again.
///
/// It judges facts and knows no feature that has them. A rule that refuses says which it is, of
/// which profile and by which source; one that only leaves a grant open to attack marks it at
/// risk. What holds for everybody is a profile too. Nothing here is legal advice.
@NullMarked
package dev.candor.consent.law;

import org.jspecify.annotations.NullMarked;
