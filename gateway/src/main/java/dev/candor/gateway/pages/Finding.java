package dev.candor.gateway.pages;

import dev.candor.gateway.publication.DigitalSourceType;
import dev.candor.gateway.publication.Verification;
import dev.candor.gateway.publication.Verification.Manifest;
import dev.candor.gateway.publication.Verification.ManifestAction;
import dev.candor.gateway.publication.Verification.Signature;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What verification found, in the words of the public page.
///
/// @param file name of the file as its sender calls it
/// @param tone `good`, `fair`, `bad` or `none`: how the result is drawn, never the only sign of it
/// @param headline the result in a few words
/// @param sentence the service's own sentence
/// @param caution what the result does not prove
record Finding(
        String file,
        String tone,
        String headline,
        String sentence,
        String caution,
        List<Claim> claims,
        @Nullable String sha256) {

    /// What one manifest says.
    record Claim(
            String title,
            @Nullable String signer,
            @Nullable String time,
            @Nullable String generator,
            List<String> history,
            boolean active) {}

    static Finding of(String file, Verification found) {
        return new Finding(
                file,
                tone(found.state()),
                headline(found.state()),
                found.sentence(),
                caution(found.state()),
                claims(found),
                found.sha256());
    }

    private static String tone(Verification.State state) {
        return switch (state) {
            case Trusted -> "good";
            case Valid -> "fair";
            case Invalid -> "bad";
            case NoManifest, Remote, Unsupported -> "none";
        };
    }

    private static String headline(Verification.State state) {
        return switch (state) {
            case Trusted -> "Content Credentials found, from a signer we trust";
            case Valid -> "Content Credentials found, from a signer we do not know";
            case Invalid -> "Content Credentials found, but they do not match the file";
            case NoManifest -> "No Content Credentials in this file";
            case Remote -> "The Content Credentials of this file are kept elsewhere";
            case Unsupported -> "We cannot check this kind of file";
        };
    }

    private static String caution(Verification.State state) {
        return switch (state) {
            case Trusted ->
                    "The signer vouches for what is said below, and the file has not changed since."
                            + " That is no proof that what it shows is true.";
            case Valid ->
                    "The file has not changed since it was signed, but nobody we trust vouches for"
                            + " the signer. Take what is said below as an unverified statement.";
            case Invalid ->
                    "The file or its credentials changed after signing, or were damaged on the way."
                            + " Do not rely on what they say.";
            case NoManifest ->
                    "That proves nothing about the file. Most genuine media and most synthetic"
                        + " media have none, and credentials are easily lost when a file is copied,"
                        + " edited or shared.";
            case Remote ->
                    "The file names an address where its credentials are said to be. We fetch"
                            + " nothing from there, so nothing was checked.";
            case Unsupported ->
                    "Its bytes are of no format we can read. That says nothing about the file.";
        };
    }

    private static List<Claim> claims(Verification found) {
        var manifests = Objects.requireNonNullElse(found.manifests(), List.<Manifest>of());
        return manifests.stream().map(manifest -> claim(manifest, found)).toList();
    }

    private static Claim claim(Manifest manifest, Verification found) {
        var active = manifest.label().equals(found.activeManifest());
        var title = manifest.title();
        var signature = manifest.signature();
        return new Claim(
                title == null ? (active ? "This file" : "An earlier version") : title,
                signer(signature),
                signature == null ? null : signature.time(),
                manifest.claimGenerator(),
                actions(manifest).map(Finding::inWords).distinct().toList(),
                active);
    }

    private static @Nullable String signer(@Nullable Signature signature) {
        if (signature == null) {
            return null;
        }
        return signature.subject() == null ? signature.issuer() : signature.subject();
    }

    private static Stream<ManifestAction> actions(Manifest manifest) {
        return Objects.requireNonNullElse(manifest.actions(), List.<ManifestAction>of()).stream();
    }

    private static String inWords(ManifestAction action) {
        var done =
                switch (action.action()) {
                    case "c2pa.created" -> "Created";
                    case "c2pa.opened" -> "Opened from an earlier file";
                    case "c2pa.edited" -> "Edited";
                    case "c2pa.published" -> "Published";
                    case "c2pa.placed" -> "Placed into a composition";
                    case "c2pa.converted", "c2pa.transcoded" -> "Converted to another format";
                    default -> action.action();
                };
        return Optional.ofNullable(action.digitalSourceType())
                .flatMap(DigitalSourceType::ofValue)
                .map(type -> "%s (%s)".formatted(done, type.words()))
                .orElse(done);
    }
}
