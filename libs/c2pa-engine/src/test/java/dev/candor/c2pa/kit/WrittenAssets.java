package dev.candor.c2pa.kit;

import static dev.candor.c2pa.kit.TestAuthority.NOON;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// All that is done to a medium in its life, each time signed: made, edited with an ingredient,
/// updated, redacted, opened again; with a time stamp and the word of an OCSP responder; and bound
/// in other ways than one hash.
public final class WrittenAssets {
    private WrittenAssets() {}

    /// The signed files, by what was done.
    ///
    /// @param kit signs in `folder`
    public static Map<String, Path> of(Path media, WritingKit kit, Path folder) throws Exception {
        var created = kit.signed(media, WritingKit.withAuthor());
        var redacted = kit.signed(created, redaction(created));
        var made = new LinkedHashMap<String, Path>();
        made.put("created", created);
        made.put("edited", kit.signed(created, withComponent(folder)));
        made.put("updated", kit.signed(created, update()));
        made.put("redacted", redacted);
        made.put("again", kit.signed(redacted, WritingKit.opened()));
        made.put("attested", attested(media, kit, folder));
        for (var kind : List.of(BindingKind.MERKLE, BindingKind.CHUNKS, BindingKind.BOXES)) {
            bound(media, kit, kind)
                    .ifPresent(one -> made.put(kind.name().toLowerCase(Locale.ROOT), one));
        }
        return made;
    }

    /// A medium whose signature has its time attested, and that the certificate was not revoked.
    private static Path attested(Path media, WritingKit kit, Path folder) throws Exception {
        var authority = TestAuthority.trusted();
        var root = authority.issuer();
        var holder = root.issue(wish -> wish.serial(32).responder("http://ocsp.example/"));
        var stamps = authority.stamps(leaf -> {});
        var responder =
                TestResponder.of(root, root.certificate())
                        .between(NOON.minusSeconds(60), NOON.plus(Duration.ofHours(12)));
        var target = folder.resolve(media.getFileName() + ".attested");
        kit.signing()
                .stampedBy(request -> stamps.answer(request, NOON))
                .stapling((_, _, _) -> responder.answer(holder.certificate(), TestResponder.GOOD))
                .sign(media, target, WritingKit.created(), holder.signer(SigningAlgorithm.ES256));
        return target;
    }

    /// A medium that is bound in a way; nothing if its format has no such way.
    private static Optional<Path> bound(Path media, WritingKit kit, BindingKind kind)
            throws Exception {
        var definition =
                ManifestDefinition.created(DigitalSourceType.DIGITAL_CAPTURE)
                        .bound(kind)
                        .by(WritingKit.GENERATOR);
        try {
            return Optional.of(kit.signed(media, definition));
        } catch (SigningException e) {
            if (!String.valueOf(e.getMessage()).contains("cannot be bound by")
                    && !(e.getCause() instanceof NoRoomException)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static ManifestDefinition withComponent(Path folder) throws Exception {
        var kit = new WritingKit(folder).from(1000);
        var plain = Files.write(folder.resolve("component.png"), Media.png());
        var signed = folder.resolve("component.signed.png");
        kit.sign(plain, signed, WritingKit.created(), WritingKit.signer());
        return ManifestDefinition.opened()
                .title("Edited")
                .thumbnail(new Thumbnail("image/png", Bytes.of(Media.png())))
                .component(Component.placed(signed).titled("Moon"))
                .action(ActionDefinition.of("c2pa.cropped", DigitalSourceType.HUMAN_EDITS))
                .by(WritingKit.GENERATOR);
    }

    private static ManifestDefinition update() {
        return ManifestDefinition.updated().published().by(WritingKit.GENERATOR);
    }

    private static ManifestDefinition redaction(Path signed) throws Exception {
        return ManifestDefinition.updated()
                .redact(WritingKit.author(signed))
                .by(WritingKit.GENERATOR);
    }
}
