package dev.candor.c2pa.kit;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Files of the corpus on which the engine and c2pa-rs 0.91 do not agree, by reason: what the
/// specification says.
public enum CorpusWaiver {
    /// C2PA 2.4, 15.10: only standard assertions are judged. A broken CAWG identity says nothing of
    /// the asset, though c2pa-rs counts it against the whole file.
    ONLY_IDENTITY_IS_BROKEN(
            Difference.OF_VERDICT,
            "invalid_cose_sign1.jpg",
            "signature_mismatch.jpg",
            "valid_until_in_past.jpg",
            "missing_vc.jpg",
            "invalid_content_type.jpg",
            "did_doc_without_assertion_method.jpg",
            "malformed_cbor.jpg"),

    /// C2PA 2.4, 14.4.1: the purpose c2pa-kp-claimSigning is one that every list of anchors knows.
    /// c2pa-rs does not unless it is told of it.
    ONLY_CLAIM_SIGNING_PURPOSE(
            Difference.OF_VERDICT,
            "x509-es256-jpeg.jpg",
            "x509-es256-png.png",
            "x509-eddsa-jpeg.jpg",
            "valid_jpeg_es256.jpg"),

    /// C2PA 2.4, 13.2.2: the payload of a claim signature is always nil.
    ATTACHED_PAYLOAD(Difference.OF_VERDICT, "cose-attach-jpg.jpg"),

    /// C2PA 2.4, 14.4.2: a time stamp is believed if the caller's anchors vouch for its authority.
    /// c2pa-rs carries anchors of its own for authorities that the caller never named.
    STAMP_OF_AN_AUTHORITY_NOBODY_NAMED(
            Difference.OF_VERDICT,
            "C.jpg",
            "CA.jpg",
            "XCA.jpg",
            "CIE-sig-CA.jpg",
            "boxhash.jpg",
            "cloud_manifest.c2pa",
            "video1.mp4",
            "ocsp.jpg",
            "success.jpg",
            "valid_time_stamp.jpg",
            "extra_field.jpg",
            "pad1_invalid.jpg",
            "duplicate_assertion_reference.jpg",
            "adobe-20220124-C.jpg",
            "adobe-20220124-CA.jpg",
            "adobe-20220124-CACA.jpg",
            "adobe-20220124-CAI.jpg",
            "adobe-20220124-CICA.jpg",
            "adobe-20220124-E-dat-CA.jpg",
            "adobe-20220124-XCA.jpg",
            "trustnxt-icon-signed-timestamp.jpg"),

    /// C2PA 2.4, 15.8: a signature outside its certificate's validity is
    /// `claimSignature.outsideValidity`; c2pa-rs has a code of its own for it, says
    /// `claimSignature.insideValidity` all the same, and takes an expired signer for a stranger.
    EXPIRED_IN_ANOTHER_WORD(
            Difference.OF_CODES,
            "nikon-20221019-building.jpeg",
            "cert-expired-jpg.jpg",
            "cert-expired-png.png",
            "cert-future-jpg.jpg",
            "cert-future-png.png"),

    /// C2PA 2.4, 15.8.1.2: a time stamp that the store holds for a manifest is tried, and what is
    /// wrong with it is told. c2pa-rs passes over one that does not match.
    STAMP_FOR_ANOTHER_SIGNATURE(Difference.OF_CODES, "update_manifest.jpg"),

    /// C2PA 2.4, 15.8.2: `timeStamp.validated` and `timeStamp.trusted` are issued if the validation
    /// of the stamp did not fail, so neither beside `timeStamp.untrusted`.
    STAMP_OF_A_STRANGER_IS_NOT_VALIDATED(Difference.OF_CODES, "stamp-stranger-jpg.jpg"),

    /// C2PA 2.4, 15.7: the chain of trust is judged whatever the algorithm is, and the signature is
    /// not looked at where the claim was rejected for its algorithm.
    ALGORITHM_ENDS_THE_MATTER(Difference.OF_CODES, "cose-alg-jpg.jpg"),

    /// C2PA 2.4, 15.9.2: where no answer in the store settles the matter, and nobody is asked,
    /// `signingCredential.ocsp.skipped` is issued; that an answer says `unknown` is recorded.
    /// c2pa-rs says nothing.
    RESPONDER_THAT_DOES_NOT_KNOW(Difference.OF_CODES, "ocsp-unknown-jpg.jpg"),

    /// VAL-ASSE-0061 and before: c2pa-rs wrote a Merkle map of a fragmented file that it cannot
    /// read back itself, and calls it a mismatch.
    MERKLE_MAP_WRITTEN_WRONG(Difference.OF_CODES, "merkle-fmp4.mp4", "merkle-fmp4-content.mp4"),

    /// VAL-ASSE-0043: an exclusion holds the store and nothing else. A chunk whose checksum is
    /// wrong holds bytes that no PNG reader takes for a store.
    CHECKSUM_OF_THE_CHUNK(Difference.OF_CODES, "png-claim.png", "png-assertion.png");

    private final Difference difference;
    private final Set<String> files;

    CorpusWaiver(Difference difference, String... files) {
        this.difference = difference;
        this.files = Set.of(files);
    }

    /// What may differ: the answer and the codes, or the codes alone.
    public enum Difference {
        OF_VERDICT,
        OF_CODES
    }

    /// The files, by name.
    public Set<String> files() {
        return files;
    }

    public static Optional<CorpusWaiver> ofVerdict(String file) {
        return Arrays.stream(values())
                .filter(waiver -> waiver.difference == Difference.OF_VERDICT)
                .filter(waiver -> waiver.files.contains(file))
                .findFirst();
    }

    public static Optional<CorpusWaiver> ofCodes(String file) {
        return Arrays.stream(values()).filter(waiver -> waiver.files.contains(file)).findFirst();
    }
}
