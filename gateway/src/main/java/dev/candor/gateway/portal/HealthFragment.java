package dev.candor.gateway.portal;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The list of services on the first page, which renews itself where there is script.
record HealthFragment(List<ServiceHealth> services) implements TemplateInstance {}
