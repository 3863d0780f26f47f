package dev.candor.c2pa.report;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The specification's own words for what a check found (C2PA 2.4, 15.2.2): 16 for success, 15 that
/// only inform, 84 that fail.
public enum StatusCode implements Code {
    ASSERTION_ACCESSIBLE("assertion.accessible", Kind.SUCCESS),
    ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MATCH(
            "assertion.alternativeContentRepresentation.match", Kind.SUCCESS),
    ASSERTION_BMFF_HASH_MATCH("assertion.bmffHash.match", Kind.SUCCESS),
    ASSERTION_BOXES_HASH_MATCH("assertion.boxesHash.match", Kind.SUCCESS),
    ASSERTION_COLLECTION_HASH_MATCH("assertion.collectionHash.match", Kind.SUCCESS),
    ASSERTION_DATA_HASH_MATCH("assertion.dataHash.match", Kind.SUCCESS),
    ASSERTION_HASHED_URI_MATCH("assertion.hashedURI.match", Kind.SUCCESS),
    ASSERTION_MULTI_ASSET_HASH_MATCH("assertion.multiAssetHash.match", Kind.SUCCESS),
    CLAIM_SIGNATURE_INSIDE_VALIDITY("claimSignature.insideValidity", Kind.SUCCESS),
    CLAIM_SIGNATURE_VALIDATED("claimSignature.validated", Kind.SUCCESS),
    INGREDIENT_CLAIM_SIGNATURE_VALIDATED("ingredient.claimSignature.validated", Kind.SUCCESS),
    INGREDIENT_MANIFEST_VALIDATED("ingredient.manifest.validated", Kind.SUCCESS),
    SIGNING_CREDENTIAL_OCSP_NOT_REVOKED("signingCredential.ocsp.notRevoked", Kind.SUCCESS),
    SIGNING_CREDENTIAL_TRUSTED("signingCredential.trusted", Kind.SUCCESS),
    TIME_STAMP_TRUSTED("timeStamp.trusted", Kind.SUCCESS),
    TIME_STAMP_VALIDATED("timeStamp.validated", Kind.SUCCESS),
    ALGORITHM_DEPRECATED("algorithm.deprecated", Kind.INFORMATIONAL),
    ASSERTION_BMFF_HASH_ADDITIONAL_EXCLUSIONS_PRESENT(
            "assertion.bmffHash.additionalExclusionsPresent", Kind.INFORMATIONAL),
    ASSERTION_BOXES_HASH_ADDITIONAL_EXCLUSIONS_PRESENT(
            "assertion.boxesHash.additionalExclusionsPresent", Kind.INFORMATIONAL),
    ASSERTION_DATA_HASH_ADDITIONAL_EXCLUSIONS_PRESENT(
            "assertion.dataHash.additionalExclusionsPresent", Kind.INFORMATIONAL),
    INGREDIENT_UNKNOWN_PROVENANCE("ingredient.unknownProvenance", Kind.INFORMATIONAL),
    SIGNING_CREDENTIAL_OCSP_INACCESSIBLE("signingCredential.ocsp.inaccessible", Kind.INFORMATIONAL),
    SIGNING_CREDENTIAL_OCSP_SKIPPED("signingCredential.ocsp.skipped", Kind.INFORMATIONAL),
    SIGNING_CREDENTIAL_OCSP_UNKNOWN("signingCredential.ocsp.unknown", Kind.INFORMATIONAL),
    TIME_OF_SIGNING_INSIDE_VALIDITY("timeOfSigning.insideValidity", Kind.INFORMATIONAL),
    TIME_OF_SIGNING_OUTSIDE_VALIDITY("timeOfSigning.outsideValidity", Kind.INFORMATIONAL),
    TIME_STAMP_CREDENTIAL_INVALID("timeStamp.credentialInvalid", Kind.INFORMATIONAL),
    TIME_STAMP_MALFORMED("timeStamp.malformed", Kind.INFORMATIONAL),
    TIME_STAMP_MISMATCH("timeStamp.mismatch", Kind.INFORMATIONAL),
    TIME_STAMP_OUTSIDE_VALIDITY("timeStamp.outsideValidity", Kind.INFORMATIONAL),
    TIME_STAMP_UNTRUSTED("timeStamp.untrusted", Kind.INFORMATIONAL),
    ALGORITHM_UNSUPPORTED("algorithm.unsupported", Kind.FAILURE),
    ASSERTION_ACTION_INGREDIENT_MISMATCH("assertion.action.ingredientMismatch", Kind.FAILURE),
    ASSERTION_ACTION_MALFORMED("assertion.action.malformed", Kind.FAILURE),
    ASSERTION_ACTION_REDACTED("assertion.action.redacted", Kind.FAILURE),
    ASSERTION_ACTION_REDACTION_MISMATCH("assertion.action.redactionMismatch", Kind.FAILURE),
    ASSERTION_ACTION_SOFT_BINDING_MISSING("assertion.action.softBindingMissing", Kind.FAILURE),
    ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_HASH_MISMATCH(
            "assertion.alternativeContentRepresentation.hashMismatch", Kind.FAILURE),
    ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MALFORMED(
            "assertion.alternativeContentRepresentation.malformed", Kind.FAILURE),
    ASSERTION_ALTERNATIVE_CONTENT_REPRESENTATION_MISSING(
            "assertion.alternativeContentRepresentation.missing", Kind.FAILURE),
    ASSERTION_BMFF_HASH_MALFORMED("assertion.bmffHash.malformed", Kind.FAILURE),
    ASSERTION_BMFF_HASH_MISMATCH("assertion.bmffHash.mismatch", Kind.FAILURE),
    ASSERTION_BOXES_HASH_MALFORMED("assertion.boxesHash.malformed", Kind.FAILURE),
    ASSERTION_BOXES_HASH_MISMATCH("assertion.boxesHash.mismatch", Kind.FAILURE),
    ASSERTION_BOXES_HASH_UNKNOWN_BOX("assertion.boxesHash.unknownBox", Kind.FAILURE),
    ASSERTION_CBOR_INVALID("assertion.cbor.invalid", Kind.FAILURE),
    ASSERTION_CLOUD_DATA_ACTIONS("assertion.cloud-data.actions", Kind.FAILURE),
    ASSERTION_CLOUD_DATA_HARD_BINDING("assertion.cloud-data.hardBinding", Kind.FAILURE),
    ASSERTION_CLOUD_DATA_LABEL_MISMATCH("assertion.cloud-data.labelMismatch", Kind.FAILURE),
    ASSERTION_CLOUD_DATA_MALFORMED("assertion.cloud-data.malformed", Kind.FAILURE),
    ASSERTION_COLLECTION_HASH_INCORRECT_FILE_COUNT(
            "assertion.collectionHash.incorrectFileCount", Kind.FAILURE),
    ASSERTION_COLLECTION_HASH_INVALID_URI("assertion.collectionHash.invalidURI", Kind.FAILURE),
    ASSERTION_COLLECTION_HASH_MALFORMED("assertion.collectionHash.malformed", Kind.FAILURE),
    ASSERTION_COLLECTION_HASH_MISMATCH("assertion.collectionHash.mismatch", Kind.FAILURE),
    ASSERTION_DATA_HASH_MALFORMED("assertion.dataHash.malformed", Kind.FAILURE),
    ASSERTION_DATA_HASH_MISMATCH("assertion.dataHash.mismatch", Kind.FAILURE),
    ASSERTION_DATA_HASH_REDACTED("assertion.dataHash.redacted", Kind.FAILURE),
    ASSERTION_EXTERNAL_REFERENCE_CREATED("assertion.external-reference.created", Kind.FAILURE),
    ASSERTION_EXTERNAL_REFERENCE_HASH_MISMATCH(
            "assertion.external-reference.hashMismatch", Kind.FAILURE),
    ASSERTION_EXTERNAL_REFERENCE_LABEL_MISMATCH(
            "assertion.external-reference.labelMismatch", Kind.FAILURE),
    ASSERTION_EXTERNAL_REFERENCE_MALFORMED("assertion.external-reference.malformed", Kind.FAILURE),
    ASSERTION_HARD_BINDING_REDACTED("assertion.hardBinding.redacted", Kind.FAILURE),
    ASSERTION_HASHED_URI_MISMATCH("assertion.hashedURI.mismatch", Kind.FAILURE),
    ASSERTION_INACCESSIBLE("assertion.inaccessible", Kind.FAILURE),
    ASSERTION_INGREDIENT_MALFORMED("assertion.ingredient.malformed", Kind.FAILURE),
    ASSERTION_JSON_INVALID("assertion.json.invalid", Kind.FAILURE),
    ASSERTION_MISSING("assertion.missing", Kind.FAILURE),
    ASSERTION_MULTI_ASSET_HASH_MALFORMED("assertion.multiAssetHash.malformed", Kind.FAILURE),
    ASSERTION_MULTI_ASSET_HASH_MISMATCH("assertion.multiAssetHash.mismatch", Kind.FAILURE),
    ASSERTION_MULTI_ASSET_HASH_MISSING_PART("assertion.multiAssetHash.missingPart", Kind.FAILURE),
    ASSERTION_MULTIPLE_HARD_BINDINGS("assertion.multipleHardBindings", Kind.FAILURE),
    ASSERTION_NOT_REDACTED("assertion.notRedacted", Kind.FAILURE),
    ASSERTION_OUTSIDE_MANIFEST("assertion.outsideManifest", Kind.FAILURE),
    ASSERTION_SELF_REDACTED("assertion.selfRedacted", Kind.FAILURE),
    ASSERTION_TIMESTAMP_MALFORMED("assertion.timestamp.malformed", Kind.FAILURE),
    ASSERTION_UNDECLARED("assertion.undeclared", Kind.FAILURE),
    CLAIM_CBOR_INVALID("claim.cbor.invalid", Kind.FAILURE),
    CLAIM_HARD_BINDINGS_MISSING("claim.hardBindings.missing", Kind.FAILURE),
    CLAIM_MALFORMED("claim.malformed", Kind.FAILURE),
    CLAIM_MISSING("claim.missing", Kind.FAILURE),
    CLAIM_MULTIPLE("claim.multiple", Kind.FAILURE),
    CLAIM_SIGNATURE_MISMATCH("claimSignature.mismatch", Kind.FAILURE),
    CLAIM_SIGNATURE_MISSING("claimSignature.missing", Kind.FAILURE),
    CLAIM_SIGNATURE_OUTSIDE_VALIDITY("claimSignature.outsideValidity", Kind.FAILURE),
    GENERAL_ERROR("general.error", Kind.FAILURE),
    HASHED_URI_MISMATCH("hashedURI.mismatch", Kind.FAILURE),
    HASHED_URI_MISSING("hashedURI.missing", Kind.FAILURE),
    INGREDIENT_CLAIM_SIGNATURE_MISMATCH("ingredient.claimSignature.mismatch", Kind.FAILURE),
    INGREDIENT_CLAIM_SIGNATURE_MISSING("ingredient.claimSignature.missing", Kind.FAILURE),
    INGREDIENT_MANIFEST_MISMATCH("ingredient.manifest.mismatch", Kind.FAILURE),
    INGREDIENT_MANIFEST_MISSING("ingredient.manifest.missing", Kind.FAILURE),
    LIVEVIDEO_ASSERTION_INVALID("livevideo.assertion.invalid", Kind.FAILURE),
    LIVEVIDEO_CONTINUITY_METHOD_INVALID("livevideo.continuityMethod.invalid", Kind.FAILURE),
    LIVEVIDEO_INIT_INVALID("livevideo.init.invalid", Kind.FAILURE),
    LIVEVIDEO_MANIFEST_INVALID("livevideo.manifest.invalid", Kind.FAILURE),
    LIVEVIDEO_SEGMENT_INVALID("livevideo.segment.invalid", Kind.FAILURE),
    LIVEVIDEO_SESSIONKEY_INVALID("livevideo.sessionkey.invalid", Kind.FAILURE),
    MANIFEST_COMPRESSED_INVALID("manifest.compressed.invalid", Kind.FAILURE),
    MANIFEST_HTML_MULTIPLE_MANIFESTS("manifest.html.multipleManifests", Kind.FAILURE),
    MANIFEST_INACCESSIBLE("manifest.inaccessible", Kind.FAILURE),
    MANIFEST_MULTIPLE_PARENTS("manifest.multipleParents", Kind.FAILURE),
    MANIFEST_STRUCTURED_TEXT_EMPTY_REFERENCE(
            "manifest.structuredText.emptyReference", Kind.FAILURE),
    MANIFEST_STRUCTURED_TEXT_MALFORMED_REFERENCE(
            "manifest.structuredText.malformedReference", Kind.FAILURE),
    MANIFEST_STRUCTURED_TEXT_MULTIPLE_REFERENCES(
            "manifest.structuredText.multipleReferences", Kind.FAILURE),
    MANIFEST_STRUCTURED_TEXT_NO_MANIFEST("manifest.structuredText.noManifest", Kind.FAILURE),
    MANIFEST_STRUCTURED_TEXT_NO_RESOLUTION_PATH(
            "manifest.structuredText.noResolutionPath", Kind.FAILURE),
    MANIFEST_TEXT_CORRUPTED_WRAPPER("manifest.text.corruptedWrapper", Kind.FAILURE),
    MANIFEST_TEXT_MULTIPLE_WRAPPERS("manifest.text.multipleWrappers", Kind.FAILURE),
    MANIFEST_TIMESTAMP_INVALID("manifest.timestamp.invalid", Kind.FAILURE),
    MANIFEST_TIMESTAMP_WRONG_PARENTS("manifest.timestamp.wrongParents", Kind.FAILURE),
    MANIFEST_UPDATE_INVALID("manifest.update.invalid", Kind.FAILURE),
    MANIFEST_UPDATE_WRONG_PARENTS("manifest.update.wrongParents", Kind.FAILURE),
    SIGNING_CREDENTIAL_INVALID("signingCredential.invalid", Kind.FAILURE),
    SIGNING_CREDENTIAL_OCSP_REVOKED("signingCredential.ocsp.revoked", Kind.FAILURE),
    SIGNING_CREDENTIAL_UNTRUSTED("signingCredential.untrusted", Kind.FAILURE);

    private static final Map<String, StatusCode> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toMap(StatusCode::code, Function.identity()));

    private final String code;
    private final Kind kind;

    StatusCode(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /// The code as the specification spells it, such as `assertion.dataHash.match`.
    @Override
    public String code() {
        return code;
    }

    /// Whether the code says success, information or failure.
    @Override
    public Kind kind() {
        return kind;
    }

    /// The constant of a spelled code, if C2PA 2.4 has it.
    public static Optional<StatusCode> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
