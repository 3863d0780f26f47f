package dev.candor.c2pa.report;

import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a manifest says of the part that artificial intelligence had in the content. A manifest
/// that says nothing does not say that it had none.
///
/// @param statements what is said, in the order of the assertion store
public record AiUse(List<Statement> statements) {
    public AiUse {
        statements = List.copyOf(statements);
    }

    /// How large the part is said to be, the smallest first.
    public enum Extent {
        /// Nothing is said.
        NOT_SAID,
        /// An algorithm had a part that was not trained on the works of others, or is not said
        /// to be.
        ALGORITHM,
        /// A trained model had a part.
        USED,
        /// A trained model made the content.
        GENERATED
    }

    /// One thing that is said.
    ///
    /// @param extent what it comes to
    /// @param assertion the assertion that says it
    /// @param words the words it uses: a term of IPTC or C2PA as a URI, or a type or name of a
    /// model
    /// @param bySigner whether the signer answers for it, and does not only pass it on
    public record Statement(Extent extent, JumbfUri assertion, String words, boolean bySigner) {}

    /// The largest part that is said.
    public Extent extent() {
        return weightiest().map(Statement::extent).orElse(Extent.NOT_SAID);
    }

    /// The statement that says the largest part; of several, one the signer answers for.
    public Optional<Statement> weightiest() {
        return statements.stream()
                .max(Comparator.comparing(Statement::extent).thenComparing(Statement::bySigner));
    }
}
