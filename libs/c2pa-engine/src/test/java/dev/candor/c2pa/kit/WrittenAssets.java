package dev.candor.c2pa.kit;

import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.io.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that is done to a medium in its life, each time signed: made, edited with an ingredient,
/// updated, redacted, opened again.
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
        return made;
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
