package dev.candor.gateway.job;

import dev.candor.kit.identity.Actor;
import java.util.Optional;
import java.util.UUID;

/// A job that this replica has a lease on.
///
/// @param claim the lease: whoever lost it writes nothing more
/// @param actor in whose name it is done
/// @param task what is to be done, as its [JobWork] wrote it
/// @param checkpoint how far it has come, as its [JobWork] wrote it
/// @param attempts how often it was taken up since it last came further, this time included
/// @param succeeded whether it has come to a good end; false while it is at work
public record Job(
        UUID id,
        UUID claim,
        String kind,
        Actor actor,
        String task,
        Optional<String> checkpoint,
        int attempts,
        boolean succeeded) {}
