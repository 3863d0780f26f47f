package dev.candor.provenance.identity;

import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the record of what was done with keys.
///
/// @param id of the entry
/// @param use joins the entries of one use: what was attempted, and what came of it
/// @param identity id of the identity, or `installation`
/// @param certificateSha256 of the signer's certificate; absent where there was none yet
/// @param assetSha256 of the media as it came, when a manifest was to be signed
/// @param manifest label of the manifest that was signed
/// @param reason why it failed, in a word
record KeyUse(
        UUID id,
        Organization organization,
        UUID use,
        String identity,
        @Nullable String certificateSha256,
        Purpose purpose,
        Outcome outcome,
        String actor,
        @Nullable String assetSha256,
        @Nullable String manifest,
        @Nullable String reason,
        Instant at) {

    /// What a key was used for. A constant's name is contract and never changes.
    enum Purpose {
        PROOF_OF_POSSESSION,
        CERTIFICATE_REQUEST,
        MANIFEST,
        IDENTITY_ASSERTION
    }

    /// A constant's name is contract and never changes.
    enum Outcome {
        ATTEMPTED,
        DONE,
        FAILED
    }

    /// A key was tried, to see whether it is that of a certificate.
    static KeyUse tried(Actor actor, IdentityId identity, String certificateSha256, Instant at) {
        return done(actor, identity, certificateSha256, Purpose.PROOF_OF_POSSESSION, at);
    }

    /// A key signed a request for its certificate.
    static KeyUse requested(Actor actor, IdentityId identity, Instant at) {
        return done(actor, identity, null, Purpose.CERTIFICATE_REQUEST, at);
    }

    private static KeyUse done(
            Actor actor,
            IdentityId identity,
            @Nullable String certificateSha256,
            Purpose purpose,
            Instant at) {
        var id = Ids.next();
        return new KeyUse(
                id,
                actor.organization(),
                id,
                identity.toString(),
                certificateSha256,
                purpose,
                Outcome.DONE,
                actor.id(),
                null,
                null,
                null,
                at);
    }

    /// A key is about to sign a manifest, or an assertion of one.
    static KeyUse attempted(
            Actor actor,
            String identity,
            String certificateSha256,
            Purpose purpose,
            String assetSha256,
            Instant at) {
        var id = Ids.next();
        return new KeyUse(
                id,
                actor.organization(),
                id,
                identity,
                certificateSha256,
                purpose,
                Outcome.ATTEMPTED,
                actor.id(),
                assetSha256,
                null,
                null,
                at);
    }

    KeyUse signed(String label, Instant when) {
        return then(Outcome.DONE, label, null, when);
    }

    KeyUse failed(String why, Instant when) {
        return then(Outcome.FAILED, null, why, when);
    }

    private KeyUse then(Outcome next, @Nullable String label, @Nullable String why, Instant when) {
        return new KeyUse(
                Ids.next(),
                organization,
                use,
                identity,
                certificateSha256,
                purpose,
                next,
                actor,
                assetSha256,
                label,
                why,
                when);
    }
}
