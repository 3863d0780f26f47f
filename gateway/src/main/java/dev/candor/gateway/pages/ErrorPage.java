package dev.candor.gateway.pages;

import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// A refusal for people.
///
/// @param incident number to tell the operator, when something broke
record ErrorPage(int status, String title, String detail, @Nullable String incident)
        implements TemplateInstance {}
