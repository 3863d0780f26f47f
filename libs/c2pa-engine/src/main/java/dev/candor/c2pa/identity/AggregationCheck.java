package dev.candor.c2pa.identity;

import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentityCode;
import dev.candor.c2pa.report.VerifiedIdentity;
import dev.candor.c2pa.trust.TimeStamp;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An actor for whom an aggregator of identity claims vouches, by a credential about this one asset
/// (CAWG 1.3, 8.1.7). Every step is taken that can be, so that all that is wrong is said.
final class AggregationCheck {
    static final String TYPE = "cawg.identity_claims_aggregation";

    private static final String CREDENTIAL = "application/vc";
    private static final int COSE_SIGN1 = 0xD2;
    private static final int LARGEST_LIST = 4 << 20;

    private final ValidationPolicy policy;
    private final @Nullable Instant stamped;
    private final IdentityFindings findings;

    /// @param stamped when the claim was signed, if a trusted time stamp says so
    AggregationCheck(
            ValidationPolicy policy, @Nullable Instant stamped, IdentityFindings findings) {
        this.policy = policy;
        this.stamped = stamped;
        this.findings = findings;
    }

    Actor check(IdentityAssertion assertion) {
        CoseSign1 cose;
        try {
            cose = read(assertion.signature());
        } catch (MalformedException e) {
            findings.add(
                    IdentityCode.ICA_INVALID_COSE_SIGN1,
                    "The aggregator's signature cannot be read: %s.".formatted(e.reason()));
            return Actor.unknown();
        }
        checkHeaders(cose);
        var payload = cose.payload();
        VerifiableCredential credential;
        try {
            credential = VerifiableCredential.read(payload == null ? Bytes.EMPTY : payload);
        } catch (MalformedException e) {
            findings.add(
                    IdentityCode.ICA_INVALID_VERIFIABLE_CREDENTIAL,
                    "What the aggregator signed is no credential: %s.".formatted(e.reason()));
            return Actor.unknown();
        }
        return check(assertion.payload(), cose, credential);
    }

    /// CAWG wants the tag, which other signatures may leave out.
    private static CoseSign1 read(Bytes signature) throws MalformedException {
        if ((signature.get(0) & 0xFF) != COSE_SIGN1) {
            throw new MalformedException("COSE_Sign1", signature.offset(), "it has no tag");
        }
        return CoseSign1.read(signature);
    }

    private void checkHeaders(CoseSign1 cose) {
        if (cose.algorithm().isEmpty()) {
            findings.add(
                    IdentityCode.ICA_INVALID_ALG,
                    "The aggregator's signature is by no algorithm that C2PA allows.");
        }
        if (!cose.contentType().equals(Optional.of(CREDENTIAL))) {
            findings.add(
                    IdentityCode.ICA_INVALID_CONTENT_TYPE,
                    "The aggregator's signature does not say that it is over a credential.");
        }
    }

    private Actor check(SignerPayload payload, CoseSign1 cose, VerifiableCredential credential) {
        var issuer = credential.issuer().orElse(null);
        var keys = keys(issuer);
        boolean signed = checkSignature(cose, keys);
        var time = checkStamp(cose);
        checkValidity(credential, time);
        checkRevocation(credential, issuer, keys);
        checkBinding(payload, credential);
        var identities = checkIdentities(credential);
        if (signed && !findings.failsBeyond(Set.of())) {
            findings.add(
                    IdentityCode.ICA_CREDENTIAL_VALID,
                    "The aggregator's credential holds for this asset.");
        }
        return new Actor(
                signed,
                name(identities),
                issuer,
                identities,
                time.or(() -> Optional.ofNullable(stamped)).orElse(null));
    }

    private List<PublicKey> keys(@Nullable String issuer) {
        if (issuer == null) {
            findings.add(
                    IdentityCode.ICA_INVALID_ISSUER,
                    "The credential does not say by a DID who issued it.");
            return List.of();
        }
        var keys = resolve(issuer);
        if (!policy.trustedIssuers().contains(issuer)) {
            findings.add(
                    IdentityCode.ICA_UNTRUSTED_ISSUER,
                    "The credential's issuer is none that is trusted here.");
        }
        return keys;
    }

    private List<PublicKey> resolve(String issuer) {
        return switch (new DidResolver(policy.fetching().orElse(null)).resolve(issuer)) {
            case IssuerKeys.Found(var keys) -> keys;
            case IssuerKeys.UnknownMethod() -> {
                findings.add(
                        IdentityCode.ICA_DID_UNSUPPORTED_METHOD,
                        "The issuer's DID is of a method that is not known here.");
                yield List.of();
            }
            case IssuerKeys.Unavailable(var reason) -> {
                findings.add(
                        IdentityCode.ICA_DID_UNAVAILABLE,
                        "The issuer's DID leads to no document: %s.".formatted(reason));
                yield List.of();
            }
            case IssuerKeys.Blocked() -> {
                findings.add(
                        IdentityCode.ICA_DID_UNAVAILABLE,
                        "The issuer's document lies on the web, and nothing may be fetched.");
                blocked();
                yield List.of();
            }
            case IssuerKeys.Unusable(var reason) -> {
                findings.add(
                        IdentityCode.ICA_INVALID_DID_DOCUMENT,
                        "The issuer's key cannot be used: %s.".formatted(reason));
                yield List.of();
            }
        };
    }

    private void blocked() {
        findings.add(
                IdentityCode.NETWORK_TRAFFIC_BLOCKED,
                "To judge the identity, something would have to be fetched.");
    }

    private boolean checkSignature(CoseSign1 cose, List<PublicKey> keys) {
        var algorithm = cose.algorithm();
        if (algorithm.isEmpty() || keys.isEmpty()) {
            return false; // said already
        }
        Predicate<PublicKey> signs = key -> cose.verifiesAttached(algorithm.get(), key);
        boolean signed = !cose.hasCriticalHeaders() && keys.stream().anyMatch(signs);
        if (!signed) {
            findings.add(
                    IdentityCode.ICA_SIGNATURE_MISMATCH,
                    "The signature is not the issuer's over this credential.");
        }
        return signed;
    }

    /// The aggregator's own time stamp; one of the first version is passed over.
    private Optional<Instant> checkStamp(CoseSign1 cose) {
        var header = TimeStampHeader.all(cose).stream().filter(one -> !one.overClaim()).findFirst();
        if (header.isEmpty()) {
            return Optional.empty();
        }
        var time =
                header.filter(one -> one.tokens().size() == 1)
                        .flatMap(
                                one ->
                                        new TimeStamp(
                                                        policy.anchors(),
                                                        findings.about(),
                                                        new Findings())
                                                .judge(
                                                        one.tokens().getFirst(),
                                                        List.of(one.stamped(cose, new byte[0]))));
        if (time.isPresent()) {
            findings.add(
                    IdentityCode.ICA_TIME_STAMP_VALIDATED,
                    "A time stamp says %s.".formatted(time.get()));
        } else {
            findings.add(
                    IdentityCode.ICA_TIME_STAMP_INVALID,
                    "The aggregator's time stamp is not one that counts.");
        }
        return time;
    }

    /// The dates are held against now and every trusted time stamp.
    private void checkValidity(VerifiableCredential credential, Optional<Instant> time) {
        var all =
                Stream.of(
                                Stream.of(policy.clock().instant()),
                                time.stream(),
                                Stream.ofNullable(stamped))
                        .flatMap(Function.identity())
                        .toList();
        var from = credential.json().get(credential.validFrom());
        if (from.isEmpty()) {
            findings.add(
                    IdentityCode.ICA_VALID_FROM_MISSING,
                    "The credential does not say from when it holds.");
        } else if (date(from.get()).filter(at -> all.stream().noneMatch(at::isAfter)).isEmpty()) {
            findings.add(
                    IdentityCode.ICA_VALID_FROM_INVALID,
                    "The credential did not hold yet when it was used.");
        }
        var until = credential.json().get(credential.validUntil());
        if (until.isPresent()
                && date(until.get()).filter(at -> all.stream().noneMatch(at::isBefore)).isEmpty()) {
            findings.add(
                    IdentityCode.ICA_VALID_UNTIL_INVALID,
                    "The credential no longer held when it was used.");
        }
    }

    private static Optional<Instant> date(JsonValue value) {
        return value.asText().flatMap(Dates::read);
    }

    private void checkRevocation(
            VerifiableCredential credential, @Nullable String issuer, List<PublicKey> keys) {
        var statuses = credential.statuses();
        if (statuses.isEmpty()) {
            return;
        }
        var entries =
                statuses.stream()
                        .flatMap(one -> one.asMap().stream())
                        .filter(one -> one.text("statusPurpose").equals(Optional.of("revocation")))
                        .map(StatusEntry::of)
                        .toList();
        if (issuer == null || entries.isEmpty() || entries.stream().anyMatch(Optional::isEmpty)) {
            unsupported("says in no way known here whether it was revoked");
            return;
        }
        for (var entry : entries) {
            entry.ifPresent(known -> checkRevocation(known, issuer, keys));
        }
    }

    /// One place where an issuer says whether a credential is revoked.
    ///
    /// @param list where the list lies
    /// @param index of the credential's bit
    private record StatusEntry(URI list, long index) {
        static Optional<StatusEntry> of(JsonValue.Map entry) {
            var list = entry.text("statusListCredential").flatMap(StatusEntry::https);
            var index = entry.get("statusListIndex").flatMap(StatusEntry::number);
            boolean known =
                    entry.text("type").equals(Optional.of("BitstringStatusListEntry"))
                            && entry.get("statusSize")
                                    .map(size -> size.equals(JsonValue.of(1)))
                                    .orElse(true);
            return known && list.isPresent() && index.isPresent()
                    ? Optional.of(new StatusEntry(list.get(), index.get()))
                    : Optional.empty();
        }

        private static Optional<URI> https(String text) {
            try {
                return Optional.of(new URI(text)).filter(uri -> "https".equals(uri.getScheme()));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }

        private static Optional<Long> number(JsonValue value) {
            return value.asLong()
                    .or(
                            () ->
                                    value.asText()
                                            .filter(digits -> digits.matches("[0-9]{1,12}"))
                                            .map(Long::parseLong));
        }
    }

    private void checkRevocation(StatusEntry entry, String issuer, List<PublicKey> keys) {
        var fetcher = policy.fetching();
        if (fetcher.isEmpty()) {
            unavailable("nothing may be fetched");
            blocked();
            return;
        }
        try {
            var list = StatusList.read(fetcher.get().fetch(entry.list, LARGEST_LIST), keys);
            if (!list.holdsFor(issuer, policy.clock().instant())) {
                unavailable("the list is not the issuer's, or not in force");
            } else {
                judge(list, list.isSet(entry.index));
            }
        } catch (IOException e) {
            unavailable("the list could not be fetched");
        } catch (MalformedException e) {
            unavailable("the list cannot be used (%s)".formatted(e.reason()));
        }
    }

    /// A list that nobody signed is believed when it accuses, and never when it acquits.
    private void judge(StatusList list, boolean revoked) {
        if (revoked) {
            findings.add(
                    IdentityCode.ICA_CREDENTIAL_REVOKED, "The issuer has revoked the credential.");
        } else if (list.signed()) {
            findings.add(
                    IdentityCode.ICA_CREDENTIAL_NOT_REVOKED,
                    "The issuer has not revoked the credential.");
        } else {
            unsupported("has a list of the revoked that is not signed in a way known here");
        }
    }

    private void unsupported(String explanation) {
        findings.add(
                IdentityCode.ICA_REVOCATION_UNSUPPORTED,
                "The credential %s.".formatted(explanation));
    }

    private void unavailable(String explanation) {
        findings.add(
                IdentityCode.ICA_REVOCATION_UNAVAILABLE,
                "Whether the credential was revoked is not known: %s.".formatted(explanation));
    }

    private void checkBinding(SignerPayload payload, VerifiableCredential credential) {
        var asset = credential.subject().get("c2paAsset");
        if (asset.filter(said -> AssetBinding.matches(payload.value(), said)).isEmpty()) {
            findings.add(
                    IdentityCode.ICA_SIGNER_PAYLOAD_MISMATCH,
                    "The credential is not about what the assertion refers to.");
        }
    }

    private List<VerifiedIdentity> checkIdentities(VerifiableCredential credential) {
        var entries = VerifiedIdentities.of(credential.subject());
        if (entries.isEmpty()) {
            findings.add(
                    IdentityCode.ICA_VERIFIED_IDENTITIES_MISSING,
                    "The credential names no verified identity.");
        }
        for (var breach : VerifiedIdentities.breaches(entries)) {
            findings.add(IdentityCode.ICA_VERIFIED_IDENTITIES_INVALID, breach + ".");
        }
        return VerifiedIdentities.summary(entries);
    }

    private static @Nullable String name(List<VerifiedIdentity> identities) {
        return identities.stream()
                .flatMap(one -> Stream.ofNullable(one.name()))
                .findFirst()
                .or(
                        () ->
                                identities.stream()
                                        .flatMap(one -> Stream.ofNullable(one.username()))
                                        .findFirst())
                .orElse(null);
    }
}
