package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the manifest is to say, in the words of `POST /v1/signatures`.
///
/// @param label what people are told about the asset; absent when there is nothing to tell
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ManifestRequest(
        String title,
        List<Action> actions,
        @Nullable Consent consent,
        Map<String, String> trainingMining,
        @Nullable LabelClass label) {
    private static final List<String> MINING =
            List.of(
                    "cawg.ai_generative_training",
                    "cawg.ai_inference",
                    "cawg.ai_training",
                    "cawg.data_mining");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Action(
            String action, @Nullable String digitalSourceType, @Nullable String description) {}

    /// @param grants salted hashes, so that the manifest names no grant to those who do not know it
    /// @param purpose what the token is bound to; without a token nobody asks
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Consent(
            UUID check,
            ConsentCheck.Decision decision,
            List<String> grants,
            @Nullable Long ledgerSeq,
            @Nullable String purpose,
            @Nullable String token) {}

    @RegisterForReflection
    record LabelClass(
            @JsonProperty("class") String kind, String certainty, Map<String, String> words) {}

    static ManifestRequest of(Stage.Bound bound, GrantSalt salt) {
        var decided = bound.rendered().decided();
        var declaration = bound.declaration();
        var verdict = decided.verdict();
        return new ManifestRequest(
                declaration.title(),
                actions(decided, bound.rendered().label()),
                decided.consented()
                        .check()
                        .map(check -> consent(check, salt, declaration.purpose()))
                        .orElse(null),
                trainingMining(declaration.trainingMining()),
                label(verdict));
    }

    private static @Nullable LabelClass label(Verdict verdict) {
        var words = verdict.words();
        return words == null || words.isEmpty()
                ? null
                : new LabelClass(verdict.kind(), verdict.certainty(), words);
    }

    /// A file with a history, or of which nobody says how it came to be, is opened; only what is
    /// declared new is created.
    private static List<Action> actions(Stage.Decided decided, Label label) {
        var declared = decided.declaration().digitalSourceType();
        var actions = new ArrayList<Action>();
        if (declared != null && !decided.inspection().hasCredentials()) {
            actions.add(new Action("c2pa.created", declared.code(), null));
        } else {
            actions.add(new Action("c2pa.opened", null, null));
            if (declared != null) {
                actions.add(
                        new Action("c2pa.edited", declared.code(), "Declared by the publisher"));
            }
        }
        switch (label) {
            case Label.Rendered(String text, _) ->
                    actions.add(
                            new Action(
                                    "c2pa.edited",
                                    DigitalSourceType.ALGORITHMIC_MEDIA.code(),
                                    "Visible label added: " + text));
            case Label.None _ -> {
                // nothing was changed
            }
        }
        actions.add(new Action("c2pa.published", null, null));
        return List.copyOf(actions);
    }

    private static Consent consent(ConsentCheck check, GrantSalt salt, String purpose) {
        return new Consent(
                check.id(),
                check.decision(),
                check.grants().stream().map(salt::hash).toList(),
                check.ledgerSeq(),
                check.token() == null ? null : purpose,
                check.token());
    }

    /// In one order, whichever replica asks: a request that is sent again is the same.
    private static Map<String, String> trainingMining(Declaration.TrainingMining answer) {
        var use =
                switch (answer) {
                    case ALLOWED -> "allowed";
                    case NOT_ALLOWED -> "notAllowed";
                };
        var all = new LinkedHashMap<String, String>();
        MINING.forEach(entry -> all.put(entry, use));
        return Collections.unmodifiableMap(all);
    }
}
