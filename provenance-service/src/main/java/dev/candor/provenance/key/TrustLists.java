package dev.candor.provenance.key;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.SignerCheck;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.net.TrustStore;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.kit.id.Ids;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Whose signatures are believed here: lists of anchors by name, read at start-up. Where no
/// development authority is in use, an anchor that one made is refused, wherever it was found, and
/// nothing starts.
@Startup
@ApplicationScoped
public class TrustLists {
    private static final Logger LOG = Logger.getLogger(TrustLists.class);

    private final List<TrustedList> lists;
    private final TrustAnchors anchors;
    private final Clock clock;

    /// What verdicts say of the time is for people.
    private final Clock seconds;

    TrustLists(TrustConfig config, SigningIdentities identities, Clock clock) {
        this.lists =
                Stream.of(
                                development(identities),
                                kept(config.directory(), clock),
                                read(config.lists(), Use.CLAIM_SIGNING),
                                read(config.timeStampLists(), Use.TIME_STAMPING),
                                read(config.identityLists(), Use.IDENTITY))
                        .flatMap(List::stream)
                        .toList();
        this.anchors = anchors(lists, identities);
        this.clock = clock;
        this.seconds = Clock.tick(clock, Duration.ofSeconds(1));
        say();
    }

    List<TrustedList> all() {
        return lists;
    }

    /// What a verdict rests on, to be shown with it.
    public List<TrustListSummary> summaries() {
        return lists.stream().map(one -> TrustListSummary.of(one, clock)).toList();
    }

    /// Judges by these lists and by one edition of the specification; fetches nothing.
    public Verifier verifier(Specification edition) {
        return new Verifier(ValidationPolicy.offline(anchors, seconds).with(edition));
    }

    /// Signs; the credentials that media brings along are judged by the same anchors.
    @Produces
    @Singleton
    Attesting signing(Attestations attestations) {
        return attestations.on(new Signing(clock, Ids::next, anchors));
    }

    /// Judges signers before they sign, by what the same anchors accept.
    @Produces
    @Singleton
    SignerCheck signerCheck() {
        return new SignerCheck(anchors.purposes());
    }

    private static TrustAnchors anchors(List<TrustedList> lists, SigningIdentities identities) {
        var all = lists.stream().map(TrustedList::list).toList();
        return identities.developmentRoot().isPresent()
                ? TrustAnchors.of(all)
                : TrustAnchors.forProduction(all);
    }

    /// An operator should not have to guess whom the installation believes.
    private void say() {
        for (var use : Use.values()) {
            if (anchors.lists(use).isEmpty()) {
                LOG.warnf("no trust anchors for %s: %s", TrustListSummary.word(use), without(use));
            }
        }
        for (var one : summaries()) {
            LOG.infof(
                    "trusts %d anchors for %s: %s, %s, from %s, here since %s",
                    one.anchors(),
                    one.use(),
                    one.name(),
                    one.ageInDays() == null ? "of no date" : one.ageInDays() + " days old",
                    one.source(),
                    one.obtained());
            if (one.overdue()) {
                LOG.warnf(
                        "the trust list %s was due to be replaced on %s: ./candor trust update",
                        one.name(), one.nextUpdate());
            }
        }
    }

    private static String without(Use use) {
        return switch (use) {
            case CLAIM_SIGNING ->
                    "intact media is Valid, never Trusted"
                            + " (candor.provenance.trust.directory or .lists)";
            case TIME_STAMPING ->
                    "no time stamp is believed, so signatures end with their certificates"
                            + " (candor.provenance.trust.directory or .time-stamp-lists)";
            case IDENTITY ->
                    "identities are well-formed, never trusted"
                            + " (candor.provenance.trust.directory or .identity-lists)";
        };
    }

    private static List<TrustedList> development(SigningIdentities identities) {
        return identities.developmentRoot().map(TrustedList::development).stream().toList();
    }

    private static List<TrustedList> kept(Optional<Path> folder, Clock clock) {
        return folder.map(path -> kept(path, clock)).orElse(List.of());
    }

    private static List<TrustedList> kept(Path folder, Clock clock) {
        try {
            return new TrustStore(folder, clock).lists().stream().map(TrustedList::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.trust.directory", e);
        }
    }

    private static List<TrustedList> read(Optional<List<Path>> files, Use use) {
        return files.orElse(List.of()).stream().map(file -> TrustedList.read(file, use)).toList();
    }
}
