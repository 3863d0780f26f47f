package dev.candor.c2pa.identity;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A credential that binds verified identities to an asset (CAWG 1.3, 8.1.2), in either version of
/// W3C's data model.
///
/// @param json the credential as it was signed
/// @param subject its `credentialSubject`
/// @param validFrom the name of the field with the date from which it holds
/// @param validUntil the name of the field with the date until which it holds
record VerifiableCredential(
        JsonValue.Map json, JsonValue.Map subject, String validFrom, String validUntil) {
    private static final String FIRST = "https://www.w3.org/2018/credentials/v1";
    private static final String SECOND = "https://www.w3.org/ns/credentials/v2";
    private static final Set<String> AGGREGATION =
            Set.of(
                    "https://cawg.io/identity/1.1/ica/context/",
                    "https://cawg.io/identity/1.1/ica/context");
    private static final String BOX = "verifiable credential";

    /// The credential that bytes are.
    ///
    /// @throws MalformedException if they are none
    static VerifiableCredential read(Bytes bytes) throws MalformedException {
        var json = JsonReader.read(bytes).asMap().orElseThrow(() -> malformed("it is no object"));
        var contexts = texts(json, "@context");
        var types = texts(json, "type");
        boolean second = !contexts.isEmpty() && contexts.getFirst().equals(SECOND);
        if (!second && (contexts.isEmpty() || !contexts.getFirst().equals(FIRST))) {
            throw malformed("it is of no version known here");
        }
        if (contexts.stream().noneMatch(AGGREGATION::contains)
                || !types.contains("VerifiableCredential")
                || !types.contains("IdentityClaimsAggregationCredential")) {
            throw malformed("it is no aggregation of identity claims");
        }
        if (json.get("issuer").isEmpty()) {
            throw malformed("it has no issuer");
        }
        var subject =
                json.map("credentialSubject").orElseThrow(() -> malformed("it has no subject"));
        return second
                ? new VerifiableCredential(json, subject, "validFrom", "validUntil")
                : new VerifiableCredential(json, subject, "issuanceDate", "expirationDate");
    }

    /// The DID of whoever issued it, if one is said.
    Optional<String> issuer() {
        return issuer(json);
    }

    /// The DID of whoever issued a credential, if one is said.
    static Optional<String> issuer(JsonValue.Map json) {
        return json.text("issuer")
                .or(() -> json.map("issuer").flatMap(issuer -> issuer.text("id")))
                .filter(DidResolver::isDid);
    }

    /// What the issuer says of its revocation: nothing, or one or more entries.
    List<JsonValue> statuses() {
        return json.get("credentialStatus")
                .map(value -> value instanceof JsonValue.Array(var items) ? items : List.of(value))
                .orElse(List.of());
    }

    private static List<String> texts(JsonValue.Map json, String field) {
        return json.array(field).stream().flatMap(one -> one.asText().stream()).toList();
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(BOX, 0, reason);
    }
}
