package dev.candor.consent.agreement;

/// Whether people may be asked after a version. RETIRED is final; grants made before stay.
enum AgreementStatus {
    DRAFT,
    PUBLISHED,
    RETIRED
}
