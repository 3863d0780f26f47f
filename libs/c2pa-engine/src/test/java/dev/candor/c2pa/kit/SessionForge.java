package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.SigningException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A live stream whose segments are signed with a session key (C2PA 2.4, 19.4). What it says is
/// right unless it is told otherwise.
public final class SessionForge {
    private static final String SESSION_KEYS = "c2pa.session-keys";
    private static final String SCHEME = "urn:c2pa:verifiable-segment-info";

    private final KeySigner signer;
    private final KeyPair keys = pair();
    private final Map<String, CborValue> keyFields = new HashMap<>();
    private final Map<String, CborValue> infoFields = new HashMap<>();
    private byte[] keyId = Bmff.ascii("key 1");
    private KeyPair segmentKeys = keys;
    private long issuedAt = TestAuthority.NOON.getEpochSecond();
    private BmffBinding binding = binding();
    private byte[] media = Bmff.init();

    public SessionForge(KeySigner signer) {
        this.signer = signer;
        keyFields.put("minSequenceNumber", CborValue.of(1));
        keyFields.put("createdAt", new CborValue.Tag(0, CborValue.of("2026-03-01T11:00:00Z")));
        keyFields.put("validityPeriod", CborValue.of(7200));
        keyFields.put("signerBinding", bindingTo(certificate()));
    }

    /// Leaves out the box that carries the hash, as it has to.
    public static BmffBinding binding() {
        return binding(12);
    }

    /// @param offset where the scheme is said to stand in that box
    public static BmffBinding binding(int offset) {
        return BmffBinding.plain()
                .leavingOut(
                        BmffBinding.exclusion("/emsg")
                                .put("data", BmffBinding.data(offset, Bmff.ascii(SCHEME))),
                        asset ->
                                Bmff.roots(asset).stream()
                                        .filter(root -> root.type().equals("emsg"))
                                        .map(Bmff.Root::range)
                                        .toList());
    }

    public SessionForge key(String field, CborValue value) {
        keyFields.put(field, value);
        return this;
    }

    public SessionForge info(String field, CborValue value) {
        infoFields.put(field, value);
        return this;
    }

    public SessionForge bound(BmffBinding other) {
        binding = other;
        return this;
    }

    /// Signs segments with another key than the manifest vouches for.
    public SessionForge withStolenName() {
        segmentKeys = pair();
        return this;
    }

    public SessionForge keyId(String name) {
        keyId = Bmff.ascii(name);
        return this;
    }

    public SessionForge issuedAt(long seconds) {
        issuedAt = seconds;
        return this;
    }

    public SessionForge media(byte[] init) {
        media = init;
        return this;
    }

    /// A signature of the session key over a certificate.
    public CborValue bindingTo(byte[] certificate) {
        var payload = CborWriter.write(CborValue.of(certificate));
        return sign(keys, payload, new CborMapBuilder().build(), headers(), new CborValue.Null());
    }

    private byte[] certificate() {
        try {
            return signer.chain().getFirst().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The initialization segment.
    public byte[] init() {
        return init(UnaryOperator.identity());
    }

    public byte[] init(UnaryOperator<CborValue> change) {
        return carrying(
                media,
                Forgery.created(signer).assertion(SESSION_KEYS, change.apply(sessionKeys())),
                BmffBinding.plain());
    }

    /// The manifest store of an initialization segment that does not carry it.
    public byte[] storeBeside() {
        return Forgery.of(
                        media,
                        Forgery.created(signer)
                                .assertion(SESSION_KEYS, sessionKeys())
                                .bound("c2pa.hash.bmff.v3", BmffBinding.plain()))
                .carriedBy(Carrier.beside())
                .store();
    }

    public byte[] initWithKeysTwice() {
        return carrying(
                media,
                Forgery.created(signer)
                        .assertion(SESSION_KEYS, sessionKeys())
                        .assertion(SESSION_KEYS + "__1", sessionKeys()),
                BmffBinding.plain());
    }

    /// The same key so many times.
    public static CborValue times(int count, CborValue assertion) {
        var key = assertion.asMap().orElseThrow().array("keys").getFirst();
        return new CborMapBuilder()
                .put("keys", new CborValue.Array(Collections.nCopies(count, key)))
                .build();
    }

    private CborValue sessionKeys() {
        var key = new CborMapBuilder();
        var fields = new HashMap<String, CborValue>();
        fields.put("key", coseKey());
        fields.putAll(keyFields);
        fields.forEach(key::put);
        return new CborMapBuilder().put("keys", new CborValue.Array(List.of(key.build()))).build();
    }

    private static byte[] carrying(byte[] media, ManifestForge manifest, BmffBinding binding) {
        return Forgery.of(media, manifest.bound("c2pa.hash.bmff.v3", binding))
                .carriedBy(Bmff.carrier())
                .bytes();
    }

    /// A segment with the signature over it, and a manifest that brings the session keys.
    public byte[] segmentWithKeys(int number, String label) {
        return withManifest(
                number,
                label,
                Forgery.created(signer).label(label).assertion(SESSION_KEYS, sessionKeys()));
    }

    /// A segment with the signature over it, and a manifest that says which it is.
    public byte[] segmentWithPlace(int number, String label, int said) {
        var place =
                new CborMapBuilder()
                        .put("sequenceNumber", CborValue.of(said))
                        .put("streamId", "stream")
                        .put("continuityMethod", "c2pa.manifestId")
                        .put("previousManifestId", Forgery.LABEL)
                        .build();
        return withManifest(
                number,
                label,
                Forgery.created(signer).label(label).assertion("c2pa.livevideo.segment", place));
    }

    /// The signature comes last, so that nothing moves; the manifest leaves it out.
    private byte[] withManifest(int number, String label, ManifestForge manifest) {
        info("manifestId", CborValue.of(label));
        var bound = carrying(bareSegment(number), manifest, BmffBinding.plain().leavingOut("emsg"));
        var hash = binding.hash(Concat.of(bound, emsg(number, message(number, new byte[32]))));
        return Concat.of(bound, emsg(number, message(number, hash)));
    }

    /// A segment with the signature over it.
    public byte[] segment(int number) {
        var draft = segment(number, new byte[32]);
        return segment(number, binding.hash(draft));
    }

    private byte[] segment(int number, byte[] hash) {
        return Concat.of(Bmff.styp(), emsg(number, message(number, hash)), Bmff.fragment(number));
    }

    private byte[] message(int number, byte[] hash) {
        var info = new CborMapBuilder();
        var fields = new HashMap<String, CborValue>();
        fields.put("sequenceNumber", CborValue.of(number));
        fields.put("manifestId", CborValue.of(Forgery.LABEL));
        fields.put(
                "bmffHash",
                binding.field("hash", CborValue.of(hash))
                        .content(new Carrier.Carried(new byte[0], List.of())));
        fields.putAll(infoFields);
        fields.forEach(info::put);
        var payload = CborWriter.write(info.build());
        var unprotected = new CborMapBuilder().put(CborValue.of(4), CborValue.of(keyId)).build();
        return CborWriter.write(
                sign(segmentKeys, payload, unprotected, headers(), CborValue.of(payload)));
    }

    /// A segment that nobody signed.
    public static byte[] bareSegment(int number) {
        return Concat.of(Bmff.styp(), Bmff.fragment(number));
    }

    /// The box with a message that has an id.
    public static byte[] emsg(int number, byte[] message) {
        return Bmff.fullBox(
                "emsg",
                0,
                0,
                Bmff.ascii(SCHEME + "\0fseg\0"),
                Bmff.number(1000),
                Bmff.number(0),
                Bmff.number(2000),
                Bmff.number(number),
                message);
    }

    private byte[] headers() {
        return CborWriter.write(
                new CborMapBuilder()
                        .put(CborValue.of(1), CborValue.of(-7))
                        .put("iat", CborValue.of(issuedAt))
                        .build());
    }

    private CborValue sign(
            KeyPair by, byte[] payload, CborValue unprotected, byte[] headers, CborValue carried) {
        try {
            var signature =
                    KeySigner.es256(by.getPrivate(), signer.chain())
                            .sign(CoseSign1.toBeSigned(headers, payload));
            return new CborValue.Tag(
                    18,
                    new CborValue.Array(
                            List.of(
                                    CborValue.of(headers),
                                    unprotected,
                                    carried,
                                    CborValue.of(signature))));
        } catch (SigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private CborValue coseKey() {
        if (!(keys.getPublic() instanceof ECPublicKey key)) {
            throw new IllegalStateException("no curve");
        }
        return new CborMapBuilder()
                .put(CborValue.of(1), CborValue.of(2))
                .put(CborValue.of(2), CborValue.of(keyId))
                .put(CborValue.of(-1), CborValue.of(1))
                .put(CborValue.of(-2), CborValue.of(coordinate(key.getW().getAffineX())))
                .put(CborValue.of(-3), CborValue.of(coordinate(key.getW().getAffineY())))
                .build();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        int count = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, 32 - count, count);
        return Arrays.copyOf(fixed, 32);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
