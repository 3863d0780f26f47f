package dev.candor.gateway.pages;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The index of all problem types.
record ProblemsPage(List<KnownProblem> problems) implements TemplateInstance {}
