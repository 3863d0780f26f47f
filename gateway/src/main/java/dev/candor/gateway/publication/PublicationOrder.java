package dev.candor.gateway.publication;

import dev.candor.kit.spool.SpoolReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A publication that is to be made meanwhile, as its job keeps it.
///
/// @param id that the publication will have, so that it cannot come to be twice
/// @param salt hexadecimal; hides grant ids where the registry brings none
/// @param upload whose bytes they are, if they came in pieces; it is spent in the end
@RegisterForReflection
record PublicationOrder(
        PublicationId id,
        Declaration declaration,
        SpoolReference asset,
        @Nullable String slot,
        String salt,
        @Nullable UUID upload) {}
