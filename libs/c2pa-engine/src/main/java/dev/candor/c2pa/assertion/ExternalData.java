package dev.candor.c2pa.assertion;

import dev.candor.c2pa.assertion.CloudDataRule.CloudData;
import dev.candor.c2pa.assertion.ExternalReferenceRule.ExternalReference;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ExternalUri;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.port.Fetched;
import dev.candor.c2pa.port.Fetcher;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a manifest keeps elsewhere, fetched and checked (VAL-ASSE-0031; C2PA 2.4,
/// 15.10.4). Only of a claim that
/// holds, and only where the caller lets something be fetched; nothing else depends on it.
public final class ExternalData {
    /// The longest data that are fetched for one assertion.
    static final int MAX_LENGTH = 16 << 20;

    /// From how many places data are fetched for one manifest.
    static final int MAX_FETCHES = 16;

    private static final String JUMBF = "application/jumbf";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final AssertionContext context;
    private final Fetcher fetcher;
    private final Findings findings;
    private boolean rejected;

    private ExternalData(AssertionContext context, Fetcher fetcher, Findings findings) {
        this.context = context;
        this.fetcher = fetcher;
        this.findings = findings;
    }

    /// Checks what a manifest keeps elsewhere.
    ///
    /// @param context a manifest whose claim holds
    /// @param findings takes what was found, in the order of the claim
    /// @return whether the claim no longer holds
    public static boolean check(AssertionContext context, Fetcher fetcher, Findings findings) {
        var data = new ExternalData(context, fetcher, findings);
        context.assertions().stream()
                .filter(ExternalData::isElsewhere)
                .limit(MAX_FETCHES)
                .forEach(data::check);
        return data.rejected;
    }

    private static boolean isElsewhere(Assertion assertion) {
        return assertion.kind().equals(CloudDataRule.KIND)
                || assertion.kind().equals(ExternalReferenceRule.KIND);
    }

    private void check(Assertion assertion) {
        if (assertion.kind().equals(CloudDataRule.KIND)) {
            CloudData.of(assertion).ifPresent(data -> check(assertion, data));
        } else {
            ExternalReference.of(assertion).ifPresent(reference -> check(assertion, reference));
        }
    }

    private void check(Assertion assertion, CloudData data) {
        var format = Optional.ofNullable(data.location().format()).orElse(JUMBF);
        var body = fetched(assertion, data.location(), data.size(), format);
        var box = body.flatMap(ExternalData::box);
        if (body.isEmpty()
                || !isIntact(
                        assertion,
                        data.location(),
                        body.get(),
                        StatusCode.ASSERTION_HASHED_URI_MISMATCH)) {
            return;
        }
        accessible(assertion);
        if (box.filter(one -> one.label().equals(data.label())).isPresent()) {
            checkAsEmbedded(assertion, box.get());
        } else {
            rejected = true;
            report(
                    StatusCode.ASSERTION_CLOUD_DATA_LABEL_MISMATCH,
                    assertion,
                    "What is kept elsewhere is not the assertion %s.".formatted(data.label()));
        }
    }

    private void check(Assertion assertion, ExternalReference reference) {
        var location = reference.location();
        var body = fetched(assertion, location, location.size(), location.format());
        var box = body.flatMap(ExternalData::box);
        if (body.isEmpty()
                || location.isHashed()
                        && !isIntact(
                                assertion,
                                location,
                                body.get(),
                                StatusCode.ASSERTION_EXTERNAL_REFERENCE_HASH_MISMATCH)) {
            return;
        }
        accessible(assertion);
        var label = reference.label();
        if (label == null) {
            return;
        }
        if (box.filter(one -> one.label().equals(label)).isEmpty()) {
            report(
                    StatusCode.ASSERTION_EXTERNAL_REFERENCE_LABEL_MISMATCH,
                    assertion,
                    "What is kept elsewhere is not the assertion %s.".formatted(label));
        } else if (location.isHashed()) {
            checkAsEmbedded(assertion, box.get());
        }
    }

    private boolean isIntact(
            Assertion assertion, ExternalUri location, Bytes body, StatusCode mismatch) {
        var by = algorithm(assertion, location);
        if (by.isEmpty()) {
            return false;
        }
        if (!matches(location, by.get(), body)) {
            report(mismatch, assertion, "What is kept elsewhere was changed since.");
            return false;
        }
        report(
                StatusCode.ASSERTION_HASHED_URI_MATCH,
                assertion,
                "What is kept elsewhere is as it was.");
        return true;
    }

    /// The body, if it can be had and is as long and of the kind it should be.
    private Optional<Bytes> fetched(
            Assertion assertion,
            ExternalUri location,
            @Nullable Long size,
            @Nullable String format) {
        Fetched fetched;
        try {
            fetched = fetcher.get(uri(location), limit(size));
            if (fetched.body().length > MAX_LENGTH) {
                throw new IOException("Too long");
            }
        } catch (IOException e) {
            report(
                    StatusCode.ASSERTION_INACCESSIBLE,
                    assertion,
                    "What is kept elsewhere could not be fetched.");
            return Optional.empty();
        }
        boolean fits = size == null || size == fetched.body().length;
        if (!fits || !isOf(format, fetched.mediaType())) {
            report(
                    StatusCode.ASSERTION_HASHED_URI_MISMATCH,
                    assertion,
                    "What is kept elsewhere is not as long as it was, or of another kind.");
            return Optional.empty();
        }
        return Optional.of(Bytes.of(fetched.body()));
    }

    private static URI uri(ExternalUri location) throws IOException {
        try {
            var uri = new URI(location.url());
            var scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            if (SCHEMES.contains(scheme)) {
                return uri;
            }
            throw new IOException("Not fetched: " + scheme);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /// One byte more than there should be, so that a longer body is seen to be longer.
    private static int limit(@Nullable Long size) {
        return size == null || size >= MAX_LENGTH ? MAX_LENGTH : size.intValue() + 1;
    }

    private static boolean isOf(@Nullable String wanted, @Nullable String said) {
        return wanted == null || said == null || wanted.equalsIgnoreCase(said);
    }

    private Optional<HashAlgorithm> algorithm(Assertion assertion, ExternalUri location) {
        var by = Optional.ofNullable(location.algorithm()).flatMap(HashAlgorithm::of);
        if (by.isEmpty()) {
            rejected = true;
            report(
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    assertion,
                    "What is kept elsewhere has a hash that C2PA does not allow.");
        }
        return by;
    }

    /// A box is hashed as any box is, without its header; anything else as it is (15.10.4.2).
    private static boolean matches(ExternalUri location, HashAlgorithm by, Bytes body) {
        var hash = Objects.requireNonNullElse(location.hash(), Bytes.EMPTY);
        return box(body).filter(one -> hash.matches(one.content().digest(by.digest()))).isPresent()
                || hash.matches(body.digest(by.digest()));
    }

    private static Optional<JumbfBox.Superbox> box(Bytes body) {
        try {
            return Optional.of(JumbfReader.read(body));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// What was fetched is judged as if it were embedded (VAL-ASSE-0032).
    private void checkAsEmbedded(Assertion assertion, JumbfBox.Superbox box) {
        var found = new Findings();
        var embedded = new Assertion(assertion.uri(), box, assertion.created());
        AssertionRules.check(embedded, context, found);
        rejected |=
                found.toList().stream()
                        .anyMatch(finding -> finding.code().kind() == Code.Kind.FAILURE);
        findings.addAll(found);
    }

    private void accessible(Assertion assertion) {
        report(StatusCode.ASSERTION_ACCESSIBLE, assertion, "What is kept elsewhere was fetched.");
    }

    private void report(StatusCode code, Assertion assertion, String explanation) {
        findings.add(code, Rule.ASSE_0033, assertion.uri(), explanation);
    }
}
