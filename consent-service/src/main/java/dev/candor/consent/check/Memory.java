package dev.candor.consent.check;

import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.identity.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What this replica has read and nobody has changed since, as far as it has heard. Thread safe.
///
/// It holds what was read with the size the organization's ledger had then; news of a larger
/// ledger makes it old. While no news can be heard it holds nothing, so that a question is
/// answered from the database.
@ApplicationScoped
class Memory {
    private static final int MOST = 10_000;

    private final Map<Key, Snapshot> snapshots =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Snapshot> eldest) {
                    return size() > MOST;
                }
            };
    private final Map<Organization, Long> sizes = new HashMap<>();
    private @Nullable Instant heardUpTo;
    private long opening;

    /// What a snapshot is about; times are judged anew with each question.
    private record Key(
            Organization organization,
            String account,
            List<SubjectId> people,
            Set<String> hashes,
            Set<String> projects) {
        static Key of(Asked asked) {
            return new Key(
                    asked.organization(),
                    asked.account(),
                    asked.people(),
                    asked.hashes(),
                    asked.projects());
        }
    }

    /// @param stale how old it may be: all that was committed earlier is known
    record Recalled(Snapshot snapshot, Duration stale) {}

    /// News can be heard from now on. Nothing that was read before counts.
    synchronized void open() {
        forget();
    }

    /// No news can be heard any more.
    synchronized void close() {
        forget();
        heardUpTo = null;
    }

    /// Everything that was committed up to `at` has been heard of.
    synchronized void heard(Instant at) {
        heardUpTo = at;
    }

    /// An organization's ledger has this size.
    synchronized void grown(Organization organization, long size) {
        sizes.merge(organization, size, Math::max);
    }

    /// Names the time before a reading, for [#keep].
    synchronized long ticket() {
        return opening;
    }

    /// Keeps what was read, unless it is old already or was read before the memory was opened.
    synchronized void keep(Asked asked, Snapshot snapshot, long ticket) {
        if (heardUpTo != null && ticket == opening && isCurrent(asked.organization(), snapshot)) {
            snapshots.put(Key.of(asked), snapshot);
        }
    }

    /// What was read of this and is no older than `most` at `now`.
    synchronized Optional<Recalled> recall(Asked asked, Instant now, Duration most) {
        if (heardUpTo == null) {
            return Optional.empty();
        }
        var stale = Duration.between(heardUpTo, now);
        var snapshot = snapshots.get(Key.of(asked));
        if (snapshot == null || stale.compareTo(most) > 0) {
            return Optional.empty();
        }
        if (!isCurrent(asked.organization(), snapshot)) {
            snapshots.remove(Key.of(asked));
            return Optional.empty();
        }
        return Optional.of(new Recalled(snapshot, stale.isNegative() ? Duration.ZERO : stale));
    }

    private boolean isCurrent(Organization organization, Snapshot snapshot) {
        return snapshot.ledgerSeq() >= sizes.getOrDefault(organization, 0L);
    }

    private void forget() {
        snapshots.clear();
        sizes.clear();
        opening++;
    }
}
