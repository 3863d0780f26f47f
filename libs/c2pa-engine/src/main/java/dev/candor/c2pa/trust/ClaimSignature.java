package dev.candor.c2pa.trust;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.CoseSignatures;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A claim signature that will be made: its length is known before there is anything to sign, so
/// that the store can be laid out. Room is kept for a time stamp, which comes after the signature,
/// and what is left of it is filled up (C2PA 2.4, 10.3.2.5 and 14.5.2).
public final class ClaimSignature {
    /// How many bytes are kept free for a time stamp: more than authorities send in general.
    private static final int ROOM = 12 << 10;

    private static final String PAD = "pad";
    private static final String SECOND_PAD = "pad2";

    private final Signer signer;
    private final byte[] protectedHeaders;
    private final int valueLength;
    private final List<Bytes> answers;
    private final @Nullable Stamping stamping;
    private final int length;

    /// @param answers responses about the revocation of the signer's certificates, in DER
    /// @param stamping has the signature stamped; null if it is not
    public ClaimSignature(Signer signer, List<Bytes> answers, @Nullable Stamping stamping) {
        this.signer = signer;
        this.protectedHeaders = CoseSign1.protectedHeaders(signer.algorithm(), signer.chain());
        this.valueLength =
                CoseSignatures.length(signer.algorithm(), signer.chain().getFirst().getPublicKey());
        this.answers = List.copyOf(answers);
        this.stamping = stamping;
        int bare = write(headers(), new byte[valueLength]).length;
        this.length = stamping == null ? bare : bare + ROOM;
    }

    /// As many bytes as the signature will have.
    public byte[] blank() {
        return new byte[length];
    }

    /// Signs a claim.
    ///
    /// @return a `COSE_Sign1`, always of the same length
    /// @throws SigningException if the signer or the time-stamping authority fails
    public byte[] over(byte[] claim) throws SigningException {
        var value = signer.sign(CoseSign1.toBeSigned(protectedHeaders, claim));
        if (value.length != valueLength) {
            throw new SigningException(
                    SigningException.Reason.SIGNER,
                    "The signer gave %d bytes, not %d".formatted(value.length, valueLength));
        }
        if (stamping == null) {
            return write(headers(), value);
        }
        var token =
                stamping.stamp(
                        TimeStampHeader.toBeStamped(protectedHeaders, value), signer.chain());
        return padded(
                headers().put(TimeStampHeader.SECOND, TimeStampHeader.container(token)), value);
    }

    private CborMapBuilder headers() {
        var headers = new CborMapBuilder();
        if (!answers.isEmpty()) {
            var values = answers.stream().<CborValue>map(CborValue.ByteString::new).toList();
            headers.put(
                    "rVals",
                    new CborMapBuilder().put("ocspVals", new CborValue.Array(values)).build());
        }
        return headers;
    }

    private byte[] padded(CborMapBuilder headers, byte[] value) throws SigningException {
        int missing = length - write(headers, value).length;
        if (missing == 0) {
            return write(headers, value);
        }
        var zeros = zeros(missing - key(PAD));
        if (zeros.isEmpty()) { // no byte string has that length: two have
            headers.put(SECOND_PAD, CborValue.of(new byte[0]));
            zeros = zeros(length - write(headers, value).length - key(PAD));
        }
        headers.put(
                PAD,
                CborValue.of(
                        new byte
                                [zeros.orElseThrow(
                                        () ->
                                                new SigningException(
                                                        SigningException.Reason.TIME_STAMP,
                                                        ("The time stamp does not fit: %d bytes are"
                                                             + " kept for it, %d too few")
                                                                .formatted(ROOM, -missing)))]));
        return write(headers, value);
    }

    /// The length of a key of less than 24 letters.
    private static int key(String label) {
        return 1 + label.length();
    }

    /// How many zeros make a byte string that takes up some room, if any number does.
    private static OptionalInt zeros(int room) {
        for (int head = 1; head <= 3; head++) {
            int zeros = room - head;
            if (zeros >= 0 && head(zeros) == head) {
                return OptionalInt.of(zeros);
            }
        }
        return OptionalInt.empty();
    }

    private static int head(int length) {
        if (length < 24) {
            return 1;
        }
        return length < 256 ? 2 : 3;
    }

    private byte[] write(CborMapBuilder headers, byte[] value) {
        return CoseSign1.write(protectedHeaders, headers.build(), value);
    }
}
