package dev.candor.gateway.portal;

import io.quarkus.qute.TemplateInstance;

/// After signing out.
record ByePage() implements TemplateInstance {}
