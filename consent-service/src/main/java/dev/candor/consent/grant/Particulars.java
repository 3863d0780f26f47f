package dev.candor.consent.grant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a grant may say of itself besides who, what and to whom.
///
/// @param answerBy until when the person may answer; afterwards the request has lapsed
/// @param jurisdictions ISO 3166 codes of countries and subdivisions, whose law is asked about
/// @param profiles legal profiles that are to hold, beside those that hold anyhow
/// @param lawfulBasis on what ground personal data is processed, an open code
/// @param retention how long the record is kept after its end, a period of ISO 8601
/// @param recipients third parties that get to see the data
/// @param agreement the version of an agreement that the lines are made after
/// @param renews the grant in whose place this one is asked for
/// @param writtenEvidence whether the licensee asks for a yes that stays on record
/// @param applied the legal profiles that held when it was asked for, by code and version
/// @param atRisk whether one of them doubts that it can be enforced
public record Particulars(
        @Nullable Instant answerBy,
        List<String> jurisdictions,
        List<String> profiles,
        @Nullable String lawfulBasis,
        @Nullable String retention,
        List<String> recipients,
        @Nullable CounselOrUnion counselOrUnion,
        @Nullable UUID agreement,
        @Nullable GrantId renews,
        boolean writtenEvidence,
        List<String> applied,
        boolean atRisk) {
    /// Nothing said.
    public static final Particulars NONE =
            new Particulars(
                    null, List.of(), List.of(), null, null, List.of(), null, null, null, false,
                    List.of(), false);

    public Particulars {
        jurisdictions = List.copyOf(jurisdictions);
        profiles = List.copyOf(profiles);
        recipients = List.copyOf(recipients);
        applied = List.copyOf(applied);
    }
}
