package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// Whom the registry takes a person for: the members the portal reads.
@RegisterForReflection
record MeView(List<Person> people) {
    /// Somebody they are or speak for.
    record Person(UUID subjectId, String displayName, String capacity) {
        public boolean you() {
            return capacity.equals("SUBJECT");
        }
    }
}
