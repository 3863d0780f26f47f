package dev.candor.gateway.portal.overview;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.GrantView;
import dev.candor.gateway.publication.Publication;
import dev.candor.gateway.publication.Publications;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first page after signing in.
///
/// @param waiting grants without an answer; absent for those who may not see them, or when the
/// registry is silent
/// @param count of publications; absent for those who may not see them
/// @param chart of the last weeks; absent for those who may not see publications
/// @param watched what else somebody keeps an eye on
record OverviewPage(
        Frame frame,
        Words w,
        @Nullable List<GrantView> waiting,
        Publications.@Nullable Count count,
        List<Publication> recent,
        @Nullable WeekChart chart,
        List<Watched.Tile> watched,
        List<ServiceHealth> services)
        implements TemplateInstance {}
