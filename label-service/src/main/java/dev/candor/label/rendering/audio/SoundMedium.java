package dev.candor.label.rendering.audio;

import dev.candor.kit.spool.SpoolEntry;
import dev.candor.label.plan.Instruction.Rate;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.plan.Variant;
import dev.candor.label.plan.Visible;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.medium.Labelled;
import dev.candor.label.rendering.medium.Labeller;
import dev.candor.label.rendering.medium.Measured;
import dev.candor.label.rendering.medium.Measured.Check;
import dev.candor.label.rendering.medium.Refusals;
import dev.candor.label.rendering.medium.Work;
import dev.candor.label.rendering.process.Supervisor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recordings.
@ApplicationScoped
class SoundMedium implements Labeller {
    private final AudioLabeller recordings;

    SoundMedium(Supervisor supervisor, AudioConfig config) {
        this.recordings =
                new AudioLabeller(
                        supervisor,
                        config.workFolder(),
                        config.recordings().map(Recordings::in).orElseGet(Recordings::none),
                        config.mostSamples().asLongValue(),
                        config.atOnce());
    }

    @Override
    public Optional<String> mediaType(SpoolEntry source) throws IOException {
        return AudioLabeller.mediaType(source.path());
    }

    @Override
    public boolean isDue(Visible visible, Variant variant) {
        return !variant.all(SpokenDisclosure.class).isEmpty();
    }

    @Override
    public Labelled label(Work work) throws IOException {
        var asked = work.variant().all(SpokenDisclosure.class).getFirst();
        try {
            var heard =
                    recordings.label(
                            work.source().path(),
                            work.target(),
                            asked,
                            work.following()::cancelled);
            return new Labelled(heard.text(), Measured.unseen(checks(heard, asked)));
        } catch (MediaException e) {
            throw Refusals.OF_SOUND.of(e);
        }
    }

    /// Each figure beside what it had to be.
    private static List<Check> checks(Heard heard, SpokenDisclosure asked) {
        var checks = new ArrayList<Check>();
        checks.add(new Check("duration", null, heard.seconds(), "s", null, null));
        checks.add(new Check("loudness", "programme", heard.programmeLufs(), "LUFS", null, null));
        for (Heard.Spoken spoken : heard.spoken()) {
            checks.add(pace(spoken, asked));
        }
        for (Heard.Occurrence one : heard.occurrences()) {
            var about = String.format(Locale.ROOT, "%s at %.2f s", one.what(), one.at());
            checks.add(
                    new Check(
                            "likeness",
                            about,
                            one.likeness(),
                            "correlation",
                            AudioLabeller.LIKE,
                            null));
            checks.add(new Check("loudness", about, one.lufs(), "LUFS", null, null));
        }
        return checks;
    }

    private static Check pace(Heard.Spoken spoken, SpokenDisclosure asked) {
        var language = spoken.language();
        if (language == null) {
            return new Check("rhythm", spoken.text(), spoken.seconds(), "s", null, null);
        }
        @Nullable Rate due = asked.rates().get(language);
        return new Check(
                "speechRate",
                "%s, %s".formatted(language, spoken.by()),
                spoken.charactersPerMinute(),
                "characters/min",
                due == null ? null : (double) due.min(),
                due == null ? null : (double) due.max());
    }
}
