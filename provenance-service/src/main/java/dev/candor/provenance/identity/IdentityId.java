package dev.candor.provenance.identity;

import dev.candor.kit.id.Ids;
import java.util.UUID;

/// Names a signing identity of an organization.
record IdentityId(UUID value) {
    static IdentityId next() {
        return new IdentityId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
