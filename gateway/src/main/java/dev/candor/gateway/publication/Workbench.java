package dev.candor.gateway.publication;

import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The spooled files of one publication, so that all of them go when it ends. Thread safe.
final class Workbench {
    private final Spool spool;
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    Workbench(Spool spool, SpoolReference first) {
        this.spool = spool;
        ids.add(first.id());
    }

    void keep(SpoolReference file) {
        ids.add(file.id());
    }

    /// Blocking.
    ///
    /// @return how many files there were
    int clear() {
        ids.forEach(spool::discard);
        return ids.size();
    }
}
