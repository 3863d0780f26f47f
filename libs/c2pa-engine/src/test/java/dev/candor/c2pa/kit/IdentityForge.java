package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Makes one identity assertion by hand, so that each part can be wrong in its own way. Put it into
/// a manifest as a binding: what it refers to depends on where the store lies.
public final class IdentityForge implements HardBinding {
    public static final String LABEL = "cawg.identity";

    private static final String DATA_HASH = "c2pa.hash.data";

    private final String type;
    private final Function<CborValue.Map, byte[]> signature;
    private final List<Function<Carrier.Carried, CborValue>> referenced = new ArrayList<>();
    private final Set<String> left = new HashSet<>();
    private Consumer<CborMapBuilder> payload = map -> {};
    private Consumer<CborMapBuilder> assertion = map -> {};
    private UnaryOperator<byte[]> signed = UnaryOperator.identity();
    private byte[] pad = new byte[8];

    private IdentityForge(String type, Function<CborValue.Map, byte[]> signature) {
        this.type = type;
        this.signature = signature;
    }

    /// An actor that signs in a way of its own, and refers to nothing yet.
    public static IdentityForge of(String type, Function<CborValue.Map, byte[]> signature) {
        return new IdentityForge(type, signature);
    }

    /// An actor with a certificate that stands behind the binding to the content.
    public static IdentityForge certified(Signer signer) {
        return of("cawg.x509.cose", payload -> cose(signer, payload)).bound();
    }

    /// An actor for whom an aggregator vouches, and who stands behind the binding to the content.
    public static IdentityForge aggregated(Aggregator aggregator) {
        return of("cawg.identity_claims_aggregation", aggregator::sign).bound();
    }

    private static byte[] cose(Signer signer, CborValue.Map payload) {
        try {
            var headers = CoseSign1.protectedHeaders(signer.algorithm(), signer.chain());
            var message = CoseSign1.toBeSigned(headers, CborWriter.write(payload));
            return CoseSign1.write(headers, signer.sign(message));
        } catch (SigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Refers to the data hash of the same manifest.
    public IdentityForge bound() {
        return referring(
                carried ->
                        Boxes.reference(
                                "c2pa.assertions/" + DATA_HASH,
                                Boxes.cbor(DATA_HASH, HardBinding.data().content(carried))));
    }

    /// Refers to something more.
    public IdentityForge referring(CborValue reference) {
        return referring(carried -> reference);
    }

    private IdentityForge referring(Function<Carrier.Carried, CborValue> reference) {
        referenced.add(reference);
        return this;
    }

    /// Refers to nothing.
    public IdentityForge referringToNothing() {
        referenced.clear();
        return this;
    }

    public IdentityForge role(String... roles) {
        var words = new ArrayList<CborValue>();
        for (var role : roles) {
            words.add(CborValue.of(role));
        }
        return payload(map -> map.put("role", new CborValue.Array(words)));
    }

    /// Adds to what is signed.
    public IdentityForge payload(Consumer<CborMapBuilder> change) {
        payload = payload.andThen(change);
        return this;
    }

    /// Adds to the assertion around it.
    public IdentityForge assertion(Consumer<CborMapBuilder> change) {
        assertion = assertion.andThen(change);
        return this;
    }

    /// Leaves out fields of the assertion.
    public IdentityForge without(String... fields) {
        left.addAll(List.of(fields));
        return this;
    }

    public IdentityForge pad(byte[] bytes) {
        pad = bytes.clone();
        return this;
    }

    /// Changes the signature after it was made.
    public IdentityForge signature(UnaryOperator<byte[]> change) {
        signed = change;
        return this;
    }

    @Override
    public CborValue content(Carrier.Carried carried) {
        var said = new CborMapBuilder();
        said.put(
                "referenced_assertions",
                new CborValue.Array(referenced.stream().map(one -> one.apply(carried)).toList()));
        said.put("sig_type", type);
        payload.accept(said);
        var content = said.build();
        var map = new CborMapBuilder();
        put(map, "signer_payload", content);
        put(map, "signature", CborValue.of(signed.apply(signature.apply(content))));
        put(map, "pad1", CborValue.of(pad));
        assertion.accept(map);
        return map.build();
    }

    private void put(CborMapBuilder map, String field, CborValue value) {
        if (!left.contains(field)) {
            map.put(field, value);
        }
    }
}
