/// Uses that need no consent: satire, news, art, research, a legal duty.
///
/// An exemption is claimed for one use by its hash, with a basis and a rationale, and reviewed by
/// two people who are not the claimant; it ends on a date. It stands in for consent that is
/// missing, is never a silent yes, and is never for sexual content. Decided ones are precedents,
/// listed without anybody's name.
@NullMarked
package dev.candor.consent.exemption;

import org.jspecify.annotations.NullMarked;
