package dev.candor.label.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One set of rules, as its data file says. The schema beside the files explains every member.
///
/// @param effective first day the rules hold
/// @param reviewBy day from which the file counts as stale
/// @param addressee whom they bind, for people
/// @param markets ISO 3166 codes, `EU`, or a subdivision such as `US-CA`
/// @param tokenAloneBelow shorter side in pixels below which the token stands alone; 0 for never
/// @param requiredWords words that have to be there whatever the audience's language
/// @param onlyWhen the rules hold only where all of these are so
/// @param unless the rules do not hold where one of these is so
/// @param relaxedWhen the duty stays, and words in the credits fulfil it, where one of these is so
/// @param duties what else they ask, for people
/// @param ownChoices what the rules leave open and we chose
/// @param confidence how well its facts are known: the weakest of its sources that matters
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Profile(
        String id,
        int version,
        String title,
        Kind kind,
        Status status,
        LocalDate effective,
        LocalDate reviewBy,
        String addressee,
        List<Addressee> addressees,
        List<String> markets,
        Layers layers,
        int tokenAloneBelow,
        @Nullable RequiredWords requiredWords,
        @Nullable ImageRules image,
        @Nullable VideoRules video,
        @Nullable AudioRules audio,
        @Nullable TextRules text,
        List<EmbeddedRule> embedded,
        List<Circumstance> onlyWhen,
        List<Circumstance> unless,
        List<Circumstance> relaxedWhen,
        List<String> triggers,
        List<String> exemptions,
        List<String> accessibility,
        List<String> duties,
        List<String> ownChoices,
        Confidence confidence,
        List<Source> sources) {
    public Profile {
        addressees = List.copyOf(addressees);
        markets = List.copyOf(markets);
        embedded = List.copyOf(embedded);
        onlyWhen = List.copyOf(onlyWhen);
        unless = List.copyOf(unless);
        relaxedWhen = List.copyOf(relaxedWhen);
        triggers = List.copyOf(triggers);
        exemptions = List.copyOf(exemptions);
        accessibility = List.copyOf(accessibility);
        duties = List.copyOf(duties);
        ownChoices = List.copyOf(ownChoices);
        sources = List.copyOf(sources);
    }

    /// Where rules come from.
    public enum Kind {
        LAW,
        CODE,
        GUIDANCE
    }

    /// Whether rules hold today. What is contested or without fines is in force all the same.
    public enum Status {
        IN_FORCE,
        /// Part of it has a later date, which `duties` names.
        IN_FORCE_PARTLY,
        IN_FORCE_CONTESTED,
        IN_FORCE_FINES_SUSPENDED,
        /// Passed, and its first day is to come.
        FUTURE,
        GUIDANCE
    }

    /// Whether a label is due on material uses of AI.
    public enum Visible {
        REQUIRED,
        /// A user has to be given the choice.
        OFFERED,
        NOT_REQUIRED,
        NOT_COVERED
    }

    /// How well a fact is known.
    public enum Confidence {
        /// The text itself was read.
        PRIMARY,
        /// Read through others.
        SECONDARY,
        /// Remembered: check before it is relied on.
        RECALLED
    }

    /// Words of one language that a market wants to see, by how sure a verdict is.
    ///
    /// @param possible where a person says so, and nothing else
    /// @param suspected where a watermark or a detector points there
    @RegisterForReflection
    public record RequiredWords(String language, Phrase possible, Phrase suspected) {}

    /// What is asked of a label in an image.
    ///
    /// @param minHeightRatio least height of capitals as a part of the shorter side
    /// @param insetRatio distance from the edges as a part of the shorter side
    /// @param minContrast least contrast ratio (WCAG 2.2, 1.4.3)
    @RegisterForReflection
    public record ImageRules(
            Visible visible,
            Position defaultPosition,
            List<Position> allowedPositions,
            double minHeightRatio,
            int minHeightPixels,
            double insetRatio,
            double minContrast) {
        public ImageRules {
            allowedPositions = List.copyOf(allowedPositions);
            if (!allowedPositions.contains(defaultPosition)) {
                throw new IllegalArgumentException(
                        "The default position is not allowed: " + defaultPosition);
            }
        }
    }

    /// When a label in a film, or a disclosure that is heard, is due.
    public enum When {
        START,
        AFTER_INTERRUPTION,
        MIDDLE,
        END
    }

    /// What is asked of a label in a film.
    ///
    /// @param holdSeconds shortest time it stays
    /// @param intervalSeconds it comes again after this; 0 for never
    /// @param wholeDuration whether it stays from beginning to end
    /// @param aroundPlayerAllowed whether it may stand on the player instead of in the picture
    @RegisterForReflection
    public record VideoRules(
            ImageRules label,
            List<When> at,
            double holdSeconds,
            int intervalSeconds,
            boolean wholeDuration,
            boolean aroundPlayerAllowed) {
        public VideoRules {
            at = List.copyOf(at);
        }
    }

    /// What is asked of a disclosure that is heard.
    ///
    /// @param anyMoment whether one of `at` is enough
    /// @param reminderSeconds a reminder after this; 0 for none
    /// @param minCharactersPerMinute slowest rate; 0 where the rate is free
    /// @param rhythm sounds that are as good as speech; empty for none
    /// @param visualIfScreen whether it has to be seen as well where there is a screen
    @RegisterForReflection
    public record AudioRules(
            Visible audible,
            List<When> at,
            boolean anyMoment,
            int reminderSeconds,
            int minCharactersPerMinute,
            int maxCharactersPerMinute,
            String rhythm,
            boolean visualIfScreen) {
        public AudioRules {
            at = List.copyOf(at);
        }
    }

    /// Where a line of text may stand.
    public enum TextPlace {
        ABOVE,
        NEAR_HEADLINE,
        START,
        END,
        INLINE
    }

    /// What is asked of a line of text.
    ///
    /// @param anyPlace whether one of `places` is enough
    @RegisterForReflection
    public record TextRules(
            Visible visible,
            List<TextPlace> places,
            boolean anyPlace,
            List<Circumstance> onlyWhen,
            List<Circumstance> unless) {
        public TextRules {
            places = List.copyOf(places);
            onlyWhen = List.copyOf(onlyWhen);
            unless = List.copyOf(unless);
        }
    }

    /// A mark in the file.
    public enum Mark {
        C2PA,
        WATERMARK,
        TC260_AIGC,
        /// Provider, system, version, time and a unique id, in metadata.
        LATENT
    }

    /// @param fields names, in the words of the rules
    @RegisterForReflection
    public record EmbeddedRule(Mark kind, List<String> fields, String note) {
        public EmbeddedRule {
            fields = List.copyOf(fields);
        }
    }

    /// A text the profile rests on.
    @RegisterForReflection
    public record Source(String key, String title, LocalDate date, Confidence confidence) {}

    /// Whether the file is due for review.
    public boolean staleOn(LocalDate day) {
        return !day.isBefore(reviewBy);
    }

    /// Whether its rules hold on a day. A law that was passed holds from its first day on, also
    /// where nobody has edited the file since.
    public boolean holdsOn(LocalDate day) {
        return switch (status) {
            case IN_FORCE, IN_FORCE_PARTLY, IN_FORCE_CONTESTED, IN_FORCE_FINES_SUSPENDED, FUTURE ->
                    !day.isBefore(effective);
            case GUIDANCE -> false;
        };
    }

    /// Whether its rules speak of a use.
    public boolean speaksOf(Collection<Addressee> who, Collection<Circumstance> circumstances) {
        return addressees.stream().anyMatch(who::contains)
                && circumstances.containsAll(onlyWhen)
                && unless.stream().noneMatch(circumstances::contains);
    }

    /// Whether its rules would speak of a use, were it not one of those they except.
    boolean exempts(Collection<Addressee> who, Collection<Circumstance> circumstances) {
        return addressees.stream().anyMatch(who::contains)
                && circumstances.containsAll(onlyWhen)
                && unless.stream().anyMatch(circumstances::contains);
    }

    /// Whether words in description or credits are enough.
    public boolean relaxedFor(Collection<Circumstance> circumstances) {
        return relaxedWhen.stream().anyMatch(circumstances::contains);
    }

    /// Whether it says anything about labels that people see, hear or read.
    public boolean speaksOfLabels() {
        return image != null || video != null || audio != null || text != null;
    }

    /// Whether it asks for a mark of one kind in the file.
    public boolean asksFor(Mark kind) {
        return embedded.stream().anyMatch(rule -> rule.kind() == kind);
    }

    public Optional<RequiredWords> ownWords() {
        return Optional.ofNullable(requiredWords);
    }
}
