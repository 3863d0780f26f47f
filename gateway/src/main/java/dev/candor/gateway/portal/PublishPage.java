package dev.candor.gateway.portal;

import dev.candor.gateway.publication.DigitalSourceType;
import dev.candor.gateway.publication.Disclosure.Circumstance;
import dev.candor.gateway.publication.Step;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form that publishes, and why the last try was refused.
///
/// @param subjects people who can be named as depicted
/// @param form what is in it from the last try
record PublishPage(
        Frame frame, Words w, List<SubjectView> subjects, Entry form, @Nullable Refusal refusal)
        implements TemplateInstance {

    /// Why it was not published.
    ///
    /// @param steps how far it came; empty when it was refused before the first step
    record Refusal(
            String title,
            String detail,
            @Nullable String pointer,
            List<String> reasons,
            List<StepReached> steps) {
        static Refusal of(Declined declined) {
            return new Refusal(
                    declined.type().title(),
                    declined.detail(),
                    declined.pointer().orElse(null),
                    declined.members().get("reasons") instanceof List<?> reasons
                            ? reasons.stream().map(String::valueOf).toList()
                            : List.of(),
                    declined.members().get("step") instanceof String step
                            ? StepReached.upTo(Step.valueOf(step))
                            : List.of());
        }
    }

    /// A step on the way to a refusal.
    record StepReached(Step step, String outcome) {
        static List<StepReached> upTo(Step failed) {
            return Arrays.stream(Step.values())
                    .map(step -> new StepReached(step, outcome(step.compareTo(failed))))
                    .toList();
        }

        private static String outcome(int order) {
            if (order == 0) {
                return "FAILED";
            }
            return order < 0 ? "DONE" : "NOT_REACHED";
        }
    }

    /// What the form shows.
    ///
    /// @param given what was typed in, by field
    /// @param refusal why the last try was refused
    record Entry(Map<String, List<String>> given, @Nullable Refusal refusal, Words w) {
        public List<Choice> likeness() {
            return Choice.of(w, "likeness", Choice.LIKENESS);
        }

        public List<Choice> content() {
            return Choice.of(w, "limit", List.of("sexual", "political", "violence", "endorsement"));
        }

        /// What is wrong with a field, to stand beside it; nothing when it is not to blame.
        public String wrong(String field) {
            var pointer = refusal == null ? null : refusal.pointer();
            if (refusal == null
                    || pointer == null
                    || !pointer.replaceFirst("^[/#]", "").split("/", 2)[0].equals(field)) {
                return "";
            }
            var named = pointer.substring(1);
            return refusal.detail().startsWith(named)
                    ? "This" + refusal.detail().substring(named.length())
                    : refusal.detail();
        }

        /// What rules about labels turn on.
        public List<Choice> circumstances() {
            return Arrays.stream(Circumstance.values())
                    .map(it -> new Choice(it.name(), w.code("fact", it.name())))
                    .toList();
        }

        public List<DigitalSourceType> sourceTypes() {
            return List.of(DigitalSourceType.values());
        }

        public String value(String field, String otherwise) {
            var values = given.get(field);
            return values == null || values.isEmpty() ? otherwise : values.getFirst();
        }

        public boolean has(String field, String value) {
            return given.getOrDefault(field, List.of()).contains(value);
        }
    }
}
