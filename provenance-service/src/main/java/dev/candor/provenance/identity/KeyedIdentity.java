package dev.candor.provenance.identity;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.kit.digest.Digests;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for an identity as it is compared with another of the same key. What is secret enters
/// by a digest over all of it, with a private key in it that nobody guesses.
///
/// What is stored of it outlives a release: a member that comes later is left out where it says
/// nothing, so that a request repeated after an update is still the same.
@RegisterForReflection // the digest is over its JSON, which no resource method shows
record KeyedIdentity(
        Origin origin,
        String name,
        @Nullable String algorithm,
        boolean preferred,
        @Nullable UUID replaces,
        @Nullable Tool tool,
        @JsonInclude(NON_NULL) @Nullable String timeStampAuthority,
        @JsonInclude(NON_DEFAULT) boolean stapling,
        List<String> words,
        @Nullable String material) {
    static KeyedIdentity of(IdentityRequest request) {
        return new KeyedIdentity(
                request.origin(),
                request.name(),
                request.algorithm() == null ? null : request.algorithm().name(),
                request.isPreferred(),
                request.replaces(),
                request.tool(),
                request.timeStampAuthority(),
                request.attested().stapled(),
                List.of(
                        String.valueOf(request.country()),
                        String.valueOf(request.organizationName()),
                        String.valueOf(request.alias()),
                        String.valueOf(request.chainPem()),
                        String.valueOf(request.reference())),
                material(request));
    }

    private static @Nullable String material(IdentityRequest request) {
        return request.keyPem() == null && request.pkcs12() == null
                ? null
                : Digests.sha256Hex(
                        "%s\n%s\n%s"
                                .formatted(request.keyPem(), request.pkcs12(), request.password()));
    }
}
