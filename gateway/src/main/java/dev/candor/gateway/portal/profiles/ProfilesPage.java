package dev.candor.gateway.portal.profiles;

import dev.candor.gateway.portal.Frame;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.List;

/// Which rules there are, and what became of them by a day.
///
/// @param overdue those whose review is overdue
record ProfilesPage(
        Frame frame, Words w, LocalDate on, List<ToldProfile> profiles, List<ToldProfile> overdue)
        implements TemplateInstance {}
