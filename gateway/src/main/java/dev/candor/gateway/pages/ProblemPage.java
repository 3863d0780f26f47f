package dev.candor.gateway.pages;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// What a problem type means: the page its `type` leads to, and the index of all.
record ProblemPage(List<Entry> entries) implements TemplateInstance {
    record Entry(String name, int status, String title) {}
}
