package dev.candor.c2pa.validation;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.manifest.Claim;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.Optional;

/// Finds and reads a manifest's claim (C2PA 2.4, 15.6).
final class ClaimCheck {
    private ClaimCheck() {}

    /// The claim, if there is exactly one and it is well-formed; else findings say why not.
    static Optional<Claim> check(Manifest manifest, Findings findings) {
        if (manifest.kind() == Manifest.Kind.COMPRESSED) {
            findings.add(
                    StatusCode.MANIFEST_COMPRESSED_INVALID,
                    Rule.STRU_0018,
                    manifest.uri(""),
                    "The manifest is compressed, and cannot be unpacked to one that may be.");
            return Optional.empty();
        }
        var claims = manifest.claims();
        if (claims.isEmpty()) {
            findings.add(StatusCode.CLAIM_MISSING, manifest.uri(""), "The manifest has no claim.");
            return Optional.empty();
        }
        if (claims.size() > 1) {
            findings.add(
                    StatusCode.CLAIM_MULTIPLE,
                    manifest.uri(""),
                    "The manifest has %d claims; it may have one.".formatted(claims.size()));
            return Optional.empty();
        }
        return read(manifest, claims.getFirst(), findings);
    }

    /// The claim, if it can be read; without findings.
    static Optional<Claim> read(Manifest manifest) {
        return check(manifest, new Findings());
    }

    private static Optional<Claim> read(
            Manifest manifest, JumbfBox.Superbox box, Findings findings) {
        var uri = manifest.uri(box.label());
        if (!box.label().equals(Labels.CLAIM_V2) && !box.label().equals(Labels.CLAIM_V1)) {
            findings.add(
                    StatusCode.CLAIM_MISSING, uri, "The claim has a label that no claim may have.");
            return Optional.empty();
        }
        if (box.children().size() > 1) {
            findings.add(
                    StatusCode.CLAIM_MALFORMED,
                    Rule.STRU_0020,
                    uri,
                    "The claim is more than one piece of CBOR.");
            return Optional.empty();
        }
        CborValue value;
        try {
            value = CborReader.read(box.payload("cbor").orElse(Bytes.EMPTY));
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.CLAIM_CBOR_INVALID,
                    uri,
                    "The claim is not well-formed CBOR: %s.".formatted(e.reason()));
            return Optional.empty();
        }
        try {
            return Optional.of(Claim.of(box.label(), value));
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.CLAIM_MALFORMED,
                    e.reason().equals(Claim.NAMELESS) ? Rule.STRU_0021 : Rule.STRU_0020,
                    uri,
                    "The claim %s.".formatted(e.reason()));
            return Optional.empty();
        }
    }
}
