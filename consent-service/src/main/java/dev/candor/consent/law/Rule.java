package dev.candor.consent.law;

import dev.candor.consent.subject.SubjectKind;

/// One thing a profile asks for.
public sealed interface Rule {
    /// Where it is written, in words a reader can follow up.
    String source();

    /// A permission says in its own words what for (invariant 2).
    record SpecificDescription(int length, String source) implements Rule {}

    /// The terms are put before the person by themselves (invariant 3).
    record SeparatePresentation(String source) implements Rule {}

    /// Counsel or a union stood by; a grant without them is at risk (invariant 3).
    record CounselOrUnion(String source) implements Rule {}

    /// A yes stays on record.
    record OnRecord(String source) implements Rule {}

    /// A permission runs no longer, and has an end (invariant 4).
    record MaxTerm(SubjectKind life, int years, String source) implements Rule {}

    /// A permission ends so many years after the death (invariant 6).
    record PostMortemTerm(int years, String source) implements Rule {}

    /// A court agrees, where a minor is concerned (invariant 5).
    record CourtForMinors(String source) implements Rule {}

    /// A permission names its projects.
    record NamedProject(String source) implements Rule {}

    /// What is made or changed by machine is labelled.
    record Disclosure(String source) implements Rule {}

    /// The name of its kind, as the data has it.
    default String code() {
        return switch (this) {
            case SpecificDescription _ -> "SPECIFIC_DESCRIPTION";
            case SeparatePresentation _ -> "SEPARATE_PRESENTATION";
            case CounselOrUnion _ -> "COUNSEL_OR_UNION";
            case OnRecord _ -> "ON_RECORD";
            case MaxTerm _ -> "MAX_TERM";
            case PostMortemTerm _ -> "POST_MORTEM_TERM";
            case CourtForMinors _ -> "COURT_FOR_MINORS";
            case NamedProject _ -> "NAMED_PROJECT";
            case Disclosure _ -> "DISCLOSURE";
        };
    }
}
