package dev.candor.consent.grant;

import dev.candor.consent.representative.RepresentativeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A yes: how, in which language the notice was shown, by whom, and what proves it.
///
/// @param speaker the representative who said it; none when the person did
/// @param challenge whose words were said
/// @param signature what a signing service recorded
/// @param capture who captured it, where that was a partner
record Expression(
        Method method,
        String language,
        List<Evidence> evidence,
        @Nullable RepresentativeId speaker,
        @Nullable UUID challenge,
        @Nullable Signature signature,
        @Nullable Capture capture) {
    Expression {
        evidence = List.copyOf(evidence);
    }

    /// Whether something stays that can be shown: a document, a signature, or words on record.
    boolean isOnRecord() {
        return !evidence.isEmpty() || signature != null || challenge != null;
    }

    /// What a signing service recorded.
    ///
    /// @param provider an open code
    /// @param reference the service's own number of the act
    record Signature(String provider, String reference, Instant signedAt) {}

    /// What a partner captured for the organization, with the notice's own text.
    ///
    /// @param by who captured it, a party's name or number
    /// @param attestation SHA-256 of the partner's signed statement
    record Capture(String by, Instant at, String attestation) {}
}
