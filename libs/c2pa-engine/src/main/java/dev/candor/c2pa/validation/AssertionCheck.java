package dev.candor.c2pa.validation;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the assertions a claim refers to are there, its own, as they were signed, and all of
/// them (C2PA 2.4, 15.10.3.1).
final class AssertionCheck {
    private final ManifestContext context;
    private final Map<String, JumbfBox.Superbox> own;
    private final Set<String> redacted;
    private final Specification specification;
    private final Findings findings;

    /// @param redacted absolute paths of the assertions that some claim of the store took out
    AssertionCheck(
            ManifestContext context,
            Set<String> redacted,
            Specification specification,
            Findings findings) {
        this.context = context;
        this.own = own(context.manifest());
        this.redacted = redacted;
        this.specification = specification;
        this.findings = findings;
    }

    /// The assertions that are intact and whose content can be read.
    List<Assertion> check() {
        if (context.manifest().assertionStore().isEmpty()) {
            findings.add(
                    StatusCode.ASSERTION_MISSING,
                    Rule.ASSE_0010,
                    context.manifest().uri(Labels.ASSERTIONS),
                    "The manifest has no assertion store.");
            return List.of();
        }
        checkOwnRedactions();
        var intact = new ArrayList<Assertion>();
        context.claim().created().forEach(one -> check(one, true).ifPresent(intact::add));
        context.claim().gathered().forEach(one -> check(one, false).ifPresent(intact::add));
        checkDeclared();
        return List.copyOf(intact);
    }

    /// No claim takes out an assertion of its own (VAL-INGR-0003), nor anything else of its
    /// manifest.
    private void checkOwnRedactions() {
        for (var uri : context.claim().redacted()) {
            if (context.isOwn(uri)) {
                findings.add(
                        StatusCode.ASSERTION_SELF_REDACTED,
                        Rule.ASSE_0015,
                        context.claimUri(),
                        "The claim takes out something of its own manifest.");
            }
        }
    }

    private Optional<Assertion> check(HashedUri reference, boolean created) {
        var uri = context.absolute(reference.url());
        if (!context.isOwnAssertion(reference.url())) {
            findings.add(
                    StatusCode.ASSERTION_OUTSIDE_MANIFEST,
                    Rule.ASSE_0009,
                    uri,
                    "The claim refers to an assertion outside its manifest.");
            return Optional.empty();
        }
        if (isRedacted(reference)) {
            checkMayBeRedacted(reference);
            return Optional.empty();
        }
        var box = box(reference);
        if (box.isEmpty()) {
            findings.add(
                    StatusCode.ASSERTION_MISSING,
                    Rule.ASSE_0010,
                    uri,
                    "The assertion %s is not there.".formatted(reference.url().label()));
            return Optional.empty();
        }
        var assertion = new Assertion(uri, box.get(), created);
        return checkHash(reference, assertion) && checkContent(assertion)
                ? Optional.of(assertion)
                : Optional.empty();
    }

    /// The assertion a reference means; a claim may refer to many, so they are looked up by path.
    private Optional<JumbfBox.Superbox> box(HashedUri reference) {
        return reference
                .url()
                .pathFrom(context.manifest().label())
                .flatMap(path -> Optional.ofNullable(own.get(path)));
    }

    /// The assertions by path, but for those that share one: what refers to them leads nowhere
    /// (C2PA 2.4, 8.4.1).
    private static Map<String, JumbfBox.Superbox> own(Manifest manifest) {
        var boxes = new HashMap<String, JumbfBox.Superbox>();
        var before = manifest.label() + "/" + Labels.ASSERTIONS + "/";
        for (var box : manifest.assertions()) {
            manifest.assertionStore()
                    .flatMap(store -> store.child(box.label()))
                    .ifPresent(only -> boxes.put(before + box.label(), only));
        }
        return boxes;
    }

    private boolean isRedacted(HashedUri reference) {
        return reference
                .url()
                .pathFrom(context.manifest().label())
                .filter(redacted::contains)
                .isPresent();
    }

    private void checkMayBeRedacted(HashedUri reference) {
        var uri = context.absolute(reference.url());
        var label = reference.url().label();
        if (Labels.isActions(label)) {
            findings.add(
                    StatusCode.ASSERTION_ACTION_REDACTED,
                    Rule.ASSE_0008,
                    uri,
                    "Actions may not be taken out.");
        } else if (Labels.isHardBinding(label)) {
            findings.add(
                    specification == Specification.V2_2
                            ? StatusCode.ASSERTION_DATA_HASH_REDACTED
                            : StatusCode.ASSERTION_HARD_BINDING_REDACTED,
                    Rule.ASSE_0007,
                    uri,
                    "The binding to the content may not be taken out.");
        } else if (context.resolve(reference.url())
                .filter(box -> !box.children().stream().allMatch(RedactedBox::isEmptied))
                .isPresent()) {
            findings.add(
                    StatusCode.ASSERTION_NOT_REDACTED,
                    Rule.CRYP_0040,
                    uri,
                    "The assertion is said to be taken out, but it is still there.");
        }
    }

    private boolean checkHash(HashedUri reference, Assertion assertion) {
        var algorithm = context.algorithm(reference);
        if (algorithm.isEmpty()) {
            findings.add(
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    Rule.ASSE_0011,
                    assertion.uri(),
                    "The assertion's hash algorithm is none that C2PA allows.");
            return false;
        }
        boolean matches = context.matches(reference, assertion.box());
        if (matches) {
            findings.add(
                    StatusCode.ASSERTION_HASHED_URI_MATCH,
                    Rule.ASSE_0012,
                    assertion.uri(),
                    "The assertion %s is as it was signed.".formatted(assertion.label()));
        } else {
            findings.add(
                    StatusCode.ASSERTION_HASHED_URI_MISMATCH,
                    Rule.ASSE_0011,
                    assertion.uri(),
                    "The assertion %s was changed after it was signed."
                            .formatted(assertion.label()));
        }
        return matches;
    }

    /// Whether a standard assertion can be read; nobody says what is in others (VAL-ASSE-0013).
    private boolean checkContent(Assertion assertion) {
        boolean standard = Labels.isStandard(assertion.label());
        try {
            if (assertion.isCbor()) {
                assertion.content();
            } else if (assertion.isJson() && standard) {
                JsonReader.read(assertion.box().payload("json").orElse(Bytes.EMPTY));
            }
            return true;
        } catch (MalformedException e) {
            if (standard) {
                findings.add(
                        assertion.isJson()
                                ? StatusCode.ASSERTION_JSON_INVALID
                                : StatusCode.ASSERTION_CBOR_INVALID,
                        Rule.ASSE_0013,
                        assertion.uri(),
                        "The assertion is not well-formed: %s.".formatted(e.reason()));
            }
            return false;
        }
    }

    /// Every box of the assertion store is referred to, and no two share a label.
    private void checkDeclared() {
        var declared = new HashSet<String>();
        context.claim()
                .assertions()
                .filter(reference -> context.isOwnAssertion(reference.url()))
                .forEach(reference -> declared.add(reference.url().label()));
        for (var box : context.manifest().assertions()) {
            if (!declared.remove(box.label())) {
                findings.add(
                        StatusCode.ASSERTION_UNDECLARED,
                        Rule.ASSE_0014,
                        context.manifest().uri(Labels.ASSERTIONS + "/" + box.label()),
                        "The manifest holds an assertion that its claim does not refer to.");
            }
        }
    }
}
