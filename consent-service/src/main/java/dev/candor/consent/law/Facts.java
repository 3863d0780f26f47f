package dev.candor.consent.law;

import dev.candor.consent.notice.Presentation;
import dev.candor.consent.subject.Life;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rule looks at.
///
/// @param assisted whether counsel or a union stood by the person
public record Facts(
        Life life, Presentation presentation, boolean assisted, List<Permission> permissions) {
    public Facts {
        permissions = List.copyOf(permissions);
    }

    /// One permission.
    ///
    /// @param pointer where the request has it, such as `/scope/0`
    /// @param synthetic whether something is made or changed by machine
    /// @param labelled whether it names the label it bears
    public record Permission(
            String pointer,
            String description,
            Set<String> purposes,
            Instant from,
            @Nullable Instant until,
            boolean synthetic,
            boolean labelled,
            boolean namesProjects) {
        public Permission {
            purposes = Set.copyOf(purposes);
        }
    }
}
