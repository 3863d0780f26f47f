package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseKey;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// A key that signs segments for a while (C2PA 2.4, 18.25):
///
/// ```
/// session-key = { "key": COSE_Key, "minSequenceNumber": int, "createdAt": tdate,
///                 "validityPeriod": int, "signerBinding": COSE_Sign1_Tagged }
/// ```
///
/// @param key the public key
/// @param leastSequenceNumber of the segments it may sign
/// @param from when it is good
/// @param until when it is good, exclusive
/// @param binding made with the key over the signer's certificate
public record SessionKey(
        CoseKey key, long leastSequenceNumber, Instant from, Instant until, CoseSign1 binding) {
    /// The assertion that brings session keys.
    public static final String ASSERTION = "c2pa.session-keys";

    /// How many an assertion may bring.
    public static final int MOST = 256;

    private static final int DATE = 0;
    private static final long LONGEST = 100L * 365 * 24 * 3600;

    /// What an assertion says are session keys; nothing if it says none, or too many.
    public static List<CborValue> in(Assertion assertion) {
        try {
            return assertion
                    .content()
                    .asMap()
                    .map(map -> map.array("keys"))
                    .filter(keys -> keys.size() <= MOST)
                    .orElse(List.of());
        } catch (MalformedException e) {
            return List.of();
        }
    }

    /// Reads a session key.
    ///
    /// @throws MalformedException if it is none
    public static SessionKey of(CborValue value) throws MalformedException {
        var map = value.asMap().orElseThrow(() -> malformed("is no map"));
        long seconds = number(map, "validityPeriod");
        if (seconds < 1 || seconds > LONGEST) {
            throw malformed("a validityPeriod of %d seconds".formatted(seconds));
        }
        var from = date(map.get("createdAt").orElseThrow(() -> malformed("has no createdAt")));
        return new SessionKey(
                CoseKey.of(map.get("key").orElseThrow(() -> malformed("has no key"))),
                number(map, "minSequenceNumber"),
                from,
                from.plusSeconds(seconds),
                binding(
                        map.get("signerBinding")
                                .orElseThrow(() -> malformed("has no signerBinding"))));
    }

    /// Whether the key's owner knows the signer: the key signed the certificate, as a byte string
    /// of CBOR.
    public boolean isBoundTo(Bytes certificate) {
        var payload = CborWriter.write(new CborValue.ByteString(certificate));
        return binding.algorithm()
                .filter(algorithm -> binding.verifies(algorithm, key.key(), payload))
                .isPresent();
    }

    /// Whether the key may sign at a time.
    public boolean isGoodAt(Instant time) {
        // claimed times are whole seconds
        return !time.isBefore(Instant.ofEpochSecond(from.getEpochSecond())) && time.isBefore(until);
    }

    private static CoseSign1 binding(CborValue value) throws MalformedException {
        var bytes = value.asBytes();
        return CoseSign1.read(bytes.isPresent() ? bytes.get() : Bytes.of(CborWriter.write(value)));
    }

    private static Instant date(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Tag(var number, CborValue.Text(var text)))
                || number != DATE) {
            throw malformed("a createdAt that is no date");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw malformed("a createdAt that is no date");
        }
    }

    private static long number(CborValue.Map map, String field) throws MalformedException {
        return map.get(field)
                .flatMap(CborValue::asLong)
                .filter(number -> number >= 0)
                .orElseThrow(() -> malformed("has no " + field));
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException("session-key", 0, reason);
    }
}
