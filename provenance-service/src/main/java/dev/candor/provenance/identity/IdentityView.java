package dev.candor.provenance.identity;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.Validity;
import dev.candor.provenance.identity.SigningParty.Active;
import dev.candor.provenance.identity.SigningParty.Requested;
import dev.candor.provenance.identity.SigningParty.Retired;
import dev.candor.provenance.key.Attested;
import dev.candor.provenance.key.Identity;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A signing identity as it is answered: certificates, never keys.
@Schema(name = "SigningIdentity")
record IdentityView(
        @Schema(
                        description = "A UUID, or `installation` for the operator's",
                        examples = "0199c0de-0011-7000-8000-000000000011")
                String id,
        String name,
        Origin origin,
        @Schema(description = "Only ACTIVE signs; RETIRED is final") State state,
        @Schema(examples = "ES256") String algorithm,
        @Schema(description = "Signs for whoever names no identity") boolean preferred,
        @Schema(description = "The operator's name for its key") @Nullable String reference,
        @Schema(description = "The identity it takes the place of") @Nullable UUID replaces,
        @Schema(description = "The tool it signs for") @Nullable Tool tool,
        @Schema(
                        description =
                                "The time-stamping authority it names; the operator's, if there is"
                                        + " one, where it names none")
                @Nullable URI timeStampAuthority,
        @Schema(description = "Whether it asks for the answers of OCSP responders to be kept")
                boolean stapling,
        @Schema(description = "Distinguished name (RFC 2253)") @Nullable String subject,
        @Nullable String issuer,
        @Schema(description = "When the certificate ends") @Nullable Instant notAfter,
        @Schema(description = "SHA-256 of the certificate, lower-case hexadecimal")
                @Nullable String certificateSha256,
        @Schema(description = "The certificate, then its issuers") @Nullable String chainPem,
        @Schema(description = "What to send to your authority (PKCS#10), while it is REQUESTED")
                @Nullable String requestPem,
        @Nullable Instant createdAt,
        @Nullable Instant activeSince,
        @Nullable Instant retiredAt) {
    static final String INSTALLATION = "installation";

    /// A constant's name is contract and never changes.
    enum State {
        REQUESTED,
        ACTIVE,
        RETIRED
    }

    static IdentityView of(SigningParty party) {
        return switch (party) {
            case Requested(var terms, var request) ->
                    of(terms, State.REQUESTED, List.of(), request, null, null);
            case Active(var terms, var chain, var since) ->
                    of(terms, State.ACTIVE, chain, null, since, null);
            case Retired(var terms, var chain, var since, var at) ->
                    of(terms, State.RETIRED, chain, null, since, at);
        };
    }

    /// The identity the operator set up for the installation.
    static IdentityView installation(Identity identity) {
        var signer = identity.signer();
        var certificate = signer.chain().getFirst();
        return new IdentityView(
                INSTALLATION,
                "Installation",
                Origin.INSTALLATION,
                State.ACTIVE,
                signer.algorithm().name(),
                false,
                null,
                null,
                null,
                null,
                Attested.AS_THE_OPERATOR_SAYS.stapled(),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                identity.notAfter(),
                identity.id(),
                Pem.of(signer.chain()),
                null,
                null,
                null,
                null);
    }

    private static IdentityView of(
            Terms terms,
            State state,
            List<X509Certificate> chain,
            @Nullable String request,
            @Nullable Instant activeSince,
            @Nullable Instant retiredAt) {
        var certificate = chain.isEmpty() ? null : chain.getFirst();
        var replaces = terms.replaces();
        return new IdentityView(
                terms.id().toString(),
                terms.name(),
                terms.origin(),
                state,
                terms.algorithm().name(),
                terms.preferred(),
                terms.reference(),
                replaces == null ? null : replaces.value(),
                terms.tool(),
                terms.attested().stampAuthority(),
                terms.attested().stapled(),
                certificate == null ? null : certificate.getSubjectX500Principal().getName(),
                certificate == null ? null : certificate.getIssuerX500Principal().getName(),
                certificate == null ? null : Validity.end(certificate),
                certificate == null ? null : Identity.fingerprint(certificate),
                certificate == null ? null : Pem.of(chain),
                request,
                terms.createdAt(),
                activeSince,
                retiredAt);
    }
}
