package dev.candor.c2pa.identity;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.port.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the keys of a decentralized identifier (W3C DID 1.0) of the methods `did:jwk`, `did:key`
/// and `did:web`. Only the last is fetched, and only through the fetcher that the caller gave.
final class DidResolver {
    private static final int LARGEST_DOCUMENT = 1 << 20;
    private static final int MOST_METHODS = 100;
    private static final int LONGEST_DID = 8192;

    private static final Pattern DID =
            Pattern.compile("did:[a-z0-9]+:[A-Za-z0-9._%-]*(:[A-Za-z0-9._%-]+)*");
    private static final Pattern HOST =
            Pattern.compile(
                    "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
                        + "(%3[Aa][0-9]{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+(%3[Aa][0-9]+)?");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");
    private static final Set<String> KINDS =
            Set.of("JsonWebKey2020", "JsonWebKey", "Multikey", "Ed25519VerificationKey2020");

    private final @Nullable Fetcher fetcher;

    /// @param fetcher null if nothing may be fetched
    DidResolver(@Nullable Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /// Whether a text has the form of a DID.
    static boolean isDid(String text) {
        return text.length() <= LONGEST_DID && DID.matcher(text).matches();
    }

    /// The keys a DID makes assertions with.
    IssuerKeys resolve(String did) {
        var parts = did.split(":", 3);
        return switch (parts[1]) {
            case "jwk" -> jwk(parts[2]);
            case "key" -> key(parts[2]);
            case "web" -> web(did, parts[2]);
            default -> new IssuerKeys.UnknownMethod();
        };
    }

    /// The key is the identifier itself, and may be used for assertions unless it says that it is
    /// for encryption (did:jwk, 4).
    private static IssuerKeys jwk(String encoded) {
        try {
            var json = JsonReader.read(Bytes.of(Base64.getUrlDecoder().decode(encoded)));
            var jwk = json.asMap();
            if (jwk.isEmpty()) {
                return new IssuerKeys.Unavailable("the identifier holds no key");
            }
            if (jwk.get().text("use").equals(Optional.of("enc"))) {
                return new IssuerKeys.Unusable("the key is for encryption only");
            }
            return usable(PublicKeys.ofJwk(jwk.get()).stream().toList());
        } catch (IllegalArgumentException | MalformedException e) {
            return new IssuerKeys.Unavailable("the identifier holds no key");
        }
    }

    private static IssuerKeys key(String multibase) {
        return usable(PublicKeys.ofMultikey(multibase).stream().toList());
    }

    private static IssuerKeys usable(List<PublicKey> keys) {
        return keys.isEmpty()
                ? new IssuerKeys.Unusable("there is no key of a kind known here")
                : new IssuerKeys.Found(keys);
    }

    private IssuerKeys web(String did, String rest) {
        var address = address(rest);
        if (address.isEmpty()) {
            return new IssuerKeys.Unavailable("the identifier names no web site");
        }
        if (fetcher == null) {
            return new IssuerKeys.Blocked();
        }
        byte[] body;
        try {
            body = fetcher.fetch(address.get(), LARGEST_DOCUMENT);
        } catch (IOException e) {
            return new IssuerKeys.Unavailable("its document could not be fetched");
        }
        try {
            return document(did, JsonReader.read(Bytes.of(body)));
        } catch (MalformedException e) {
            return new IssuerKeys.Unusable("its document is not well-formed JSON");
        }
    }

    /// Where the document of a web site's DID lies (did:web, 3.2). An address in numbers is no web
    /// site, and a path may not climb.
    private static Optional<URI> address(String rest) {
        var parts = rest.split(":", -1);
        var host = parts[0];
        var path = Arrays.asList(parts).subList(1, parts.length);
        if (!HOST.matcher(host).matches()
                || ADDRESS.matcher(host).matches()
                || !path.stream().allMatch(part -> SEGMENT.matcher(part).matches())) {
            return Optional.empty();
        }
        var folder = path.isEmpty() ? "/.well-known" : "/" + String.join("/", path);
        var site = host.replace("%3A", ":").replace("%3a", ":");
        try {
            return Optional.of(new URI("https://" + site + folder + "/did.json"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static IssuerKeys document(String did, JsonValue json) {
        var document = json.asMap();
        if (document.isEmpty() || !document.get().text("id").equals(Optional.of(did))) {
            return new IssuerKeys.Unusable("its document is another's");
        }
        var methods = document.get().array("verificationMethod");
        var assertions = document.get().array("assertionMethod");
        if (methods.size() > MOST_METHODS || assertions.size() > MOST_METHODS) {
            return new IssuerKeys.Unusable("its document has too many keys");
        }
        var named =
                assertions.stream()
                        .flatMap(one -> one.asText().stream())
                        .map(reference -> reference.startsWith("#") ? did + reference : reference)
                        .collect(Collectors.toSet());
        var embedded = assertions.stream().flatMap(one -> one.asMap().stream());
        var referenced =
                methods.stream()
                        .flatMap(one -> one.asMap().stream())
                        .filter(method -> named.contains(id(did, method)));
        return usable(
                Stream.concat(embedded, referenced)
                        .flatMap(method -> key(method).stream())
                        .toList());
    }

    private static String id(String did, JsonValue.Map method) {
        var id = method.text("id").orElse("");
        return id.startsWith("#") ? did + id : id;
    }

    private static Optional<PublicKey> key(JsonValue.Map method) {
        if (method.text("type").filter(KINDS::contains).isEmpty()) {
            return Optional.empty();
        }
        return method.map("publicKeyJwk")
                .flatMap(PublicKeys::ofJwk)
                .or(() -> method.text("publicKeyMultibase").flatMap(PublicKeys::ofMultikey));
    }
}
