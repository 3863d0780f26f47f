package dev.candor.c2pa.validation;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.binding.TextStores;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for the manifest store that speaks for an asset: in the asset, beside it, and, if the
/// caller allows it, where the asset says (C2PA 2.4, 15.5).
public final class StoreLocator {
    /// Schemes of the addresses that are fetched.
    private static final Set<String> FETCHED = Set.of("http", "https");

    /// How a reference into the asset itself begins.
    private static final String WITHIN = "self#";

    private final ValidationPolicy policy;
    private final Map<URI, Bytes> atHand;

    /// @param atHand stores that need not be fetched, by their addresses
    public StoreLocator(ValidationPolicy policy, Map<URI, Bytes> atHand) {
        this.policy = policy;
        this.atHand = Map.copyOf(atHand);
    }

    /// Looks for a store: in the asset, in the file the caller says is its store, where the asset
    /// says it is, and last in the file beside it (C2PA 2.4, VAL-STRU-0003, VAL-STRU-0007,
    /// VAL-STRU-0009, VAL-STRU-0010, VAL-STRU-0011, VAL-STRU-0012). The first that is found is the
    /// only one (VAL-STRU-0008). What the header of a response says is the caller's to follow
    /// (VAL-STRU-0015), and so is any other place (VAL-STRU-0013).
    ///
    /// @param sidecar what the caller says is the asset's store; null if nothing
    /// @param beside the file of the asset's name that ends in `.c2pa`; null if there is none
    public LocatedStore locate(OpenAsset asset, @Nullable Path sidecar, @Nullable Path beside)
            throws IOException {
        var embedded = embedded(asset);
        if (embedded.isPresent()) {
            return new LocatedStore.Found(embedded.get(), StoreOrigin.EMBEDDED);
        }
        var chosen = chosen(asset);
        if (chosen.isPresent()) {
            return new LocatedStore.Found(chosen.get(), StoreOrigin.EMBEDDED);
        }
        var refused = refused(asset);
        if (refused.isPresent()) {
            return new LocatedStore.Refused(refused.get());
        }
        if (sidecar != null) {
            return read(sidecar);
        }
        var remote = remote(asset).map(this::fetch);
        if (remote.isPresent() && remote.get() instanceof LocatedStore.Found found) {
            return found;
        }
        return beside != null ? read(beside) : remote.orElseGet(LocatedStore.None::new);
    }

    /// The store that lies in an asset, with what the asset's former states add to it.
    public static Optional<Bytes> embedded(OpenAsset asset) {
        return Optional.ofNullable(asset.layout().store())
                .map(store -> JoinedStores.join(asset.layout().earlier(), store));
    }

    /// Text may have several stores, if it is clear which one is meant.
    private static Optional<Bytes> chosen(OpenAsset asset) throws IOException {
        return asset.layout().faults().contains(ContainerFault.TEXT_MULTIPLE_WRAPPERS)
                ? TextStores.speaking(asset.reader())
                : Optional.empty();
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
            case STORE_UNREADABLE -> Optional.of(StatusCode.GENERAL_ERROR);
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
            case STORE_UNREADABLE -> "What stands in the place for credentials are none.";
            case HTML_MULTIPLE_STORES -> "The page has more than one element for credentials.";
            case TEXT_WRAPPER_CORRUPTED -> "The credentials hidden in the text are damaged.";
            case TEXT_MULTIPLE_WRAPPERS -> "The text has credentials hidden in it more than once.";
            case STRUCTURED_TEXT_EMPTY_REFERENCE -> "The place for credentials is empty.";
            case STRUCTURED_TEXT_MALFORMED_REFERENCE ->
                    "What stands in the place for credentials is no address.";
            case STRUCTURED_TEXT_MULTIPLE_REFERENCES ->
                    "The text has more than one place for credentials.";
            case STRUCTURED_TEXT_NO_MANIFEST ->
                    "The place for credentials lacks its beginning or its end.";
            case STRUCTURED_TEXT_NO_RESOLUTION_PATH ->
                    "The address of the credentials is of a kind that cannot be followed.";
        };
    }

    private static LocatedStore read(Path store) throws IOException {
        if (Files.size(store) > Container.MAX_STORE) {
            return refused("The file beside the asset is larger than credentials may be.");
        }
        var bytes = Bytes.of(Files.readAllBytes(store));
        return AssetFormats.beginsStore(bytes)
                ? new LocatedStore.Found(bytes, StoreOrigin.SIDECAR)
                : refused(
                        "The file beside the asset holds no credentials: a manifest store (.c2pa)"
                                + " begins as a JUMBF box.");
    }

    private static LocatedStore refused(String sentence) {
        var findings = new Findings();
        findings.add(StatusCode.GENERAL_ERROR, JumbfUri.store(), sentence);
        return new LocatedStore.Refused(findings);
    }

    /// Where the asset says its store is. A reference into the asset itself says nothing of a
    /// place elsewhere.
    private static Optional<String> remote(OpenAsset asset) throws IOException {
        var said = asset.layout().remote();
        try {
            var uri = said != null ? Optional.of(said) : AssetFormats.provenance(asset);
            return uri.filter(value -> !value.isBlank() && !value.startsWith(WITHIN));
        } catch (MalformedException e) {
            return Optional.empty(); // metadata that cannot be read names nothing
        }
    }

    private LocatedStore fetch(String uri) {
        var findings = new Findings();
        return atHand(uri)
                .or(() -> policy.fetching().flatMap(fetcher -> fetched(fetcher, uri, findings)))
                .<LocatedStore>map(store -> new LocatedStore.Found(store, StoreOrigin.REMOTE))
                .orElseGet(() -> new LocatedStore.Elsewhere(uri, findings));
    }

    private Optional<Bytes> atHand(String uri) {
        try {
            return Optional.ofNullable(atHand.get(address(uri))).filter(AssetFormats::beginsStore);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address, or none that anything is fetched from
        }
    }

    private static Optional<Bytes> fetched(Fetcher fetcher, String uri, Findings findings) {
        try {
            var body = Bytes.of(fetcher.fetch(address(uri), Container.MAX_STORE));
            if (AssetFormats.beginsStore(body)) {
                return Optional.of(body);
            }
            findings.add(
                    StatusCode.MANIFEST_INACCESSIBLE,
                    Rule.STRU_0014,
                    JumbfUri.store(),
                    "What is found at %s are no credentials.".formatted(uri));
        } catch (IOException | IllegalArgumentException e) {
            findings.add(
                    StatusCode.MANIFEST_INACCESSIBLE,
                    Rule.STRU_0014,
                    JumbfUri.store(),
                    "The credentials are said to be at %s, and cannot be had from there."
                            .formatted(uri));
        }
        return Optional.empty();
    }

    /// What is asked for: always the whole store, so a fragment that means one manifest of it is
    /// ignored (VAL-STRU-0016).
    static URI address(String uri) {
        int fragment = uri.indexOf('#');
        var address = URI.create(fragment < 0 ? uri : uri.substring(0, fragment));
        if (!FETCHED.contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(uri);
        }
        return address;
    }
}
