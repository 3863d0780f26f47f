package dev.candor.c2pa.certificate;

import dev.candor.c2pa.certificate.TrustList.Kind;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a list of trusted entities in JSON (ETSI TS 119 602), the form in which C2PA publishes its
/// trust list and its list of time-stamping authorities; signed (JWS) or not.
///
/// A service counts while its status is trusted. The list says whom it is for, by its name and by
/// the types of its services, and is refused for any other use. Authorities of the C2PA trust list
/// vouch for the purpose c2pa-kp-claimSigning and no other (C2PA 2.4, 14.4.1).
public final class TrustedEntities {
    /// How many anchors a list may have.
    public static final int MOST_ANCHORS = 10_000;

    private static final String BOX = "trust list";
    private static final Set<String> TRUSTED = Set.of("trusted", "granted");

    private final Use use;
    private final List<Anchor> anchors = new ArrayList<>();

    private TrustedEntities(Use use) {
        this.use = use;
    }

    /// The list, for the use it says it is for.
    ///
    /// @param source where it was read: a file or an address
    /// @throws MalformedException if it is no such list, its signature does not hold, a certificate
    /// cannot be read, or it does not say whom it is for
    public static TrustList read(Bytes bytes, String source) throws MalformedException {
        return read(bytes, Optional.empty(), source);
    }

    /// The list, for one use.
    ///
    /// @param source where it was read: a file or an address
    /// @throws MalformedException if it is no such list, its signature does not hold, a certificate
    /// cannot be read, or it says it is for another use
    public static TrustList read(Bytes bytes, Use wanted, String source) throws MalformedException {
        return read(bytes, Optional.of(wanted), source);
    }

    private static TrustList read(Bytes bytes, Optional<Use> wanted, String source)
            throws MalformedException {
        var signed = SignedText.read(bytes);
        var list =
                JsonReader.read(signed.text())
                        .asMap()
                        .flatMap(root -> root.map("LoTE"))
                        .orElseThrow(() -> malformed("no list of trusted entities"));
        var scheme =
                list.map("ListAndSchemeInformation")
                        .orElseThrow(() -> malformed("no ListAndSchemeInformation"));
        var name = words(scheme, "SchemeName").orElseThrow(() -> malformed("no SchemeName"));
        var said = useOfScheme(name);
        var use = wanted.or(() -> said).orElseThrow(() -> malformed("it does not say its use"));
        if (said.filter(other -> other != use).isPresent()) {
            throw malformed("%s is no list for %s".formatted(name, use));
        }
        var reader = new TrustedEntities(use);
        for (var entity : list.array("TrustedEntitiesList")) {
            reader.entity(entity);
        }
        return new TrustList(
                use,
                Kind.TRUSTED_ENTITIES,
                name,
                source,
                time(scheme, "ListIssueDateTime"),
                time(scheme, "NextUpdate"),
                signed.signer(),
                reader.anchors);
    }

    private void entity(JsonValue entity) throws MalformedException {
        var services = entity.asMap().map(map -> map.array("TrustedEntityServices"));
        for (var service : services.orElseThrow(() -> malformed("an entity that is no object"))) {
            service(
                    service.asMap()
                            .flatMap(map -> map.map("ServiceInformation"))
                            .orElseThrow(() -> malformed("a service without information")));
        }
    }

    private void service(JsonValue.Map service) throws MalformedException {
        var type = service.text("ServiceTypeIdentifier");
        boolean fits = type.isEmpty() || useOfService(type.get()).filter(use::equals).isPresent();
        if (!fits || !isTrusted(service.text("ServiceStatus"))) {
            return;
        }
        var identity =
                service.map("ServiceDigitalIdentity")
                        .orElseThrow(() -> malformed("a service without an identity"));
        for (var certificate : identity.array("X509Certificates")) {
            if (anchors.size() == MOST_ANCHORS) {
                throw malformed("more than %d anchors".formatted(MOST_ANCHORS));
            }
            anchors.add(anchor(certificate));
        }
    }

    private Anchor anchor(JsonValue certificate) throws MalformedException {
        var base64 =
                certificate
                        .asMap()
                        .flatMap(map -> map.text("val"))
                        .orElseThrow(() -> malformed("a certificate without a value"));
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed("a certificate that is not base64");
        }
        var anchor = Anchor.of(CertificateChain.read(List.of(Bytes.of(der))).signer());
        return switch (use) {
            case CLAIM_SIGNING -> anchor.only(Set.of(KeyPurpose.CLAIM_SIGNING));
            case TIME_STAMPING -> anchor.only(Set.of(KeyPurpose.TIME_STAMPING));
            case IDENTITY -> anchor;
        };
    }

    /// A list that has no word for the status lists those who are trusted, and nobody else.
    private static boolean isTrusted(Optional<String> status) {
        return status.map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
                .map(word -> TRUSTED.contains(word.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private static Optional<Use> useOfScheme(String name) {
        var words = name.toUpperCase(Locale.ROOT);
        if (words.contains("TSA") || words.contains("TIME")) {
            return Optional.of(Use.TIME_STAMPING);
        }
        if (words.contains("CAWG") || words.contains("IDENTITY")) {
            return Optional.of(Use.IDENTITY);
        }
        return words.contains("C2PA") ? Optional.of(Use.CLAIM_SIGNING) : Optional.empty();
    }

    /// The use of a service by its type, such as `http://uri.etsi.org/TrstSvc/Svctype/TSA`. A type
    /// that is not known is for nothing here.
    private static Optional<Use> useOfService(String type) {
        var words = type.toUpperCase(Locale.ROOT);
        if (words.contains("/TSA")) {
            return Optional.of(Use.TIME_STAMPING);
        }
        if (words.contains("CAWG") || words.contains("IDENTITY")) {
            return Optional.of(Use.IDENTITY);
        }
        return words.contains("/CA") ? Optional.of(Use.CLAIM_SIGNING) : Optional.empty();
    }

    /// A text in several languages: the English one, or else the first.
    private static Optional<String> words(JsonValue.Map map, String name) {
        var texts = map.array(name).stream().flatMap(text -> text.asMap().stream()).toList();
        return texts.stream()
                .filter(text -> text.text("lang").filter("en"::equals).isPresent())
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .flatMap(text -> text.text("value"));
    }

    private static @Nullable Instant time(JsonValue.Map map, String name)
            throws MalformedException {
        var text = map.text(name);
        try {
            return text.map(Instant::parse).orElse(null);
        } catch (DateTimeParseException e) {
            throw malformed("%s is no time".formatted(name));
        }
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(BOX, 0, reason);
    }
}
