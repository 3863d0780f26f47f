package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a service's list.
@RegisterForReflection
interface Listing {
    record OfSubjects(List<SubjectView> items, @Nullable String next) {}

    record OfGrants(List<GrantView> items, @Nullable String next) {}

    record OfUses(List<UseView> items, @Nullable String next) {}

    record OfObjections(List<ObjectionView> items, @Nullable String next) {}
}
