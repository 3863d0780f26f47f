package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;

/// Whether the manifest of an ingredient is the one that was taken in (C2PA 2.4, 15.11.3.3.1 and
/// 15.11.3.3.2).
final class LinkCheck {
    private final Lineage lineage;
    private final Findings findings;

    LinkCheck(Lineage lineage, Findings findings) {
        this.lineage = lineage;
        this.findings = findings;
    }

    /// What vouches for the manifest of an ingredient.
    enum Method {
        /// The hash of the whole manifest.
        MANIFEST,
        /// Only its claim signature, or only its claim: whether the two belong together is
        /// for the manifest's own checks to say.
        CLAIM,
        /// Nothing.
        NOTHING
    }

    Method check(Link link) {
        var target = link.target();
        if (target.isEmpty()) {
            findings.add(
                    StatusCode.INGREDIENT_MANIFEST_MISSING,
                    Rule.INGR_0009,
                    link.uri(),
                    "The manifest of an ingredient is not there.");
            return Method.NOTHING;
        }
        return lineage.isRedacted(target.get())
                ? checkSignature(link)
                : checkManifest(link, target.get());
    }

    /// The hash of the whole manifest vouches for its signature, too, so what the assertion says of
    /// the signature is not looked at; a public update manifest has a hash there that is not right.
    private Method checkManifest(Link link, Manifest manifest) {
        if (link.from().algorithm(link.reference()).isEmpty()) {
            return unsupported(link);
        }
        if (link.from().matches(link.reference(), manifest.stored())) {
            findings.add(
                    StatusCode.INGREDIENT_MANIFEST_VALIDATED,
                    Rule.INGR_0009,
                    link.uri(),
                    "An ingredient's credentials are as they were.");
            return Method.MANIFEST;
        }
        if (isEarly(link, manifest)) {
            return Method.CLAIM;
        }
        findings.add(
                StatusCode.INGREDIENT_MANIFEST_MISMATCH,
                Rule.INGR_0009,
                link.uri(),
                "An ingredient's credentials were changed.");
        return Method.NOTHING;
    }

    /// Early claim generators hashed the ingredient's claim alone. The claim vouches for its
    /// assertions, and its signature for itself.
    private static boolean isEarly(Link link, Manifest manifest) {
        return link.ingredient().version() == 1
                && link.from().claim().version() == 1
                && manifest.claims().size() == 1
                && link.from()
                        .algorithm(link.reference())
                        .filter(
                                by ->
                                        link.reference()
                                                .hash()
                                                .matches(manifest.claimBytes().digest(by.digest())))
                        .isPresent();
    }

    /// Something was taken out of the manifest, so only its signature is as it was (VAL-CRYP-0040).
    private Method checkSignature(Link link) {
        var reference = link.ingredient().claimSignature();
        var box = reference == null ? null : link.from().resolve(reference.url()).orElse(null);
        if (reference == null || box == null || !isSignature(link, box.raw().offset())) {
            findings.add(
                    StatusCode.INGREDIENT_CLAIM_SIGNATURE_MISSING,
                    Rule.CRYP_0040,
                    link.uri(),
                    "The claim signature of an ingredient is not there.");
            return Method.NOTHING;
        }
        if (link.from().algorithm(reference).isEmpty()) {
            return unsupported(link);
        }
        if (link.from().matches(reference, box)) {
            findings.add(
                    StatusCode.INGREDIENT_CLAIM_SIGNATURE_VALIDATED,
                    Rule.CRYP_0040,
                    link.uri(),
                    "The claim signature of an ingredient is as it was.");
            return Method.CLAIM;
        }
        findings.add(
                StatusCode.INGREDIENT_CLAIM_SIGNATURE_MISMATCH,
                Rule.CRYP_0040,
                link.uri(),
                "The claim signature of an ingredient was changed.");
        return Method.NOTHING;
    }

    /// The signature meant is that of the ingredient's own manifest, and no other box.
    private static boolean isSignature(Link link, int offset) {
        return link.target()
                .flatMap(Manifest::signature)
                .filter(box -> box.raw().offset() == offset)
                .isPresent();
    }

    private Method unsupported(Link link) {
        findings.add(
                StatusCode.ALGORITHM_UNSUPPORTED,
                Rule.ASSE_0041,
                link.uri(),
                "The ingredient's hash algorithm is none that C2PA allows.");
        return Method.NOTHING;
    }
}
