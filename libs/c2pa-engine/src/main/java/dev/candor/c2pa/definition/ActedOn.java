package dev.candor.c2pa.definition;

import dev.candor.c2pa.jumbf.JumbfUri;

/// An ingredient that an action acts on (C2PA 2.4, 18.15.4.7).
public sealed interface ActedOn {
    /// What was opened.
    record Parent() implements ActedOn {}

    /// A component of the same definition, by the name it has there.
    record Part(String name) implements ActedOn {}

    /// A component of an earlier manifest.
    ///
    /// @param assertion its ingredient assertion, absolute
    record Earlier(JumbfUri assertion) implements ActedOn {}
}
