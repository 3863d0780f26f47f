package dev.candor.c2pa;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.time.Duration;

/// How a live stream is signed.
///
/// @param definition what each manifest says: of media that is new
/// @param signer signs manifests
/// @param keyLife how long a session key is good, whole seconds from a minute to a year; it is
/// replaced when a tenth of that is left
/// @param keyAlgorithm what session keys sign by
public record LivePlan(
        LiveMethod method,
        ManifestDefinition definition,
        Signer signer,
        Duration keyLife,
        SigningAlgorithm keyAlgorithm) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public LivePlan {
        if (!(definition.intent() instanceof Intent.Created)) {
            throw new IllegalArgumentException("A live stream is created, not opened or updated");
        }
        if (definition.binding() != BindingKind.WHOLE) {
            throw new IllegalArgumentException(
                    "Each segment of a live stream is bound by one hash");
        }
        if (keyLife.compareTo(SHORTEST) < 0 || keyLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Session keys are good for a minute to a year, not " + keyLife);
        }
    }

    /// Session keys of an hour, for ES256.
    public static LivePlan of(LiveMethod method, ManifestDefinition definition, Signer signer) {
        return new LivePlan(
                method, definition, signer, Duration.ofHours(1), SigningAlgorithm.ES256);
    }

    /// The same with other session keys.
    ///
    /// @param life how long they are good
    /// @param algorithm what they sign by
    public LivePlan withKeys(Duration life, SigningAlgorithm algorithm) {
        return new LivePlan(method, definition, signer, life, algorithm);
    }
}
