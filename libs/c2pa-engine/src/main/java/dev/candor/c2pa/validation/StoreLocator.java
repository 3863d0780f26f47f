package dev.candor.c2pa.validation;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.Fetcher;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.StoreOrigin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for the manifest store that speaks for an asset: in the asset, beside it, and, if the
/// caller allows it, where the asset says (C2PA 2.4, 15.5).
public final class StoreLocator {
    private final ValidationPolicy policy;

    public StoreLocator(ValidationPolicy policy) {
        this.policy = policy;
    }

    /// Looks for a store; what the asset carries wins over what lies beside it, and that over what
    /// is far away.
    ///
    /// @param sidecar a store beside the asset; null if there is none
    public LocatedStore locate(OpenAsset asset, @Nullable Path sidecar) throws IOException {
        var embedded = asset.layout().store();
        if (embedded != null) {
            return new LocatedStore.Found(embedded, StoreOrigin.EMBEDDED);
        }
        var refused = refused(asset);
        if (refused.isPresent()) {
            return new LocatedStore.Refused(refused.get());
        }
        if (sidecar != null) {
            return new LocatedStore.Found(read(sidecar), StoreOrigin.SIDECAR);
        }
        return remote(asset).map(this::fetch).orElseGet(LocatedStore.None::new);
    }

    /// Two stores are as none (VAL-ASSE-0003); any other fault is a finding.
    private static Optional<Findings> refused(OpenAsset asset) {
        var findings = new Findings();
        for (var fault : asset.layout().faults()) {
            code(fault).ifPresent(code -> findings.add(code, JumbfUri.store(), sentence(fault)));
        }
        return findings.toList().isEmpty() ? Optional.empty() : Optional.of(findings);
    }

    private static Optional<StatusCode> code(ContainerFault fault) {
        return switch (fault) {
            case MULTIPLE_STORES -> Optional.empty();
            case HTML_MULTIPLE_STORES -> Optional.of(StatusCode.MANIFEST_HTML_MULTIPLE_MANIFESTS);
            case TEXT_WRAPPER_CORRUPTED -> Optional.of(StatusCode.MANIFEST_TEXT_CORRUPTED_WRAPPER);
            case TEXT_MULTIPLE_WRAPPERS -> Optional.of(StatusCode.MANIFEST_TEXT_MULTIPLE_WRAPPERS);
            case STRUCTURED_TEXT_EMPTY_REFERENCE ->
                    Optional.of(StatusCode.MANIFEST_STRUCTURED_TEXT_EMPTY_REFERENCE);
            case STRUCTURED_TEXT_MALFORMED_REFERENCE ->
                    Optional.of(StatusCode.MANIFEST_STRUCTURED_TEXT_MALFORMED_REFERENCE);
            case STRUCTURED_TEXT_MULTIPLE_REFERENCES ->
                    Optional.of(StatusCode.MANIFEST_STRUCTURED_TEXT_MULTIPLE_REFERENCES);
            case STRUCTURED_TEXT_NO_MANIFEST ->
                    Optional.of(StatusCode.MANIFEST_STRUCTURED_TEXT_NO_MANIFEST);
            case STRUCTURED_TEXT_NO_RESOLUTION_PATH ->
                    Optional.of(StatusCode.MANIFEST_STRUCTURED_TEXT_NO_RESOLUTION_PATH);
        };
    }

    private static String sentence(ContainerFault fault) {
        return switch (fault) {
            case MULTIPLE_STORES -> "The file carries more than one manifest store.";
            case HTML_MULTIPLE_STORES -> "The page has more than one element for credentials.";
            case TEXT_WRAPPER_CORRUPTED -> "The credentials hidden in the text are damaged.";
            case TEXT_MULTIPLE_WRAPPERS -> "The text has credentials hidden in it more than once.";
            case STRUCTURED_TEXT_EMPTY_REFERENCE -> "The place for credentials is empty.";
            case STRUCTURED_TEXT_MALFORMED_REFERENCE ->
                    "What stands in the place for credentials is no address.";
            case STRUCTURED_TEXT_MULTIPLE_REFERENCES ->
                    "The text has more than one place for credentials.";
            case STRUCTURED_TEXT_NO_MANIFEST ->
                    "What stands in the place for credentials holds none.";
            case STRUCTURED_TEXT_NO_RESOLUTION_PATH ->
                    "The address of the credentials is of a kind that cannot be followed.";
        };
    }

    private static Bytes read(Path sidecar) throws IOException {
        if (Files.size(sidecar) > Container.MAX_STORE) {
            throw new IOException("%s is larger than a manifest store may be".formatted(sidecar));
        }
        return Bytes.of(Files.readAllBytes(sidecar));
    }

    private static Optional<String> remote(OpenAsset asset) throws IOException {
        var said = asset.layout().remote();
        try {
            return said != null ? Optional.of(said) : AssetFormats.provenance(asset);
        } catch (MalformedException e) {
            return Optional.empty(); // metadata that cannot be read names nothing
        }
    }

    private LocatedStore fetch(String uri) {
        var findings = new Findings();
        return policy.fetching()
                .flatMap(fetcher -> fetched(fetcher, uri, findings))
                .<LocatedStore>map(
                        store -> new LocatedStore.Found(Bytes.of(store), StoreOrigin.REMOTE))
                .orElseGet(() -> new LocatedStore.Elsewhere(uri, findings));
    }

    private static Optional<byte[]> fetched(Fetcher fetcher, String uri, Findings findings) {
        try {
            return Optional.of(fetcher.fetch(URI.create(uri), Container.MAX_STORE));
        } catch (IOException | IllegalArgumentException e) {
            findings.add(
                    StatusCode.MANIFEST_INACCESSIBLE,
                    Rule.STRU_0014,
                    JumbfUri.store(),
                    "The credentials are said to be at %s, and are not there.".formatted(uri));
            return Optional.empty();
        }
    }
}
