package dev.candor.kit.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/// Makes identifiers: UUIDv7 (RFC 9562, 5.7), in order of time within one process. Thread safe.
public final class Ids {
    private static final
    class Holder { // made at first use: a native image must not keep a seed from its build
        static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();
    }

    private Ids() {}

    public static UUID next() {
        return Holder.GENERATOR.generate();
    }
}
