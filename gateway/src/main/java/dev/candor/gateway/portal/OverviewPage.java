package dev.candor.gateway.portal;

import dev.candor.gateway.publication.Publication;
import dev.candor.gateway.publication.Publications;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first page after signing in.
///
/// @param waiting grants without an answer; absent for those who may not see them, or when the
/// registry is silent
/// @param count of publications; absent for those who may not see them
record OverviewPage(
        Frame frame,
        @Nullable List<GrantView> waiting,
        Publications.@Nullable Count count,
        List<Publication> recent,
        List<ServiceHealth> services)
        implements TemplateInstance {}
