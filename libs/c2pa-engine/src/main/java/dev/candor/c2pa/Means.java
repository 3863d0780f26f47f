package dev.candor.c2pa;

import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.identity.ActorCheck;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// What is signed with, but for the signer.
///
/// @param ids makes the ids of manifests, and instances
/// @param anchors by whom the credentials of a source are judged
record Means(
        Clock clock,
        Supplier<UUID> ids,
        TrustAnchors anchors,
        SignerCheck signers,
        ActorCheck actors,
        Manner manner) {

    Means in(Manner another) {
        return new Means(clock, ids, anchors, signers, actors, another);
    }

    /// The time that is written, in whole seconds.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    PartFile part(Path target) throws IOException {
        return PartFile.of(target);
    }

    /// The disk begins to take what was written, if it is to.
    Flushing flushing(PartFile part) throws IOException {
        return manner.flushes() ? Flushing.begin(part.channel()) : Flushing.none();
    }

    /// Writes a file.
    @FunctionalInterface
    interface Copying {
        void to(FileChannel out) throws SigningException, MalformedException, IOException;
    }

    /// Looks at a file that was written.
    @FunctionalInterface
    interface Looking {
        /// @throws SigningException if it is not as it should be
        void at(Path written) throws SigningException, IOException;
    }

    /// Writes a file that appears only when it is finished, and sound.
    ///
    /// @return how many bytes it has
    long release(Path target, Copying copying, Looking looking)
            throws SigningException, MalformedException, IOException {
        try (var part = part(target)) {
            copying.to(part.channel());
            var kept = flushing(part);
            looking.at(part.path());
            kept.await();
            return part.appear();
        }
    }
}
