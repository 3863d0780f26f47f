package dev.candor.gateway.portal.overview;

import io.quarkus.qute.TemplateInstance;

/// After signing out.
record ByePage() implements TemplateInstance {}
