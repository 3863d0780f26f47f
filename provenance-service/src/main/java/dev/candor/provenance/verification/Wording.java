package dev.candor.provenance.verification;

import dev.candor.provenance.verification.VerificationView.SignatureView;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// How the page writes instants, sizes and codes for people. What is not known here is written as
/// it is.
@TemplateExtension
final class Wording {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final Map<String, String> ACTIONS =
            Map.ofEntries(
                    Map.entry("c2pa.created", "Created"),
                    Map.entry("c2pa.opened", "Opened"),
                    Map.entry("c2pa.placed", "Placed something in it"),
                    Map.entry("c2pa.removed", "Removed something from it"),
                    Map.entry("c2pa.edited", "Edited"),
                    Map.entry("c2pa.edited.metadata", "Edited its metadata"),
                    Map.entry("c2pa.color_adjustments", "Changed its colours"),
                    Map.entry("c2pa.converted", "Converted to another format"),
                    Map.entry("c2pa.transcoded", "Encoded anew"),
                    Map.entry("c2pa.cropped", "Cropped"),
                    Map.entry("c2pa.resized", "Resized"),
                    Map.entry("c2pa.orientation", "Turned"),
                    Map.entry("c2pa.drawing", "Drew on it"),
                    Map.entry("c2pa.filtered", "Filtered"),
                    Map.entry("c2pa.redacted", "Removed a statement"),
                    Map.entry("c2pa.watermarked", "Watermarked"),
                    Map.entry("c2pa.published", "Published"),
                    Map.entry("c2pa.unknown", "Did something that is not known"));

    private static final Map<String, String> SOURCES =
            Map.ofEntries(
                    Map.entry("digitalCapture", "taken by a camera or recorder"),
                    Map.entry("computationalCapture", "taken by a camera that computes"),
                    Map.entry("screenCapture", "taken from a screen"),
                    Map.entry("digitalCreation", "made by a person with digital tools"),
                    Map.entry("humanEdits", "changed by a person"),
                    Map.entry("composite", "put together from several"),
                    Map.entry("compositeCapture", "put together from several that were taken"),
                    Map.entry("compositeSynthetic", "put together, some of it synthetic"),
                    Map.entry("algorithmicMedia", "made by an algorithm"),
                    Map.entry("algorithmicallyEnhanced", "enhanced by an algorithm"),
                    Map.entry("trainedAlgorithmicMedia", "made by a trained model"),
                    Map.entry(
                            "compositeWithTrainedAlgorithmicMedia",
                            "put together, some of it made by a trained model"));

    private static final Map<String, String> IDENTITIES =
            Map.of(
                    "trusted", "vouched for by somebody trusted here",
                    "wellFormed", "in order, but nobody trusted here vouches for it",
                    "invalid", "does not hold",
                    "revoked", "was taken back",
                    "unresolved", "could not be looked up",
                    "notJudged", "was not judged");

    private Wording() {}

    static String second(Instant at) {
        return SECOND.format(at);
    }

    static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /// Of an action, such as `c2pa.created`.
    static String asAction(String code) {
        return ACTIONS.getOrDefault(code, code);
    }

    /// Of a digital source type, such as
    /// `http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture`.
    static String asSource(String uri) {
        return SOURCES.getOrDefault(uri.substring(uri.lastIndexOf('/') + 1), uri);
    }

    static String asIdentity(String state) {
        return IDENTITIES.getOrDefault(state, state);
    }

    /// The signer, and who vouches for the name if that is somebody else.
    static String inWords(SignatureView signature) {
        return signature.issuer().equals(signature.subject())
                ? signature.subject()
                : "%s, for whom %s vouches".formatted(signature.subject(), signature.issuer());
    }
}
