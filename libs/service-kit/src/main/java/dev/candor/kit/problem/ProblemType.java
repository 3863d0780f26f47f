package dev.candor.kit.problem;

import java.util.Locale;

/// A kind of refusal (RFC 9457, 3.1.1). A feature lists its refusals in an enum that implements
/// this; a constant's name is contract and never changes.
public interface ProblemType {
    /// HTTP status, 400 to 599.
    int status();

    /// Short summary for people; the same for every occurrence.
    String title();

    /// The constant's name.
    String name();

    /// Stable relative URI: `UNKNOWN_GRANT` is `/problems/unknown-grant`.
    default String uri() {
        return "/problems/" + slug();
    }

    /// Last segment of the URI: `UNKNOWN_GRANT` is `unknown-grant`.
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
