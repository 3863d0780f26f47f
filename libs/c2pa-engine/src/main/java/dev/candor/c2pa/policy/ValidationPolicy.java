package dev.candor.c2pa.policy;

import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.port.Fetcher;
import dev.candor.c2pa.port.OcspClient;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller decides before an asset is judged. Nothing is fetched unless a fetcher is given.
///
/// @param anchors who is believed
/// @param clock the time assets are judged at
/// @param specification the edition of the specification whose rules hold
/// @param fetcher fetches remote manifests and data that a manifest only refers to; null if nothing
/// may be fetched
/// @param revocation whether responders are asked for the state of certificates
/// @param responders asks them; null if nobody may be asked, whatever `revocation` says
/// @param trustedIssuers DIDs of those whose word on verified identities is believed (CAWG)
/// @param deprecated words of hash algorithms that are still read and no longer liked. The lists of
/// 2.2 and 2.4 are empty (13.1); who knows of a newer edition's says so here
public record ValidationPolicy(
        TrustAnchors anchors,
        Clock clock,
        Specification specification,
        @Nullable Fetcher fetcher,
        Revocation revocation,
        @Nullable OcspClient responders,
        Set<String> trustedIssuers,
        Set<String> deprecated) {
    public ValidationPolicy {
        trustedIssuers = Set.copyOf(trustedIssuers);
        deprecated = Set.copyOf(deprecated);
    }

    /// Nothing is fetched, and the newest edition holds.
    public static ValidationPolicy offline(TrustAnchors anchors, Clock clock) {
        return new ValidationPolicy(
                anchors,
                clock,
                Specification.V2_4,
                null,
                Revocation.ONLY_STAPLED,
                null,
                Set.of(),
                Set.of());
    }

    public ValidationPolicy with(Specification edition) {
        return new ValidationPolicy(
                anchors,
                clock,
                edition,
                fetcher,
                revocation,
                responders,
                trustedIssuers,
                deprecated);
    }

    public ValidationPolicy with(Clock time) {
        return new ValidationPolicy(
                anchors,
                time,
                specification,
                fetcher,
                revocation,
                responders,
                trustedIssuers,
                deprecated);
    }

    public ValidationPolicy with(Fetcher allowed) {
        return new ValidationPolicy(
                anchors,
                clock,
                specification,
                allowed,
                revocation,
                responders,
                trustedIssuers,
                deprecated);
    }

    public ValidationPolicy with(Revocation asked) {
        return new ValidationPolicy(
                anchors,
                clock,
                specification,
                fetcher,
                asked,
                responders,
                trustedIssuers,
                deprecated);
    }

    /// The same, and responders are asked through a client.
    public ValidationPolicy asking(OcspClient client) {
        return new ValidationPolicy(
                anchors,
                clock,
                specification,
                fetcher,
                Revocation.ASK,
                client,
                trustedIssuers,
                deprecated);
    }

    /// The same, and these alone are believed on verified identities.
    ///
    /// @param dids such as `did:web:identities.example`
    public ValidationPolicy withTrustedIssuers(Set<String> dids) {
        return new ValidationPolicy(
                anchors, clock, specification, fetcher, revocation, responders, dids, deprecated);
    }

    /// The same, and the use of these hash algorithms is noted.
    ///
    /// @param words such as `sha256`
    public ValidationPolicy deprecating(Set<String> words) {
        return new ValidationPolicy(
                anchors,
                clock,
                specification,
                fetcher,
                revocation,
                responders,
                trustedIssuers,
                words);
    }

    /// What fetches, if anything may be fetched.
    public Optional<Fetcher> fetching() {
        return Optional.ofNullable(fetcher);
    }

    /// What asks responders, if they may be asked.
    public Optional<OcspClient> askingResponders() {
        return revocation == Revocation.ASK ? Optional.ofNullable(responders) : Optional.empty();
    }

    /// How much is asked about revocation.
    public enum Revocation {
        /// Answers that came with the manifest are read, and nobody is asked.
        ONLY_STAPLED,
        /// The responder a certificate names is asked where no answer came with the manifest.
        ASK
    }
}
