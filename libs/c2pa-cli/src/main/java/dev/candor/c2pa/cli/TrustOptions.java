package dev.candor.c2pa.cli;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.AllowedList;
import dev.candor.c2pa.certificate.KeyPurpose;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList;
import dev.candor.c2pa.net.KeptList;
import dev.candor.c2pa.net.TrustStore;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.policy.ValidationPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
            description =
                    "Trust anchors for those who sign: certificates in PEM, or a list of trusted"
                            + " entities in JSON (ETSI TS 119 602) as C2PA publishes it; may be"
                            + " given several times.")
    private List<Path> trust = new ArrayList<>();

    @Option(
            names = "--lists",
            paramLabel = "DIR",
            description =
                    "Also believes the lists that `trust update` keeps in DIR; none of them are"
                            + " believed otherwise.")
    private @Nullable Path kept;

    @Option(
            names = "--tsa-trust",
            paramLabel = "PEM",
            description =
                    "Trust anchors for time-stamping authorities; may be given several times.")
    private List<Path> timeStampTrust = new ArrayList<>();

    @Option(
            names = "--cawg-trust",
            paramLabel = "PEM",
            description =
                    "Trust anchors for those who sign identity assertions (CAWG); may be given"
                            + " several times.")
    private List<Path> identityTrust = new ArrayList<>();

    @Option(
            names = "--allowed",
            paramLabel = "PEM",
            description =
                    "Signers that are believed without an anchor: certificates, or their SHA-256"
                            + " in base64, one a line.")
    private @Nullable Path allowed;

    @Option(
            names = "--eku",
            paramLabel = "FILE",
            description =
                    "Further purposes (extended key usages) that let a certificate sign claims:"
                            + " one object identifier a line.")
    private @Nullable Path purposes;

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

    /// A judge as the caller wants it.
    ///
    /// @param clock tells the time where the caller gave none
    Judge judge(Clock clock) {
        var at = time(clock);
        var lists = lists();
        var policy = ValidationPolicy.offline(anchors(lists), at).with(specification());
        return new Judge(new Verifier(policy), lists, at.instant());
    }

    private List<KeptList> lists() {
        var lists = new ArrayList<KeptList>();
        trust.forEach(file -> lists.add(list(file, TrustList.Use.CLAIM_SIGNING)));
        timeStampTrust.forEach(file -> lists.add(list(file, TrustList.Use.TIME_STAMPING)));
        identityTrust.forEach(file -> lists.add(list(file, TrustList.Use.IDENTITY)));
        if (kept != null) {
            lists.addAll(kept(kept));
        }
        return lists;
    }

    /// Whom the caller believes.
    TrustAnchors anchors() {
        return anchors(lists());
    }

    private TrustAnchors anchors(List<KeptList> lists) {
        var anchors = TrustAnchors.of(lists.stream().map(KeptList::list).toList());
        if (allowed != null) {
            AllowedList signers = read(allowed, "signers", bytes -> AllowedList.read(text(bytes)));
            anchors = anchors.with(signers);
        }
        return purposes == null
                ? anchors
                : anchors.accepting(
                        read(purposes, "purposes", bytes -> KeyPurpose.read(text(bytes))));
    }

    private List<KeptList> kept(Path folder) {
        try {
            var lists = new TrustStore(folder, Clock.systemUTC()).lists();
            if (lists.isEmpty()) {
                throw wrong(
                        "There are no lists in %s; `trust update` fetches them".formatted(folder),
                        null);
            }
            return lists;
        } catch (IOException e) {
            throw wrong("Cannot read the lists in %s: %s".formatted(folder, Reason.of(e)), e);
        }
    }

    private KeptList list(Path file, TrustList.Use use) {
        var list = read(file, "anchors", bytes -> anchors(bytes, use, file));
        try {
            return new KeptList(list, file, Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw wrong("Cannot read the anchors in %s".formatted(file), e);
        }
    }

    private static TrustList anchors(byte[] bytes, TrustList.Use use, Path file) {
        var list = TrustList.read(bytes, use, file.toString());
        if (list.anchors().isEmpty()) {
            throw new IllegalArgumentException("there is none in it");
        }
        return list;
    }

    private <T> T read(Path file, String what, Function<byte[], T> reader) {
        try {
            return reader.apply(SmallFile.bytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw wrong("Cannot read the %s in %s: %s".formatted(what, file, Reason.of(e)), e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Clock time(Clock clock) {
        if (time == null) {
            return Clock.tick(clock, Duration.ofSeconds(1)); // nobody reads more of it
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

    private ParameterException wrong(String words, @Nullable Throwable cause) {
        return new ParameterException(spec.commandLine(), words, cause);
    }
}
