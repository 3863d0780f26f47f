package dev.candor.c2pa.cbor;

import dev.candor.c2pa.io.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a map together, entry by entry. Not thread safe.
public final class CborMapBuilder {
    private final List<CborValue.Entry> entries = new ArrayList<>();

    public CborMapBuilder put(CborValue key, CborValue value) {
        entries.add(new CborValue.Entry(key, value, Bytes.EMPTY));
        return this;
    }

    public CborMapBuilder put(String key, CborValue value) {
        return put(CborValue.of(key), value);
    }

    public CborMapBuilder put(String key, String value) {
        return put(key, CborValue.of(value));
    }

    /// The entry, unless there is no value.
    public CborMapBuilder putIfPresent(String key, @Nullable String value) {
        return value == null ? this : put(key, value);
    }

    public CborValue.Map build() {
        return new CborValue.Map(entries);
    }
}
