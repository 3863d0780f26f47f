package dev.candor.consent.check;

import dev.candor.consent.scope.ScopeLine;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/// Who wants to use a likeness. Without a licensee the question is asked for everybody, which no
/// grant to one of them answers.
///
/// @param sublicensor the licensee whose grant is passed on
record Asker(@Nullable String licensee, @Nullable String sublicensor) {
    /// What keeps a line of a grant to `grantee` from answering; empty when nothing does.
    EnumSet<Reason> misses(String grantee, ScopeLine line) {
        if (licensee == null) {
            return EnumSet.of(Reason.LICENSEE_NOT_NAMED);
        }
        if (licensee.equals(grantee)) {
            return EnumSet.noneOf(Reason.class);
        }
        if (!grantee.equals(sublicensor)) {
            return EnumSet.of(Reason.LICENSEE_MISMATCH);
        }
        return line.conditions().sublicense() // invariant 8: off unless stated
                ? EnumSet.noneOf(Reason.class)
                : EnumSet.of(Reason.SUBLICENSE_NOT_IN_SCOPE);
    }

    /// Whether a grant to `grantee` may be this one's, or be passed on to it.
    boolean isNamedBy(String grantee) {
        return licensee != null && (licensee.equals(grantee) || grantee.equals(sublicensor));
    }

    /// Whether a no said to `other` is said to this one, too.
    boolean isMeantBy(String other) {
        return licensee == null || licensee.equals(other) || other.equals(sublicensor);
    }
}
