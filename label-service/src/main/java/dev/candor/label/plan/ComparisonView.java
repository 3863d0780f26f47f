package dev.candor.label.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.label.profile.Difference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What another version of a profile would change. Nothing is kept.
///
/// @param differences of the rules, member by member
/// @param plans what a plan would say by each; absent where none was asked for
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComparisonView(String profile, List<Difference> differences, @Nullable Plans plans) {

    /// @param changed whether the variants differ
    @RegisterForReflection
    record Plans(boolean changed, Outcome before, Outcome after) {}

    @RegisterForReflection
    record Outcome(Level level, List<Variant> variants) {
        static Outcome of(Planner.Draft draft) {
            return new Outcome(draft.level(), draft.variants());
        }
    }
}
