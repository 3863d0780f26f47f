package dev.candor.gateway.portal.overview;

import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The list of services on the first page, which renews itself where there is script.
record HealthFragment(Words w, List<ServiceHealth> services) implements TemplateInstance {}
