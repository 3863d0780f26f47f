package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.bmff.SegmentInfoBox;
import dev.candor.c2pa.binding.SegmentHash;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.certificate.KeyPairs;
import dev.candor.c2pa.cose.CoseKey;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.BoxExclusion;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.SessionKey;
import dev.candor.c2pa.manifest.Statement;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A session key and what it signs: media segments of a live stream, for a while (C2PA 2.4, 18.25
/// and 19.4). The key is made here and never leaves.
public final class SessionSigner {
    private static final HashAlgorithm HASH = HashAlgorithm.SHA256;
    private static final CborValue ALGORITHM_HEADER = CborValue.of(1);
    private static final CborValue KEY_ID_HEADER = CborValue.of(4);
    private static final int DATE = 0;
    private static final int KEY_ID = 16;

    /// Where the scheme stands in the box: behind its header and its version.
    private static final int SCHEME_OFFSET = 12;

    private final SigningAlgorithm algorithm;
    private final CoseKey key;
    private final PrivateKey secret;
    private final Instant from;
    private final Instant until;

    private SessionSigner(
            SigningAlgorithm algorithm,
            CoseKey key,
            PrivateKey secret,
            Instant from,
            Instant until) {
        this.algorithm = algorithm;
        this.key = key;
        this.secret = secret;
        this.from = from;
        this.until = until;
    }

    /// A new key.
    ///
    /// @param algorithm it signs by
    /// @param from when it is good, whole seconds
    /// @param life how long
    public static SessionSigner create(SigningAlgorithm algorithm, Instant from, Duration life) {
        var pair = KeyPairs.make(algorithm, new SecureRandom());
        var id = Arrays.copyOf(HASH.digest().digest(pair.getPublic().getEncoded()), KEY_ID);
        return new SessionSigner(
                algorithm,
                new CoseKey(Bytes.of(id), pair.getPublic()),
                pair.getPrivate(),
                from,
                from.plus(life));
    }

    /// Until when it is good.
    public Instant until() {
        return until;
    }

    /// The assertion by which a manifest vouches for the key.
    ///
    /// @param certificate of who signs that manifest
    /// @param leastNumber of the segments it signs
    public Statement statement(X509Certificate certificate, long leastNumber)
            throws SigningException {
        return new Statement(
                SessionKey.ASSERTION,
                new CborMapBuilder()
                        .put(
                                "keys",
                                new CborValue.Array(
                                        List.of(
                                                new CborMapBuilder()
                                                        .put("key", key.toCbor())
                                                        .put(
                                                                "minSequenceNumber",
                                                                CborValue.of(leastNumber))
                                                        .put(
                                                                "createdAt",
                                                                new CborValue.Tag(
                                                                        DATE,
                                                                        CborValue.of(
                                                                                from.toString())))
                                                        .put(
                                                                "validityPeriod",
                                                                CborValue.of(
                                                                        Duration.between(
                                                                                        from, until)
                                                                                .toSeconds()))
                                                        .put("signerBinding", binding(certificate))
                                                        .build())))
                        .build());
    }

    private CborValue binding(X509Certificate certificate) throws SigningException {
        try {
            var payload = CborWriter.write(CborValue.of(certificate.getEncoded()));
            var headers =
                    CborWriter.write(
                            new CborMapBuilder()
                                    .put(ALGORITHM_HEADER, CborValue.of(algorithm.coseNumber()))
                                    .build());
            return CoseSign1.toCbor(
                    headers,
                    new CborMapBuilder().build(),
                    new CborValue.Null(),
                    signature(CoseSign1.toBeSigned(headers, payload)));
        } catch (GeneralSecurityException e) {
            throw new SigningException("The signer's certificate cannot be encoded", e);
        }
    }

    private byte[] signature(byte[] message) throws SigningException {
        try {
            var signature = algorithm.signature();
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SigningException("The session key could not be used", e);
        }
    }

    /// What the key signs of a segment.
    ///
    /// @param manifest label of the manifest that vouches for the key
    /// @param hash of the segment; as long as it will be if it is not known yet
    /// @param now whole seconds
    /// @return always of the same length for the same number, manifest and second
    public Bytes message(long number, String manifest, Bytes hash, Instant now)
            throws SigningException {
        var payload =
                CborWriter.write(
                        new CborMapBuilder()
                                .put("sequenceNumber", CborValue.of(number))
                                .put("bmffHash", segmentHash(hash).toCbor())
                                .put("manifestId", manifest)
                                .build());
        var headers =
                CborWriter.write(
                        new CborMapBuilder()
                                .put(ALGORITHM_HEADER, CborValue.of(algorithm.coseNumber()))
                                .put("iat", CborValue.of(now.getEpochSecond()))
                                .build());
        return Bytes.of(
                CborWriter.write(
                        CoseSign1.toCbor(
                                headers,
                                new CborMapBuilder()
                                        .put(KEY_ID_HEADER, new CborValue.ByteString(key.id()))
                                        .build(),
                                CborValue.of(payload),
                                signature(CoseSign1.toBeSigned(headers, payload)))));
    }

    /// The scheme is said to stand where the specification counts it from and where it stands in
    /// the box (19.4.1, 18.6): whoever reads the one or the other leaves out the right box.
    private static BmffHash segmentHash(Bytes hash) {
        return BmffHash.whole(HASH.word(), hash)
                .without(List.of(messages(0), messages(SCHEME_OFFSET)));
    }

    /// The binding of a segment's own manifest, which leaves out what a session key signs.
    ///
    /// @param hash of the segment without its store, and without that
    public static BmffHash manifestHash(Bytes hash) {
        return BmffHash.whole(HASH.word(), hash).without(List.of(messages(SCHEME_OFFSET)));
    }

    /// Why a segment is not what the key signed; nothing if it is.
    public Optional<String> fault(ChannelReader segment) throws MalformedException, IOException {
        var messages = EventMessage.in(segment);
        if (messages.size() != 1) {
            return Optional.of("it does not say once who signed it");
        }
        var info = SegmentInfo.read(messages.getFirst().message());
        return info.signature().verifiesAttached(algorithm, key.key())
                ? SegmentHash.fault(segment, info.hash(), SegmentInfoBox.SCHEME, null)
                : Optional.of("the signature is not the session key's");
    }

    private static BoxExclusion messages(int offset) {
        return BoxExclusion.of(
                "emsg", List.of(new BoxExclusion.Data(offset, SegmentInfoBox.SCHEME)));
    }
}
