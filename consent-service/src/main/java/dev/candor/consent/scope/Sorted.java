package dev.candor.consent.scope;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Sets that have an order, so that what is made of them is always the same.
final class Sorted {
    private Sorted() {}

    /// The values in their order, not to be changed.
    static <T extends Comparable<? super T>> Set<T> copyOf(Collection<T> values) {
        return values.size() < 2 // most have one value, and a tree of one costs as much as ten
                ? Set.copyOf(values)
                : Collections.unmodifiableSet(new TreeSet<>(values));
    }
}
