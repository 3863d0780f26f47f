package dev.candor.c2pa.kit;

import java.util.Random;

/// The randomness of property tests: `-Dseed=…` sets the seed, and a failure can be repeated by the
/// seed it printed.
public final class Seeded {
    private Seeded() {}

    public static Random random() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        return new Random(seed);
    }
}
