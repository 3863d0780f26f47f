package dev.candor.gateway.portal;

import dev.candor.gateway.publication.Publication;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was published, newest first.
///
/// @param next cursor of the next page; absent on the last
record PublicationsPage(Frame frame, Words w, List<Publication> publications, @Nullable String next)
        implements TemplateInstance {}
