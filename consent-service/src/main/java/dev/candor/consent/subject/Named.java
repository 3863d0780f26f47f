package dev.candor.consent.subject;

import java.util.UUID;

/// What is remembered of an answer that showed a person, so that a repeated request is known
/// again: whom it showed, and nothing that names them. The repeated answer shows the person as
/// they are by then.
record Named(UUID id) {
    static Named of(Subject subject) {
        return new Named(subject.id().value());
    }

    SubjectId subject() {
        return new SubjectId(id);
    }
}
