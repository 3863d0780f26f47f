package dev.candor.consent.receipt;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.kit.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A receipt whose holder chooses what to show of it (SD-JWT, RFC 9901, as a verifiable credential
/// by draft-ietf-oauth-sd-jwt-vc).
///
/// Which receipt it is is always shown; what was agreed, by whom, what was done, the state and the
/// proof are each disclosed or kept back.
///
/// @param payload what is signed: digests in place of what may be kept back
/// @param disclosures the rest, each as its Base64url text
record SdJwt(String payload, List<String> disclosures) {
    static final String TYPE = "dc+sd-jwt";

    private static final String CREDENTIAL = "urn:candor:consent-receipt:1";
    private static final int SALT_BYTES = 16;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    SdJwt {
        disclosures = List.copyOf(disclosures);
    }

    static SdJwt of(String issuer, long issuedAt, Map<String, Object> receipt) {
        var disclosures = new ArrayList<String>();
        var claims = new HashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("iat", issuedAt);
        claims.put("vct", CREDENTIAL);
        claims.put("_sd_alg", "sha-256");
        receipt.forEach(
                (name, value) -> {
                    if (name.equals("header")) {
                        claims.put(name, value);
                    } else {
                        disclosures.add(disclosure(name, value));
                    }
                });
        var digests = new ArrayList<>(disclosures.stream().map(SdJwt::digest).toList());
        Collections.sort(digests); // their order must not tell which is which
        claims.put("_sd", digests);
        return new SdJwt(CanonicalJson.of(claims), disclosures);
    }

    /// The credential as it is handed over, everything disclosed.
    String issued(String jws) {
        return jws + "~" + String.join("~", disclosures) + "~";
    }

    private static String disclosure(String name, Object value) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var text = CanonicalJson.of(List.of(BASE64URL.encodeToString(salt), name, value));
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String disclosure) {
        return BASE64URL.encodeToString(
                Digests.sha256().digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
    }
}
