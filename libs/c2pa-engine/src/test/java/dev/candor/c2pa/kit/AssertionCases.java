package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the cases about assertions share: an asset that would be well but for one thing.
final class AssertionCases {
    static final TestAuthority TRUSTED = TestAuthority.trusted();
    private static final byte[] MEDIA = Media.jpeg();
    private static final String ACTIONS = "c2pa.actions.v2";

    private AssertionCases() {}

    /// A valid asset, and what is changed of its manifest.
    static byte[] valid(Consumer<ManifestForge> change) {
        return Forgery.valid(MEDIA, TRUSTED.signer()).manifest(change).bytes();
    }

    /// An asset whose manifest has nothing but its hard binding and what is added.
    static byte[] bare(Consumer<ManifestForge> change) {
        return Forgery.of(MEDIA, TRUSTED.signer()).manifest(change).bytes();
    }

    /// A created asset with more actions than that.
    static byte[] created(CborValue... more) {
        return bare(manifest -> manifest.assertion(ACTIONS, after(more)));
    }

    /// An asset that lies above a finished manifest.
    static byte[] above(byte[] parent, Consumer<ManifestForge> change) {
        return Forgery.of(MEDIA, TRUSTED.signer()).before(parent).manifest(change).bytes();
    }

    /// An actions assertion that begins well.
    static CborValue after(CborValue... more) {
        var actions = new ArrayList<CborValue>();
        actions.add(Forgery.action("c2pa.created", Forgery.DIGITAL_CREATION));
        actions.addAll(List.of(more));
        return Forgery.actions(actions.toArray(CborValue[]::new));
    }

    /// A map of names and values, in turns; a value is a text or a CBOR value.
    static CborValue map(Object... fields) {
        var map = new CborMapBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            map.put((String) fields[i], value(fields[i + 1]));
        }
        return map.build();
    }

    static CborValue list(Object... items) {
        return new CborValue.Array(List.of(items).stream().map(AssertionCases::value).toList());
    }

    /// An action with parameters.
    static CborValue action(String name, Object... parameters) {
        return map("action", name, "parameters", map(parameters));
    }

    private static CborValue value(Object value) {
        return switch (value) {
            case CborValue cbor -> cbor;
            case Integer number -> CborValue.of(number);
            case Boolean yes -> CborValue.of(yes);
            case byte[] bytes -> CborValue.of(bytes);
            default -> CborValue.of((String) value);
        };
    }
}
