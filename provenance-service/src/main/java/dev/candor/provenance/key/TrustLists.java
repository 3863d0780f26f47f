package dev.candor.provenance.key;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.Pem;
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

/// Whose signatures are believed here: lists of anchors by name, read at start-up.
@Startup
@ApplicationScoped
class TrustLists {
    static final String DEVELOPMENT = "development";

    /// A named list of anchors for claim signers.
    record TrustList(String id, List<X509Certificate> anchors) {
        TrustList {
            anchors = List.copyOf(anchors);
        }
    }

    private final List<TrustList> lists;

    TrustLists(TrustConfig config, SigningIdentities identities) {
        var read = new ArrayList<TrustList>();
        identities
                .developmentRoot()
                .ifPresent(root -> read.add(new TrustList(DEVELOPMENT, List.of(root))));
        for (var file : config.lists().orElse(List.of())) {
            read.add(read(file));
        }
        this.lists = List.copyOf(read);
    }

    List<TrustList> all() {
        return lists;
    }

    @Produces
    @Singleton
    Verifier verifier(Clock clock) {
        return new Verifier(anchors(), clock);
    }

    /// Signs; the credentials that media brings along are judged by the same anchors.
    @Produces
    @Singleton
    Signing signing(Clock clock) {
        return new Signing(clock, Ids::next, anchors());
    }

    private TrustAnchors anchors() {
        return new TrustAnchors(
                lists.stream().flatMap(list -> list.anchors().stream()).toList(), List.of());
    }

    private static TrustList read(Path file) {
        try {
            var name = file.getFileName().toString();
            return new TrustList(
                    name.replaceFirst("\\.[^.]*$", ""), Pem.certificates(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.trust.lists", e);
        }
    }
}
