package dev.candor.gateway.portal;

import dev.candor.gateway.publication.Publication;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was published, newest first.
///
/// @param next cursor of the next page; absent on the last
record PublicationsPage(Frame frame, List<Publication> publications, @Nullable String next)
        implements TemplateInstance {}
