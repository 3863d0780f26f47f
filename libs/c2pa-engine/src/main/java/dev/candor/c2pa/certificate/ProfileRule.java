package dev.candor.c2pa.certificate;

/// The rules every certificate has to meet (C2PA 2.2 and 2.4, 14.5.1.1 and 14.5.1.2), and those a
/// chain has to meet before anything is signed with it (13.2.1, 14.5 and 15.8).
public enum ProfileRule {
    SIGNATURE_ALGORITHM("signed with ECDSA, RSA or RSASSA-PSS over SHA-2, or Ed25519"),
    PSS_PARAMETERS("RSASSA-PSS says one SHA-2 for the hash and for the mask"),
    PUBLIC_KEY("a key on P-256, P-384 or P-521, of Ed25519, or RSA of at least 2048 bits"),
    VERSION("version 3"),
    UNIQUE_IDENTIFIERS("no issuerUniqueID and no subjectUniqueID"),
    BASIC_CONSTRAINTS("cA for those who sign certificates, and for nobody else"),
    PATH_LENGTH("no more authorities below than pathLenConstraint allows"),
    AUTHORITY_KEY_IDENTIFIER("an authority key identifier unless self-signed"),
    SUBJECT_KEY_IDENTIFIER("a subject key identifier in an authority's certificate"),
    KEY_USAGE("a key usage that allows what the key is used for"),
    EXTENDED_KEY_USAGE("an extended key usage that allows what the key is used for"),
    ANY_PURPOSE("not for any purpose (anyExtendedKeyUsage)"),
    ONE_TRADE("time stamps and OCSP answers beside no other purpose"),
    ORDER("each certificate is followed by that of its issuer"),
    ISSUER("signed by the key of its issuer"),
    ANCHOR("the chain ends below the trust anchor, which validators have of their own"),
    VALIDITY("in force at the time of signing"),
    ALGORITHM("a key that the signature algorithm can use"),
    NAMED_HOLDER(
            "for signing documents or, until April 2027, for e-mail of a holder who was validated"
                    + " beyond the mailbox"),
    KEY_PAIR("the private key is that of the certificate");

    private final String words;

    ProfileRule(String words) {
        this.words = words;
    }

    /// The rule in a few words.
    public String words() {
        return words;
    }
}
