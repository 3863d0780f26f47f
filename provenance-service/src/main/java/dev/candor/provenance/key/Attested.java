package dev.candor.provenance.key;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What an identity has others say of its signatures, beside what the operator has said of all.
///
/// @param stampAuthority the time-stamping authority (RFC 3161) in place of the operator's; the
/// operator's, if there is one, where null
/// @param stapled whether its signatures keep the word of OCSP responders about its certificates
public record Attested(@Nullable URI stampAuthority, boolean stapled) {
    /// Nothing but what the operator wants.
    public static final Attested AS_THE_OPERATOR_SAYS = new Attested(null, false);
}
