package dev.candor.c2pa.report;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a check of an identity assertion found, in the words of CAWG Identity Assertion 1.3 (7.2,
/// 8.1.8 and 8.2.2). Says something of that one assertion, and never changes the verdict over the
/// asset.
public enum IdentityCode implements Code {
    TRUSTED("cawg.identity.trusted", Kind.SUCCESS),
    WELL_FORMED("cawg.identity.well-formed", Kind.SUCCESS),
    CBOR_INVALID("cawg.identity.cbor.invalid", Kind.FAILURE),
    ASSERTION_MISMATCH("cawg.identity.assertion.mismatch", Kind.FAILURE),
    ASSERTION_DUPLICATE("cawg.identity.assertion.duplicate", Kind.FAILURE),
    CREDENTIAL_REVOKED("cawg.identity.credential_revoked", Kind.FAILURE),
    HARD_BINDING_MISSING("cawg.identity.hard_binding_missing", Kind.FAILURE),
    HARD_BINDING_INCORRECT("cawg.identity.hard_binding_incorrect", Kind.FAILURE),
    SIG_TYPE_UNKNOWN("cawg.identity.sig_type.unknown", Kind.FAILURE),
    PAD_INVALID("cawg.identity.pad.invalid", Kind.FAILURE),
    NETWORK_TRAFFIC_BLOCKED("cawg.identity.network_traffic_blocked", Kind.FAILURE),
    X509_CREDENTIAL_TRUSTED("cawg.x509.credential.trusted", Kind.SUCCESS),
    X509_SIGNATURE_VALIDATED("cawg.x509.signature.validated", Kind.SUCCESS),
    X509_SIGNATURE_INSIDE_VALIDITY("cawg.x509.signature.inside_validity", Kind.SUCCESS),
    X509_TIME_STAMP_TRUSTED("cawg.x509.time_stamp.trusted", Kind.SUCCESS),
    X509_TIME_STAMP_VALIDATED("cawg.x509.time_stamp.validated", Kind.SUCCESS),
    X509_OCSP_NOT_REVOKED("cawg.x509.ocsp.not_revoked", Kind.SUCCESS),
    X509_OCSP_INACCESSIBLE("cawg.x509.ocsp.inaccessible", Kind.INFORMATIONAL),
    X509_OCSP_SKIPPED("cawg.x509.ocsp.skipped", Kind.INFORMATIONAL),
    X509_OCSP_UNKNOWN("cawg.x509.ocsp.unknown", Kind.INFORMATIONAL),
    X509_TIME_OF_SIGNING_INSIDE_VALIDITY(
            "cawg.x509.time_of_signing.inside_validity", Kind.INFORMATIONAL),
    X509_TIME_OF_SIGNING_OUTSIDE_VALIDITY(
            "cawg.x509.time_of_signing.outside_validity", Kind.INFORMATIONAL),
    X509_TIME_STAMP_CREDENTIAL_INVALID(
            "cawg.x509.time_stamp.credential_invalid", Kind.INFORMATIONAL),
    X509_TIME_STAMP_MALFORMED("cawg.x509.time_stamp.malformed", Kind.INFORMATIONAL),
    X509_TIME_STAMP_MISMATCH("cawg.x509.time_stamp.mismatch", Kind.INFORMATIONAL),
    X509_TIME_STAMP_OUTSIDE_VALIDITY("cawg.x509.time_stamp.outside_validity", Kind.INFORMATIONAL),
    X509_TIME_STAMP_UNTRUSTED("cawg.x509.time_stamp.untrusted", Kind.INFORMATIONAL),
    X509_ALGORITHM_UNSUPPORTED("cawg.x509.algorithm.unsupported", Kind.FAILURE),
    X509_CREDENTIAL_UNTRUSTED("cawg.x509.credential.untrusted", Kind.FAILURE),
    X509_SIGNATURE_MISMATCH("cawg.x509.signature.mismatch", Kind.FAILURE),
    X509_SIGNATURE_OUTSIDE_VALIDITY("cawg.x509.signature.outside_validity", Kind.FAILURE),
    ICA_CREDENTIAL_VALID("cawg.ica.credential_valid", Kind.SUCCESS),
    ICA_CREDENTIAL_NOT_REVOKED("cawg.ica.credential.not_revoked", Kind.SUCCESS),
    ICA_TIME_STAMP_VALIDATED("cawg.ica.time_stamp.validated", Kind.SUCCESS),
    ICA_CREDENTIAL_REVOKED("cawg.ica.credential.revoked", Kind.FAILURE),
    ICA_DID_UNAVAILABLE("cawg.ica.did_unavailable", Kind.FAILURE),
    ICA_DID_UNSUPPORTED_METHOD("cawg.ica.did_unsupported_method", Kind.FAILURE),
    ICA_INVALID_ALG("cawg.ica.invalid_alg", Kind.FAILURE),
    ICA_INVALID_CONTENT_TYPE("cawg.ica.invalid_content_type", Kind.FAILURE),
    ICA_INVALID_COSE_SIGN1("cawg.ica.invalid_cose_sign1", Kind.FAILURE),
    ICA_INVALID_DID_DOCUMENT("cawg.ica.invalid_did_document", Kind.FAILURE),
    ICA_INVALID_ISSUER("cawg.ica.invalid_issuer", Kind.FAILURE),
    ICA_INVALID_VERIFIABLE_CREDENTIAL("cawg.ica.invalid_verifiable_credential", Kind.FAILURE),
    ICA_REVOCATION_UNAVAILABLE("cawg.ica.revocation.unavailable", Kind.FAILURE),
    ICA_REVOCATION_UNSUPPORTED("cawg.ica.revocation.unsupported", Kind.FAILURE),
    ICA_SIGNATURE_MISMATCH("cawg.ica.signature_mismatch", Kind.FAILURE),
    ICA_SIGNER_PAYLOAD_MISMATCH("cawg.ica.signer_payload.mismatch", Kind.FAILURE),
    ICA_TIME_STAMP_INVALID("cawg.ica.time_stamp.invalid", Kind.FAILURE),
    ICA_UNTRUSTED_ISSUER("cawg.ica.untrusted_issuer", Kind.FAILURE),
    ICA_VALID_FROM_INVALID("cawg.ica.valid_from.invalid", Kind.FAILURE),
    ICA_VALID_FROM_MISSING("cawg.ica.valid_from.missing", Kind.FAILURE),
    ICA_VALID_UNTIL_INVALID("cawg.ica.valid_until.invalid", Kind.FAILURE),
    ICA_VERIFIED_IDENTITIES_INVALID("cawg.ica.verified_identities.invalid", Kind.FAILURE),
    ICA_VERIFIED_IDENTITIES_MISSING("cawg.ica.verified_identities.missing", Kind.FAILURE);

    private static final Map<String, IdentityCode> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toMap(IdentityCode::code, Function.identity()));

    private final String code;
    private final Kind kind;

    IdentityCode(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /// The code that CAWG spells so.
    public static Optional<IdentityCode> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
