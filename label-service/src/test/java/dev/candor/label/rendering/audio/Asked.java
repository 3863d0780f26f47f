package dev.candor.label.rendering.audio;

import dev.candor.label.plan.Instruction.Moment;
import dev.candor.label.plan.Instruction.Rate;
import dev.candor.label.plan.Instruction.Reminder;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;

/// Disclosures as plans ask for them.
final class Asked {
    private static final Vocabulary VOCABULARY = new Vocabulary();
    static final String CHINESE_RHYTHM = "short long, short short";

    private Asked() {}

    static Words words(String language, Phrase phrase) {
        var spoken = VOCABULARY.find(language).orElseThrow();
        var text = spoken.outline(phrase).orElseThrow().text();
        return new Words(text, language, phrase, Layers.WORDS);
    }

    /// GB 45438-2025: 120 to 160 characters a minute, or a rhythm.
    static SpokenDisclosure chinese() {
        return new SpokenDisclosure(
                List.of(words("zh-Hans", Phrase.AI_GENERATED)),
                List.of(Moment.START),
                List.of(),
                null,
                null,
                Map.of("zh-Hans", new Rate(120, 160)),
                CHINESE_RHYTHM,
                false,
                400);
    }

    static SpokenDisclosure in(String language) {
        return at(language, List.of(Moment.START), List.of());
    }

    static SpokenDisclosure at(String language, List<Moment> moments, List<Long> interruptions) {
        return new SpokenDisclosure(
                List.of(words(language, Phrase.AI_GENERATED)),
                moments,
                interruptions,
                null,
                null,
                Map.of(),
                null,
                false,
                400);
    }

    static SpokenDisclosure remindedEvery(long seconds) {
        return new SpokenDisclosure(
                List.of(words("en", Phrase.AI_GENERATED)),
                List.of(Moment.START),
                List.of(),
                seconds * 1000,
                Reminder.EARCON,
                Map.of(),
                null,
                true,
                400);
    }
}
