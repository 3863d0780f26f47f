package dev.candor.provenance.identity;

import static dev.candor.kit.problem.CommonProblem.INVALID_REQUEST;

import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.key.Attested;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A signing identity somebody wants to have. Which members belong to it depends on its origin.
@Schema(name = "SigningIdentityRequest")
record IdentityRequest(
        @NotNull
                @Schema(
                        description =
                                "DEVELOPMENT: key and certificate are made here, where a"
                                    + " development authority is allowed. CERTIFICATE_REQUEST: the"
                                    + " key is made here, and an authority of yours signs the"
                                    + " request. IMPORT: you send key and certificates. REFERENCE:"
                                    + " the key stays with a token or key service the operator"
                                    + " named.",
                        enumeration = {"DEVELOPMENT", "CERTIFICATE_REQUEST", "IMPORT", "REFERENCE"})
                Origin origin,
        @NotNull
                @Size(min = 1, max = 64)
                @Pattern(
                        regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*",
                        message = "must have a letter, and no control characters")
                @Schema(
                        description = "The common name in a certificate that is made here",
                        examples = "Example Press signer")
                String name,
        @Schema(
                        description =
                                "ES256 unless it says otherwise; for keys that come from elsewhere,"
                                        + " the one C2PA recommends")
                @Nullable SigningAlgorithm algorithm,
        @Schema(description = "Signs for whoever names no identity") @Nullable Boolean preferred,
        @Schema(description = "The identity that retires when this one becomes active")
                @Nullable UUID replaces,
        @Valid
                @Schema(
                        description =
                                "A generative tool it signs for: what the tool says of the media's"
                                        + " making is then always said, and nothing else")
                @Nullable Tool tool,
        @Size(min = 1, max = 1000)
                @Pattern(regexp = "https?://[!-~]+", message = "must be an http or https address")
                @Schema(
                        description =
                                "The time-stamping authority (RFC 3161) of its signatures, one of"
                                    + " those the operator allows. The operator's own, if there is"
                                    + " one, when not given.",
                        examples = "http://timestamp.example")
                @Nullable String timeStampAuthority,
        @Schema(
                        description =
                                "Its signatures keep the answers of OCSP responders that its"
                                        + " certificates are not revoked, and without them nothing"
                                        + " is signed",
                        defaultValue = "false")
                @Nullable Boolean stapling,
        @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166)")
                @Schema(
                        description = "For CERTIFICATE_REQUEST: the country in the certificate",
                        examples = "DE")
                @Nullable String country,
        @Size(min = 1, max = 64)
                @Pattern(regexp = "[^\\p{Cntrl}]+", message = "must have no control characters")
                @Schema(
                        description =
                                "For CERTIFICATE_REQUEST: the organization in the certificate",
                        examples = "Example Press")
                @Nullable String organizationName,
        @Size(min = 1, max = LONGEST_KEY)
                @Schema(
                        description =
                                "For IMPORT: the private key in PEM (PKCS#8, also encrypted; SEC 1;"
                                        + " PKCS#1). Never shown again.",
                        writeOnly = true)
                @Nullable String keyPem,
        @Size(min = 1, max = LONGEST_FILE)
                @Schema(
                        description =
                                "For IMPORT: key and certificates in one PKCS#12 file, in Base64,"
                                        + " instead of keyPem and chainPem. Never shown again.",
                        writeOnly = true)
                @Nullable String pkcs12,
        @Size(max = 1024)
                @Schema(
                        description = "For IMPORT: of the key or the PKCS#12 file. Not kept.",
                        writeOnly = true)
                @Nullable String password,
        @Size(min = 1, max = 256)
                @Schema(
                        description =
                                "For IMPORT: which key of the PKCS#12 file, if it has several")
                @Nullable String alias,
        @Size(min = 1, max = LONGEST_FILE)
                @Schema(
                        description =
                                "For IMPORT and REFERENCE: the certificate, then its issuers, in"
                                        + " PEM. A root at the end is left out.")
                @Nullable String chainPem,
        @Size(min = 1, max = 100)
                @Schema(description = "For REFERENCE: the key by the operator's name for it")
                @Nullable String reference) {
    private static final int LONGEST_KEY = 20_000;
    private static final int LONGEST_FILE = 100_000;

    boolean isPreferred() {
        return Boolean.TRUE.equals(preferred);
    }

    @Nullable IdentityId replaced() {
        return replaces == null ? null : new IdentityId(replaces);
    }

    /// Whom it wants asked about its signatures.
    ///
    /// @throws Declined `INVALID_REQUEST` for what is no address
    Attested attested() {
        try {
            return new Attested(
                    timeStampAuthority == null ? null : URI.create(timeStampAuthority),
                    Boolean.TRUE.equals(stapling));
        } catch (IllegalArgumentException e) {
            throw wrong("timeStampAuthority", "It is no address: " + e.getMessage() + ".");
        }
    }

    /// Refuses what does not belong together.
    ///
    /// @throws Declined `INVALID_REQUEST` that names the member
    IdentityRequest requireFits() {
        switch (origin) {
            case DEVELOPMENT -> only();
            case CERTIFICATE_REQUEST -> {
                only("country", "organizationName");
                need("country");
                need("organizationName");
            }
            case IMPORT -> {
                if (pkcs12 == null) {
                    only("keyPem", "chainPem", "password");
                    need("keyPem");
                    need("chainPem");
                } else {
                    only("pkcs12", "password", "alias");
                }
            }
            case REFERENCE -> {
                only("reference", "chainPem");
                need("reference");
            }
            case INSTALLATION ->
                    throw wrong("origin", "The operator alone sets the installation's identity.");
        }
        return this;
    }

    private void only(String... members) {
        var allowed = Set.of(members);
        optional()
                .forEach(
                        (member, value) -> {
                            if (value != null && !allowed.contains(member)) {
                                throw wrong(
                                        member,
                                        "%s does not belong to the origin %s%s."
                                                .formatted(
                                                        member,
                                                        origin,
                                                        pkcs12 == null ? "" : " with pkcs12"));
                            }
                        });
    }

    private void need(String member) {
        if (optional().get(member) == null) {
            throw wrong(member, "The origin %s needs %s.".formatted(origin, member));
        }
    }

    private Map<String, @Nullable String> optional() {
        var members = new LinkedHashMap<String, @Nullable String>();
        members.put("country", country);
        members.put("organizationName", organizationName);
        members.put("keyPem", keyPem);
        members.put("pkcs12", pkcs12);
        members.put("password", password);
        members.put("alias", alias);
        members.put("chainPem", chainPem);
        members.put("reference", reference);
        return members;
    }

    private static Declined wrong(String member, String detail) {
        return new Declined(INVALID_REQUEST, detail).at("/" + member);
    }

    /// Without secrets.
    @Override
    public String toString() {
        return "IdentityRequest[%s, %s]".formatted(origin, name);
    }
}
