package dev.candor.gateway.pages;

import io.quarkus.qute.TemplateInstance;

/// A policy for everybody.
///
/// @param query what keeps the organization in the page's own links; empty for the default one
record PolicyPage(PublishedPolicy policy, String query) implements TemplateInstance {}
