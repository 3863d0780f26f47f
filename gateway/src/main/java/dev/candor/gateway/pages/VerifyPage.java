package dev.candor.gateway.pages;

import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/// The public page that verifies a file.
///
/// @param limit of the file, in bytes
/// @param finding of the file that was sent; absent before one was
/// @param refusal why the file could not be read; absent when it was
record VerifyPage(long limit, @Nullable Finding finding, @Nullable String refusal)
        implements TemplateInstance {}
