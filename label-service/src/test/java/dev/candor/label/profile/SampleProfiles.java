package dev.candor.label.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;

/// Profiles as they are shipped, and some of an organization's own.
public final class SampleProfiles {
    static final Profiles SHIPPED = new Profiles(new ProfileSchema(), new Vocabulary());

    private SampleProfiles() {}

    public static Rulebook shipped() {
        return SHIPPED.rulebook();
    }

    public static Rulebook with(Profile... own) {
        return new Rulebook(SHIPPED.all(), List.of(own));
    }

    /// A law of one country that allows one corner.
    public static Profile inCorner(String id, String market, Position corner) {
        var file = file("eu-cop-s2");
        file.put("id", id).putArray("markets").add(market);
        var image = (ObjectNode) file.get("image");
        image.put("defaultPosition", corner.name());
        image.putArray("allowedPositions").add(corner.name());
        return read(file);
    }

    /// The next version of a shipped profile, with another least height of the label.
    public static Profile next(String id, double minHeightRatio) {
        var file = file(id);
        file.put("version", file.get("version").asInt() + 1);
        ((ObjectNode) file.get("image")).put("minHeightRatio", minHeightRatio);
        return read(file);
    }

    static ObjectNode file(String id) {
        return (ObjectNode) ProfileFile.tree(SHIPPED.find(id).orElseThrow());
    }

    static Profile read(ObjectNode file) {
        return ProfileFile.read(file, new ProfileSchema(), new Vocabulary());
    }
}
