package dev.candor.provenance.key;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList;
import dev.candor.kit.id.Ids;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Whose signatures are believed here: lists of anchors by name, read at start-up.
@Startup
@ApplicationScoped
public class TrustLists {
    private static final Logger LOG = Logger.getLogger(TrustLists.class);
    private static final String DEVELOPMENT = "development";

    private final List<Named> lists;
    private final Clock clock;

    TrustLists(TrustConfig config, SigningIdentities identities, Clock clock) {
        var read = new ArrayList<Named>();
        identities.developmentRoot().map(TrustLists::development).ifPresent(read::add);
        config.lists().ifPresent(all -> read.addAll(read(all, TrustList.Use.CLAIM_SIGNING)));
        config.timeStampLists()
                .ifPresent(all -> read.addAll(read(all, TrustList.Use.TIME_STAMPING)));
        config.identityLists().ifPresent(all -> read.addAll(read(all, TrustList.Use.IDENTITY)));
        this.lists = List.copyOf(read);
        this.clock = clock;
        say();
    }

    /// A list by the name it goes by here.
    record Named(String id, TrustList list) {}

    List<Named> all() {
        return lists;
    }

    /// What a verdict rests on, to be shown with it.
    public List<TrustListSummary> summaries() {
        return lists.stream().map(one -> TrustListSummary.of(one.list, clock)).toList();
    }

    @Produces
    @Singleton
    Verifier verifier() {
        return new Verifier(anchors(), clock);
    }

    /// Signs; the credentials that media brings along are judged by the same anchors.
    @Produces
    @Singleton
    Signing signing() {
        return new Signing(clock, Ids::next, anchors());
    }

    private TrustAnchors anchors() {
        return TrustAnchors.of(lists.stream().map(Named::list).toList());
    }

    /// An operator should not have to guess whom the installation believes.
    private void say() {
        if (lists.isEmpty()) {
            LOG.warn(
                    "no trust anchors: intact media is Valid, never Trusted"
                            + " (candor.provenance.trust.lists)");
        }
        for (var one : summaries()) {
            LOG.infof(
                    "trusts %d anchors for %s: %s (%s)",
                    one.anchors(), one.use(), one.name(), one.source());
        }
    }

    private static Named development(X509Certificate root) {
        var made = TrustList.of(TrustList.Use.CLAIM_SIGNING, DEVELOPMENT, List.of(root));
        return new Named(
                DEVELOPMENT,
                new TrustList(
                        made.use(),
                        TrustList.Kind.DEVELOPMENT,
                        DEVELOPMENT,
                        DEVELOPMENT,
                        null,
                        null,
                        null,
                        made.anchors()));
    }

    private static List<Named> read(List<Path> files, TrustList.Use use) {
        return files.stream().map(file -> read(file, use)).toList();
    }

    private static Named read(Path file, TrustList.Use use) {
        var name = file.getFileName().toString();
        try {
            return new Named(
                    name.replaceFirst("\\.[^.]*$", ""),
                    TrustList.read(Files.readAllBytes(file), use, name));
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.trust: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "candor.provenance.trust: %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
