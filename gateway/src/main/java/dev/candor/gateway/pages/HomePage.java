package dev.candor.gateway.pages;

import io.quarkus.qute.TemplateInstance;

/// The front page.
record HomePage() implements TemplateInstance {}
