package dev.candor.label.rendering.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.label.plan.Instruction.Moment;
import dev.candor.label.plan.Instruction.Reminder;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.rendering.audio.Cue.What;
import dev.candor.label.vocabulary.Phrase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CueTest {
    @Test
    void everyMomentOfThePlanIsKept() {
        var asked = Asked.at("en", List.of(Moment.values()), List.of(30_000L, 45_000L, 500_000L));

        assertThat(Cue.of(asked, 100))
                .extracting(Cue::at)
                .containsExactly(0.0, 30.0, 45.0, 50.0, 100.0);
    }

    /// A reminder that follows on a disclosure, or comes when all is over, tells nothing.
    @Test
    void remindersComeAtTheirIntervalsAwayFromDisclosures() {
        var asked = reminded(Reminder.EARCON, List.of(62_000L));

        assertThat(Cue.of(asked, 125))
                .containsExactly(
                        new Cue(0, What.DISCLOSURE),
                        new Cue(30, What.REMINDER),
                        new Cue(62, What.DISCLOSURE),
                        new Cue(90, What.REMINDER));
    }

    @Test
    void aSpokenReminderIsTheDisclosureAgain() {
        assertThat(Cue.of(reminded(Reminder.SPEECH, List.of()), 60))
                .containsExactly(new Cue(0, What.DISCLOSURE), new Cue(30, What.DISCLOSURE));
    }

    /// Letters and digits count, pauses and marks do not.
    @Test
    void paceCountsCharacters() {
        assertThat(Pace.characters("AI生成")).isEqualTo(4);
        assertThat(Pace.characters("可能为AI生成合成内容")).isEqualTo(11);
        assertThat(Pace.characters("AI 生成 ")).isEqualTo(4);
        assertThat(Pace.charactersPerMinute("AI生成", 2)).isEqualTo(120);
    }

    private static SpokenDisclosure reminded(Reminder reminder, List<Long> interruptions) {
        return new SpokenDisclosure(
                List.of(Asked.words("en", Phrase.AI_GENERATED)),
                List.of(Moment.START, Moment.AFTER_INTERRUPTION),
                interruptions,
                30_000L,
                reminder,
                Map.of(),
                null,
                true,
                400);
    }
}
