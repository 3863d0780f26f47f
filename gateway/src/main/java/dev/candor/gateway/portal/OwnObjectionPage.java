package dev.candor.gateway.portal;

import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form by which a person objects in advance.
///
/// @param key marks one pressing of the button
/// @param actions what can be objected to
/// @param likeness what of a person can be kept from use
/// @param refusal why the last try was refused
record OwnObjectionPage(
        Frame frame,
        Words w,
        MeView.Person person,
        String key,
        List<Choice> actions,
        List<Choice> likeness,
        @Nullable String refusal)
        implements TemplateInstance {
    static OwnObjectionPage of(
            Frame frame, Words words, MeView.Person person, String key, @Nullable String refusal) {
        return new OwnObjectionPage(
                frame,
                words,
                person,
                key,
                Choice.of(words, "action", Choice.ACTIONS),
                Choice.of(words, "likeness", Choice.LIKENESS),
                refusal);
    }
}
