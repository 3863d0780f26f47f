package dev.candor.c2pa.cli;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.policy.ValidationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What every command that judges asks its caller: whom to believe, at what time, by which rules.
final class TrustOptions {
    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "Trust anchors for those who sign; may be given several times.")
    private List<Path> trust = new ArrayList<>();

    @Option(
            names = "--tsa-trust",
            paramLabel = "PEM",
            description =
                    "Trust anchors for time-stamping authorities; may be given several times.")
    private List<Path> timeStampTrust = new ArrayList<>();

    @Option(
            names = "--time",
            paramLabel = "RFC3339",
            description = "The time to judge at, such as 2026-01-31T12:00:00Z; now if not given.")
    private @Nullable String time;

    @Option(
            names = "--spec",
            paramLabel = "EDITION",
            description = "The edition of the specification to judge by: 2.2 or 2.4 (default).")
    private @Nullable String edition;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    /// A verifier as the caller wants it.
    ///
    /// @param clock tells the time where the caller gave none
    Verifier verifier(Clock clock) {
        return new Verifier(ValidationPolicy.offline(anchors(), time(clock)).with(specification()));
    }

    private TrustAnchors anchors() {
        return new TrustAnchors(certificates(trust), certificates(timeStampTrust));
    }

    private Clock time(Clock clock) {
        if (time == null) {
            return clock;
        }
        try {
            Instant at = OffsetDateTime.parse(time).toInstant();
            return Clock.fixed(at, ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw wrong("--time takes a time such as 2026-01-31T12:00:00Z, not " + time, e);
        }
    }

    private Specification specification() {
        return edition == null
                ? Specification.V2_4
                : Arrays.stream(Specification.values())
                        .filter(one -> one.number().equals(edition))
                        .findFirst()
                        .orElseThrow(() -> wrong("--spec takes 2.2 or 2.4, not " + edition, null));
    }

    private List<X509Certificate> certificates(List<Path> pems) {
        var certificates = new ArrayList<X509Certificate>();
        for (var pem : pems) {
            try {
                certificates.addAll(Pem.certificates(Files.readString(pem)));
            } catch (IOException | IllegalArgumentException e) {
                throw wrong("Cannot read the anchors in " + pem, e);
            }
        }
        return certificates;
    }

    private ParameterException wrong(String words, @Nullable Throwable cause) {
        return new ParameterException(spec.commandLine(), words, cause);
    }
}
