package dev.candor.gateway.pages;

import io.quarkus.qute.TemplateInstance;

/// What a problem type means: the page its `type` leads to.
record ProblemPage(KnownProblem problem) implements TemplateInstance {}
