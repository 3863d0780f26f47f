package dev.candor.c2pa.identity;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.manifest.Countersigner;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.trust.ClaimSignature;
import dev.candor.c2pa.trust.Stamping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an actor will sign (CAWG 1.3, 5.2). Its length is known before there is anything to sign,
/// so that the store can be laid out; what a signature leaves of it is filled up.
public final class ActorSignature {
    private static final byte[] NOTHING = new byte[0];

    private final NamedActor actor;
    private final String type;
    private final byte[] blank;
    private final Value value;

    @FunctionalInterface
    private interface Value {
        byte[] over(byte[] payload) throws SigningException;
    }

    private ActorSignature(NamedActor actor, String type, byte[] blank, Value value) {
        this.actor = actor;
        this.type = type;
        this.blank = blank;
        this.value = value;
    }

    /// @param stamping has the actor's own signature stamped; null if it is not
    public static ActorSignature of(NamedActor actor, @Nullable Stamping stamping) {
        return switch (actor.proof()) {
            case NamedActor.Certificate(var signer) -> {
                var signature = new ClaimSignature(signer, List.of(), stamping);
                yield new ActorSignature(
                        actor, CertificateCheck.TYPE, signature.blank(), signature::over);
            }
            case NamedActor.Aggregation(var aggregator, int room) ->
                    new ActorSignature(
                            actor, AggregationCheck.TYPE, new byte[room], aggregator::vouch);
        };
    }

    /// Writes the assertion with no signature in it, as long as it will be.
    public Countersigner blank() {
        return new Countersigner() {
            @Override
            public List<String> behind() {
                return actor.behind();
            }

            @Override
            public byte[] content(List<HashedUri> referenced) {
                return assertion(payload(referenced), blank, NOTHING, null);
            }
        };
    }

    /// Signs, and writes the assertion.
    public Countersigner signing() {
        return new Countersigner() {
            @Override
            public List<String> behind() {
                return actor.behind();
            }

            @Override
            public byte[] content(List<HashedUri> referenced) throws SigningException {
                var payload = payload(referenced);
                return padded(payload, value.over(CborWriter.inOrder(payload)));
            }
        };
    }

    /// In the order in which c2pa-rs writes it again before it verifies; who reads the assertion
    /// as it lies there verifies it too.
    private CborValue.Map payload(List<HashedUri> referenced) {
        var map = new CborMapBuilder();
        map.put(
                "referenced_assertions",
                new CborValue.Array(referenced.stream().map(HashedUri::toCbor).toList()));
        map.put("sig_type", type);
        if (!actor.roles().isEmpty()) {
            map.put(
                    "role",
                    new CborValue.Array(actor.roles().stream().map(CborValue::of).toList()));
        }
        return map.build();
    }

    private byte[] padded(CborValue.Map payload, byte[] signature) throws SigningException {
        if (signature.length > blank.length) {
            throw new SigningException(
                    SigningException.Reason.SIGNER,
                    "What vouches for the actor has %d bytes, and room was kept for %d"
                            .formatted(signature.length, blank.length));
        }
        int wanted = assertion(payload, blank, NOTHING, null).length;
        for (byte[] second : new byte[][] {null, NOTHING}) { // not every length is one of a string
            int missing = wanted - assertion(payload, signature, NOTHING, second).length;
            for (int zeros = missing; zeros >= Math.max(0, missing - Long.BYTES); zeros--) {
                var padded = assertion(payload, signature, new byte[zeros], second);
                if (padded.length == wanted) {
                    return padded;
                }
            }
        }
        throw new IllegalStateException("No padding makes %d bytes".formatted(wanted));
    }

    private static byte[] assertion(
            CborValue.Map payload, byte[] signature, byte[] first, byte @Nullable [] second) {
        var map = new CborMapBuilder();
        map.put("pad1", CborValue.of(first));
        if (second != null) {
            map.put("pad2", CborValue.of(second));
        }
        map.put("signature", CborValue.of(signature));
        return CborWriter.inOrder(map.put("signer_payload", payload).build());
    }
}
