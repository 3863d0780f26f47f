package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a publisher says about an asset: how it came to be, who is seen in it, and where it is to
/// go.
///
/// @param title 1 to 200 characters
/// @param digitalSourceType how it came to be; absent when the publisher does not say
/// @param assetSha256 what the asset's bytes must be, lower-case hexadecimal; absent when not
/// stated
/// @param subjects people depicted, at most 50; may be empty
/// @param action what is done with their likeness
/// @param likeness what of them is used; empty when not stated, which asks for all of it
/// @param technique T1 to T6 or a code of that form; absent when not stated, which asks for any
/// @param contentFlags what is in it, such as `violence`; absent when not stated
/// @param purpose lower-case words joined by hyphens, such as `awareness-campaign`
/// @param channel where it appears, in the same form
/// @param licensee who uses it, when it is not the organization itself
/// @param markets `EU`, `WORLD` or ISO 3166-1 alpha-2, 1 to 50
/// @param languages BCP 47, 1 to 20, the first is the label's
/// @param trainingMining whether models may be trained on it
/// @param disclosure what rules about labels turn on; absent when nothing is stated
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Declaration(
        String title,
        @Nullable DigitalSourceType digitalSourceType,
        @Nullable String assetSha256,
        List<UUID> subjects,
        Action action,
        List<Likeness> likeness,
        @Nullable String technique,
        @Nullable List<String> contentFlags,
        String purpose,
        String channel,
        @Nullable String licensee,
        List<String> markets,
        List<String> languages,
        TrainingMining trainingMining,
        @Nullable Disclosure disclosure) {

    /// What is done with a likeness, in the words of the consent registry.
    public enum Action {
        CAPTURE,
        TRAIN,
        GENERATE,
        EDIT,
        DISTRIBUTE,
        INFER,
        MINE
    }

    /// What of a person can be used, in the words of the consent registry.
    public enum Likeness {
        FACE,
        BODY,
        VOICE,
        MOTION,
        NAME,
        SIGNATURE
    }

    /// Whether models may be trained on the asset.
    public enum TrainingMining {
        ALLOWED,
        NOT_ALLOWED
    }

    public Declaration {
        subjects = List.copyOf(subjects);
        likeness = likeness == null ? List.of() : List.copyOf(likeness); // kept before it was asked
        contentFlags = contentFlags == null ? null : List.copyOf(contentFlags);
        markets = List.copyOf(markets);
        languages = List.copyOf(languages);
    }

    Disclosure stated() {
        return disclosure == null ? Disclosure.NOTHING : disclosure;
    }
}
