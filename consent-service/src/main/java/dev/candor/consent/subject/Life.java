package dev.candor.consent.subject;

import java.time.LocalDate;

/// Where a person stands in life: it decides who may answer for them.
public sealed interface Life {
    /// Of age and alive: answers for themselves.
    record Adult() implements Life {}

    /// Not of age before `majority`: guardians answer until then.
    record Minor(LocalDate majority) implements Life {}

    /// Died on `death`: the estate answers.
    record Deceased(LocalDate death) implements Life {}

    /// The name of this kind of life.
    default SubjectKind kind() {
        return switch (this) {
            case Adult _ -> SubjectKind.LIVING_ADULT;
            case Minor _ -> SubjectKind.MINOR;
            case Deceased _ -> SubjectKind.DECEASED;
        };
    }
}
