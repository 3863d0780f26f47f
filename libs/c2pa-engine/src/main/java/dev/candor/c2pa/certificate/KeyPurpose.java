package dev.candor.c2pa.certificate;

import java.util.Set;

/// The purposes a certificate may be for, by object identifier (C2PA 2.4, 14.4.1 and 14.5.1.1).
final class KeyPurpose {
    static final String CLAIM_SIGNING = "1.3.6.1.4.1.62558.2.1";
    static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";
    static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    static final String ANY = "2.5.29.37.0";

    /// The purposes that let a certificate sign claims.
    static final Set<String> FOR_CLAIMS = Set.of(CLAIM_SIGNING, DOCUMENT_SIGNING, EMAIL_PROTECTION);

    private KeyPurpose() {}
}
