/// What the rules of a market ask of a label, as dated and sourced data files. A profile says
/// what and how large; it never decides whether something is AI. Shipped profiles and an
/// organization's own make its [Rulebook]; a version is never edited, and what is due for review
/// says so.
@NullMarked
package dev.candor.label.profile;

import org.jspecify.annotations.NullMarked;
