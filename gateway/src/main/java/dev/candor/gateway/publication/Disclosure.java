package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What rules about labels turn on, as far as the publisher states it. Nothing is guessed, and
/// nothing stated here takes a label below what a market's law asks for: label-service decides.
///
/// @param circumstances facts of the use; empty when none is stated
/// @param roles what the publisher is; empty stands for all that show media to people
/// @param prominence how much the label is to be noticed; absent for the ordinary
/// @param context what the audience has to know; needed to report on harm, and for advocacy
/// @param edits what generative tools did to it
/// @param topic what it is about, where that decides whether an edit matters
/// @param watermarks marks that were found in it by others
/// @param sensitive whether its topic or reach make a mistake harmful
/// @param generator the AI system, for the file's metadata
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record Disclosure(
        List<Circumstance> circumstances,
        List<Role> roles,
        @Nullable Prominence prominence,
        @Nullable Context context,
        List<Edit> edits,
        @Nullable Topic topic,
        List<Watermark> watermarks,
        @Nullable Boolean sensitive,
        @Nullable Generator generator) {
    private static final int MOST_EDITS = 100;
    private static final int MOST_WATERMARKS = 20;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]+");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /// Nothing is stated.
    static final Disclosure NOTHING =
            new Disclosure(
                    List.of(), List.of(), null, null, List.of(), null, List.of(), null, null);

    /// A fact about a use of media, in the words of label-service.
    public enum Circumstance {
        ADVERTISEMENT,
        SYNTHETIC_PERFORMER,
        PUBLIC_INTEREST_TEXT,
        EDITORIAL_RESPONSIBILITY,
        EVIDENT_ART,
        EXPRESSIVE_WORK,
        LAW_ENFORCEMENT,
        PERSONAL_USE,
        INTERNAL_USE,
        ROUTINE_EDIT,
        ACCESSIBILITY_EDIT,
        TRANSCRIPTION,
        TRANSLATION,
        GENERATED_BEFORE_EU_DATE,
        REPORTING_ON_HARM,
        ADVOCACY,
        IN_SERVICE,
        UNLABELLED_ON_REQUEST,
        CHILD_AUDIENCE
    }

    /// Whom rules bind, in the words of label-service.
    public enum Role {
        DEPLOYER,
        PROVIDER,
        PLATFORM,
        ADVERTISER,
        DEVICE_MAKER
    }

    /// How much a label is to be noticed.
    public enum Prominence {
        FOOTNOTE,
        STANDARD,
        PROMINENT
    }

    /// What media is about.
    public enum Topic {
        PEOPLE,
        PLACES,
        DOCUMENTS,
        NEWS,
        OTHER
    }

    /// What a generative tool can do to media, in the words of label-service.
    public enum EditKind {
        PERSON_CHANGED,
        FACE_CHANGED,
        VOICE_CHANGED,
        SPEECH_CHANGED,
        OBJECT_ADDED,
        TEXT_CHANGED,
        PLACE_CHANGED,
        TIME_CHANGED,
        DOCUMENT_CHANGED,
        COLOUR,
        CROP,
        RESIZE,
        COMPRESSION,
        DENOISE,
        UPSCALE,
        TRANSCRIPTION,
        GRAMMAR,
        TEXT_TRANSLATION,
        CAPTIONS,
        BACKGROUND_TIDY,
        BACKGROUND_REPLACED,
        OBJECT_REMOVED,
        VOICE_CLEANUP,
        DE_AGEING,
        GENERATIVE_FILL,
        TRANSLATION_WITH_VOICE_CLONE
    }

    /// @param note what is known of the event or the harm, 1 to 1000 characters
    /// @param source http or https address of what it rests on
    @RegisterForReflection
    public record Context(@Nullable String note, @Nullable String source) {}

    /// @param share of the frame or the duration, 0 to 1
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Edit(@Nullable EditKind kind, @Nullable Double share) {}

    /// @param scheme its name
    /// @param digitalSourceType what its payload stands for; absent for a generative model
    /// @param falsePositiveRate what the scheme declares, 0 to 1
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Watermark(
            @Nullable String scheme,
            @Nullable DigitalSourceType digitalSourceType,
            @Nullable Double falsePositiveRate) {}

    /// @param provider who offers the system
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Generator(
            @Nullable String provider, @Nullable String system, @Nullable String version) {}

    public Disclosure {
        circumstances = kept(circumstances);
        roles = kept(roles);
        edits = kept(edits);
        watermarks = kept(watermarks);
    }

    /// Copied as it came: what holds a null is refused by [#check], which can name it.
    private static <T> List<T> kept(@Nullable List<T> given) {
        return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
    }

    /// @throws Declined naming the first member that is wrong, by JSON Pointer
    Disclosure check() {
        each("circumstances", circumstances, Circumstance.values().length);
        each("roles", roles, Role.values().length);
        each("edits", edits, MOST_EDITS);
        each("watermarks", watermarks, MOST_WATERMARKS);
        if (context != null) {
            line("context/note", context.note(), LONGEST_NOTE);
            if (!ADDRESS.matcher(line("context/source", context.source(), LONGEST_ADDRESS))
                    .matches()) {
                throw wrong("context/source", "must be an http or https address");
            }
        }
        for (int i = 0; i < edits.size(); i++) {
            if (edits.get(i).kind() == null) {
                throw wrong("edits/%d/kind".formatted(i), "is required");
            }
            part("edits/%d/share".formatted(i), edits.get(i).share());
        }
        for (int i = 0; i < watermarks.size(); i++) {
            var scheme = Objects.requireNonNullElse(watermarks.get(i).scheme(), "");
            if (!SCHEME.matcher(scheme).matches()) {
                throw wrong("watermarks/%d/scheme".formatted(i), "must be the name of a scheme");
            }
            part(
                    "watermarks/%d/falsePositiveRate".formatted(i),
                    watermarks.get(i).falsePositiveRate());
        }
        if (generator != null) {
            line("generator/provider", generator.provider(), LONGEST_NAME);
            line("generator/system", generator.system(), LONGEST_NAME);
            if (generator.version() != null) {
                line("generator/version", generator.version(), LONGEST_NAME);
            }
        }
        return this;
    }

    private static void each(String member, List<?> given, int most) {
        if (given.size() > most) {
            throw wrong(member, "has more than %d".formatted(most));
        }
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                throw wrong(member + "/" + i, "is required");
            }
        }
    }

    private static String line(String member, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw wrong(member, "is required");
        }
        if (text.length() > longest) {
            throw wrong(member, "has more than %d characters".formatted(longest));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(member, "has control characters");
        }
        return text;
    }

    private static void part(String member, @Nullable Double share) {
        if (share != null && !(share >= 0 && share <= 1)) {
            throw wrong(member, "must be 0 to 1");
        }
    }

    private static Declined wrong(String member, String detail) {
        return new Declined(
                        CommonProblem.INVALID_REQUEST,
                        "disclosure/%s %s.".formatted(member, detail))
                .at("/disclosure/" + member);
    }
}
