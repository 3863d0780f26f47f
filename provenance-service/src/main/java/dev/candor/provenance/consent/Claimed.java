package dev.candor.provenance.consent;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller says a consent check answered, which the token has to say too.
///
/// @param check id of the check
/// @param grants salted SHA-256 of each grant
/// @param purpose what the media is to be used for, if the caller says so
/// @param assets SHA-256 of the media, before and after it was edited
public record Claimed(
        String check,
        String decision,
        List<String> grants,
        long ledgerSeq,
        @Nullable String purpose,
        Set<String> assets) {
    public Claimed {
        grants = List.copyOf(grants);
        assets = Set.copyOf(assets);
    }
}
