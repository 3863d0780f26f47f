package dev.candor.c2pa.definition;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went into an asset beside its parent: an ingredient (C2PA 2.4, 18.16). Its credentials, if
/// it has any, are validated, and kept in the new asset.
public final class Component {
    /// What became of it.
    public enum Role {
        /// It is a part of the asset.
        COMPONENT_OF("componentOf"),
        /// It went into making the asset, such as a prompt or a model; nothing of it is seen.
        INPUT_TO("inputTo");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /// The word in the assertion.
        public String word() {
            return word;
        }
    }

    private final Path file;
    private final Role role;
    private final @Nullable String title;
    private final @Nullable Thumbnail thumbnail;
    private final boolean placed;

    private Component(
            Path file,
            Role role,
            @Nullable String title,
            @Nullable Thumbnail thumbnail,
            boolean placed) {
        this.file = file;
        this.role = role;
        this.title = title;
        this.thumbnail = thumbnail;
        this.placed = placed;
    }

    /// A part that was placed into the asset: the action `c2pa.placed` says so.
    public static Component placed(Path file) {
        return new Component(file, Role.COMPONENT_OF, null, null, true);
    }

    /// A part; how it came into the asset is not said.
    public static Component part(Path file) {
        return new Component(file, Role.COMPONENT_OF, null, null, false);
    }

    /// What the asset was made with, such as a prompt.
    public static Component input(Path file) {
        return new Component(file, Role.INPUT_TO, null, null, false);
    }

    /// The same, with a title (`dc:title`).
    public Component titled(String words) {
        return new Component(file, role, words, thumbnail, placed);
    }

    /// The same, with a small picture of it.
    public Component seenAs(Thumbnail picture) {
        return new Component(file, role, title, picture, placed);
    }

    /// Where it is; of any format, known or not.
    public Path file() {
        return file;
    }

    public Role role() {
        return role;
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<Thumbnail> thumbnail() {
        return Optional.ofNullable(thumbnail);
    }

    /// Whether an action says that it was placed.
    public boolean isPlaced() {
        return placed;
    }
}
