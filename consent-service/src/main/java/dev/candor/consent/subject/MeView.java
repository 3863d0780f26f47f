package dev.candor.consent.subject;

import java.util.List;
import java.util.UUID;

/// Who the registry takes the caller for.
///
/// @param name for people; not an identifier
/// @param roles in alphabetical order
/// @param people whom the caller is or speaks for
record MeView(String organization, String name, List<String> roles, List<Person> people) {
    /// One of them.
    record Person(UUID subjectId, String displayName, SubjectKind kind, Capacity capacity) {
        static Person of(Subject subject, Capacity capacity) {
            return new Person(
                    subject.id().value(), subject.displayName(), subject.kind(), capacity);
        }
    }
}
