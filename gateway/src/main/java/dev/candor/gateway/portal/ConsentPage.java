package dev.candor.gateway.portal;

import dev.candor.gateway.publication.ConsentCheck;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who agreed to what, and whether a person may be shown.
///
/// @param subject who was looked up; absent before
/// @param check the answer to the question that was asked; absent before
/// @param allowed whether that answer is yes
/// @param choices of the question; absent for those who may not ask it
/// @param refusal why a look-up or a question was refused
record ConsentPage(
        Frame frame,
        Words w,
        List<SubjectView> subjects,
        @Nullable SubjectView subject,
        List<ToldGrant> grants,
        @Nullable ConsentCheck check,
        boolean allowed,
        @Nullable Choices choices,
        @Nullable String refusal)
        implements TemplateInstance {
    /// What a question can be about.
    record Choices(List<Choice> actions, List<Choice> modalities) {
        private static final List<String> MODALITIES =
                List.of("IMAGE", "VIDEO", "AUDIO", "TEXT", "DOCUMENT");

        static Choices in(Words words) {
            return new Choices(
                    Choice.of(words, "action", Choice.ACTIONS),
                    Choice.of(words, "modality", MODALITIES));
        }
    }
}
