package dev.candor.c2pa;

import dev.candor.c2pa.asset.Comment;
import dev.candor.c2pa.trust.Stamping;
import dev.candor.c2pa.trust.Stapling;
import org.jspecify.annotations.Nullable;

/// What is done beside signing.
///
/// @param stamping has signatures stamped; null if it does not
/// @param stapling asks whether certificates are revoked; null if it does not
/// @param flushes whether the disk has the target before it has its name
/// @param comment of the language that plain text is taken for; null if it is only text
record Manner(
        @Nullable Stamping stamping,
        @Nullable Stapling stapling,
        Aftercare aftercare,
        boolean flushes,
        @Nullable Comment comment) {

    /// What is done unless something else is said.
    static Manner of(Aftercare aftercare) {
        return new Manner(null, null, aftercare, true, null);
    }

    Manner stamping(Stamping stamps) {
        return new Manner(stamps, stapling, aftercare, flushes, comment);
    }

    Manner stapling(Stapling staples) {
        return new Manner(stamping, staples, aftercare, flushes, comment);
    }

    Manner aftercare(Aftercare care) {
        return new Manner(stamping, stapling, care, flushes, comment);
    }

    Manner unflushed() {
        return new Manner(stamping, stapling, aftercare, false, comment);
    }

    Manner comment(Comment language) {
        return new Manner(stamping, stapling, aftercare, flushes, language);
    }
}
