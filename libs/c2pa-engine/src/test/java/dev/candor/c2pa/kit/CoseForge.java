package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Changes finished claim signatures: what lies outside of what is signed.
public final class CoseForge {
    private CoseForge() {}

    /// Adds unprotected headers, keeping those that are there.
    public static UnaryOperator<byte[]> headers(Consumer<CborMapBuilder> more) {
        return cose -> {
            var signature = read(cose);
            var headers = new CborMapBuilder();
            signature
                    .unprotectedHeaders()
                    .entries()
                    .forEach(one -> headers.put(one.key(), one.value()));
            more.accept(headers);
            return write(signature, headers.build());
        };
    }

    /// An asset whose claim signature has headers of one's own.
    ///
    /// @param inside what the signer signs with the claim
    /// @param outside what it does not
    public static byte[] asset(Signer signer, CborValue inside, CborValue outside) {
        var claim = new AtomicReference<>(new byte[0]);
        return Forgery.valid(Media.jpeg(), signer)
                .claimBytes(
                        bytes -> {
                            claim.set(bytes);
                            return bytes;
                        })
                .cose(
                        cose ->
                                sign(
                                        signer,
                                        CborWriter.write(inside),
                                        outside,
                                        Objects.requireNonNull(claim.get())))
                .bytes();
    }

    private static byte[] sign(Signer signer, byte[] inside, CborValue outside, byte[] claim) {
        try {
            return write(inside, outside, signer.sign(CoseSign1.toBeSigned(inside, claim)));
        } catch (SigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Staples OCSP answers.
    public static UnaryOperator<byte[]> stapling(byte[]... answers) {
        return headers(map -> map.put("rVals", answers(answers)));
    }

    /// OCSP answers as `rVals` and the certificate-status assertion have them.
    public static CborValue answers(byte[]... answers) {
        var values = new ArrayList<CborValue>();
        for (var answer : answers) {
            values.add(CborValue.of(answer));
        }
        return new CborMapBuilder().put("ocspVals", new CborValue.Array(values)).build();
    }

    /// A header of time stamps.
    public static UnaryOperator<byte[]> stamps(String label, byte[]... tokens) {
        var values = new ArrayList<CborValue>();
        for (var token : tokens) {
            values.add(new CborMapBuilder().put("val", CborValue.of(token)).build());
        }
        return headers(
                map ->
                        map.put(
                                label,
                                new CborMapBuilder()
                                        .put("tstTokens", new CborValue.Array(values))
                                        .build()));
    }

    /// What a time stamp of the second version is over.
    public static byte[] stamped(byte[] cose) {
        return new TimeStampHeader(List.of(), false).stamped(read(cose), new byte[0]);
    }

    /// What a time stamp of the first version is over.
    public static byte[] stampedClaim(byte[] cose, byte[] claim) {
        return new TimeStampHeader(List.of(), true).stamped(read(cose), claim);
    }

    /// The bare value of a signature.
    public static byte[] value(byte[] cose) {
        return read(cose).signature().toArray();
    }

    private static byte[] write(CoseSign1 signature, CborValue headers) {
        return write(
                signature.protectedBytes().toArray(), headers, signature.signature().toArray());
    }

    private static byte[] write(byte[] inside, CborValue outside, byte[] value) {
        return CborWriter.write(
                new CborValue.Tag(
                        18,
                        new CborValue.Array(
                                List.of(
                                        CborValue.of(inside),
                                        outside,
                                        new CborValue.Null(),
                                        CborValue.of(value)))));
    }

    private static CoseSign1 read(byte[] cose) {
        try {
            return CoseSign1.read(Bytes.of(cose));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
