package dev.candor.c2pa.definition;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
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

    private final @Nullable Path file;
    private final Role role;
    private final Map<Word, String> words;
    private final @Nullable Thumbnail thumbnail;
    private final @Nullable String name;
    private final boolean placed;

    /// What is said of it in words, each with its field in the assertion.
    public enum Word {
        TITLE("dc:title"),
        FORMAT("dc:format"),
        DESCRIPTION("description"),
        INSTANCE_ID("instanceID"),
        MORE("informationalURI");

        private final String field;

        Word(String field) {
            this.field = field;
        }

        /// The field of the assertion.
        public String field() {
            return field;
        }
    }

    private Component(
            @Nullable Path file,
            Role role,
            Map<Word, String> words,
            @Nullable Thumbnail thumbnail,
            @Nullable String name,
            boolean placed) {
        this.file = file;
        this.role = role;
        this.words = words.isEmpty() ? Map.of() : Map.copyOf(words);
        this.thumbnail = thumbnail;
        this.name = name;
        this.placed = placed;
    }

    /// A part that was placed into the asset: the action `c2pa.placed` says so.
    public static Component placed(Path file) {
        return new Component(file, Role.COMPONENT_OF, Map.of(), null, null, true);
    }

    /// A part; how it came into the asset is not said, or said by an action that names it.
    public static Component part(Path file) {
        return new Component(file, Role.COMPONENT_OF, Map.of(), null, null, false);
    }

    /// What the asset was made with, such as a prompt.
    public static Component input(Path file) {
        return new Component(file, Role.INPUT_TO, Map.of(), null, null, false);
    }

    /// What is not there any more, and of which only words are left.
    public static Component absent(Role role) {
        return new Component(null, role, Map.of(), null, null, false);
    }

    /// The same, with a title (`dc:title`).
    public Component titled(String title) {
        return saying(Word.TITLE, title);
    }

    /// The same, with something said of it.
    public Component saying(Word word, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Nothing is said of " + word.field());
        }
        var more = new EnumMap<Word, String>(Word.class);
        more.putAll(words);
        more.put(word, text);
        return new Component(file, role, more, thumbnail, name, placed);
    }

    /// The same, with a small picture of it.
    public Component seenAs(Thumbnail picture) {
        return new Component(file, role, words, picture, name, placed);
    }

    /// The same, with a name by which actions of the definition mean it. It is not written.
    public Component called(String called) {
        return new Component(file, role, words, thumbnail, called, placed);
    }

    /// Where it is, of any format, known or not; nothing if it is not there any more.
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    public Role role() {
        return role;
    }

    /// What is said of it in words.
    public Map<Word, String> words() {
        return words;
    }

    public Optional<Thumbnail> thumbnail() {
        return Optional.ofNullable(thumbnail);
    }

    /// The name by which actions mean it.
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// Whether an action of its own says that it was placed.
    public boolean isPlaced() {
        return placed;
    }
}
