package dev.candor.consent.check;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Signs an answer that lets a use happen, for provenance-service to verify and embed: a decision
/// token, a compact JWS (RFC 7515).
///
/// Grants are in it as SHA-256 over a salt and the id, so that a public manifest tells nothing of
/// them; the answer has the salt.
@ApplicationScoped
class SignDecision {
    static final String AUDIENCE = "candor-provenance";
    static final String TYPE = "candor-decision+jwt";

    private static final int SALT_BYTES = 16;

    private final RegistryKeys keys;
    private final CheckConfig config;
    private final SecureRandom random = new SecureRandom();

    SignDecision(RegistryKeys keys, CheckConfig config) {
        this.keys = keys;
        this.config = config;
    }

    /// The answer with its token, where one is wanted, the use may happen, and this installation
    /// keeps keys.
    Uni<CheckView> sign(Organization organization, CheckRequest request, CheckView view) {
        if (!request.signs() || !view.decision().lets() || !keys.areKept()) {
            return Uni.createFrom().item(view);
        }
        var salt = salt();
        return keys.jws(organization, TYPE, claims(organization, request, view, salt))
                .map(jws -> view.signed(jws, HexFormat.of().formatHex(salt)));
    }

    private String claims(
            Organization organization, CheckRequest request, CheckView view, byte[] salt) {
        var claims = new HashMap<String, Object>();
        claims.put("iss", keys.issuer());
        claims.put("aud", AUDIENCE);
        claims.put("org", organization.slug());
        claims.put("iat", view.checkedAt().getEpochSecond());
        claims.put("exp", end(view).getEpochSecond());
        claims.put("check", view.id().toString());
        claims.put("decision", view.decision().name());
        claims.put("grants", grants(view).stream().map(grant -> hash(salt, grant)).toList());
        claims.put("ledgerSeq", view.ledgerSeq());
        claims.put("purpose", request.purpose());
        if (request.assetSha256() != null) {
            claims.put("asset", request.assetSha256());
        }
        return CanonicalJson.of(Map.copyOf(claims));
    }

    private Instant end(CheckView view) {
        var end = view.checkedAt().plus(config.tokenLife());
        var until = view.validUntil();
        return until != null && until.isBefore(end) ? until : end;
    }

    private static List<UUID> grants(CheckView view) {
        return view.subjects().stream()
                .map(CheckView.PersonView::grant)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static String hash(byte[] salt, UUID grant) {
        var digest = Digests.sha256();
        digest.update(salt);
        digest.update(grant.toString().getBytes(StandardCharsets.US_ASCII));
        return Digests.hex(digest);
    }

    private byte[] salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
