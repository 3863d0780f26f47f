package dev.candor.label.rendering.audio;

import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.rendering.audio.Heard.Occurrence;
import dev.candor.label.rendering.audio.Heard.Spoken;
import dev.candor.label.rendering.audio.Splice.Landed;
import dev.candor.label.rendering.audio.Splice.Placed;
import dev.candor.label.rendering.audio.Splice.Placement;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Puts a planned disclosure into a recording and listens to what came out. Thread-safe; blocking.
///
/// The programme is laid down as samples, streams past the disclosure, and is coded as it was:
/// of formats without loss every sample outside the disclosure stays. Memory does not grow with
/// the recording; the folder for work takes twice its samples.
public final class AudioLabeller {
    private static final int SKETCH = 8000;
    private static final double SOFTEST = -30;
    private static final double LOUDEST = -12;
    private static final double TOLERANCE = 3;
    static final double LIKE = 0.6;
    private static final double REACH = 0.3;
    private static final double OFF = 0.1;
    private static final int MOST_PROBES = 12;

    private final Supervisor supervisor;
    private final Path folder;
    private final Recordings recordings;
    private final long mostBytes;
    private final Semaphore coders;
    private final Readings readings = Readings.shipped();

    /// @param folder for files under work
    /// @param recordings what an operator had spoken
    /// @param mostBytes that a recording may take as samples of 32 bits
    /// @param atOnce recordings under work; further ones wait
    public AudioLabeller(
            Supervisor supervisor, Path folder, Recordings recordings, long mostBytes, int atOnce) {
        this.supervisor = supervisor;
        this.folder = folder;
        this.recordings = recordings;
        this.mostBytes = mostBytes;
        this.coders = new Semaphore(atOnce, true);
    }

    /// The media type of a recording, by its first bytes.
    public static Optional<String> mediaType(Path file) throws IOException {
        return SoundFormat.of(file).map(SoundFormat::mediaType);
    }

    /// Puts the disclosure into `source` as `target`, which is replaced. After an exception
    /// `target` is worthless.
    ///
    /// @param cancelled asked several times a second: true ends it
    public Heard label(Path source, Path target, SpokenDisclosure asked, BooleanSupplier cancelled)
            throws IOException, MediaException {
        var format =
                SoundFormat.of(source)
                        .orElseThrow(
                                () ->
                                        new MediaException.UnknownFormat(
                                                "Neither WAV, MP3, FLAC, Ogg nor M4A"));
        coders.acquireUninterruptibly();
        try {
            Files.createDirectories(folder);
            var workplace = Files.createTempDirectory(folder, "audio-");
            try {
                var tools = new SoundTools(supervisor, workplace, cancelled);
                return new Work(tools, tools.probe(source, format), asked).label(source, target);
            } finally {
                remove(workplace);
            }
        } finally {
            coders.release();
        }
    }

    /// One recording under work.
    private final class Work {
        private final SoundTools tools;
        private final SoundFacts facts;
        private final SpokenDisclosure asked;
        private final Splice splice;

        Work(SoundTools tools, SoundFacts facts, SpokenDisclosure asked) throws MediaException {
            this.tools = tools;
            this.facts = facts;
            this.asked = asked;
            this.splice = new Splice(facts.rate(), facts.channels());
            if (facts.seconds() > mostSeconds()) {
                throw tooLong("%.0f".formatted(facts.seconds()));
            }
        }

        private double mostSeconds() {
            return (double) mostBytes / frameBytes() / facts.rate();
        }

        private MediaException.TooLarge tooLong(String seconds) {
            return new MediaException.TooLarge(
                    "%s seconds of sound; at most %.0f of its kind are worked on"
                            .formatted(seconds, mostSeconds()));
        }

        private int frameBytes() {
            return facts.channels() * Float.BYTES;
        }

        Heard label(Path source, Path target) throws IOException, MediaException {
            var clips = new Clips(tools, recordings, readings, facts.rate());
            var plain = clips.disclosure(asked); // before the long work: it says what is missing
            var programme = tools.file("programme.f32");
            // A container may claim less than it holds: one second more shows it.
            var loudness = tools.decode(source, facts, mostSeconds() + 1, programme);
            var frames = Files.size(programme) / frameBytes();
            if (Files.size(programme) > mostBytes) {
                throw tooLong("More than %.0f".formatted(mostSeconds()));
            }
            if (frames == 0) {
                throw new MediaException.Unreadable("A recording of no length");
            }
            var wanted = Math.clamp(loudness, SOFTEST, LOUDEST);
            var disclosure = matched(plain, wanted);
            var reminder = matched(clips.reminder(), wanted);
            var mixed = tools.file("mixed.f32");
            var landed = splice.write(programme, mixed, placed(frames, disclosure, reminder));
            Files.delete(programme);
            tools.encode(mixed, source, facts, target);
            var seconds = (double) Files.size(mixed) / frameBytes() / facts.rate();
            Files.delete(mixed);
            return heard(target, landed, loudness, wanted, seconds);
        }

        private List<Placed> placed(long frames, Clip disclosure, Clip reminder) {
            var gap = (int) (asked.gapMillis() * facts.rate() / 1000);
            return Cue.of(asked, (double) frames / facts.rate()).stream()
                    .map(
                            cue -> {
                                var frame = Math.min(frames, Math.round(cue.at() * facts.rate()));
                                return switch (cue.what()) {
                                    case DISCLOSURE ->
                                            new Placed(frame, disclosure, Placement.INSERTED, gap);
                                    case REMINDER -> new Placed(frame, reminder, Placement.OVER, 0);
                                };
                            })
                    .toList();
        }

        /// As loud as wanted. Rounding peaks takes some loudness, so it is measured again.
        private Clip matched(Clip clip, double wanted) throws IOException, MediaException {
            var gain = 0.0;
            var matched = clip;
            for (int i = 0; i < 4; i++) {
                var off = wanted - loudness(matched);
                if (Math.abs(off) < 0.3) {
                    return matched;
                }
                gain += off;
                matched = clip.amplified(gain);
            }
            return matched;
        }

        private double loudness(Clip clip) throws IOException, MediaException {
            return tools.loudness(laid(clip), facts.rate(), facts.channels());
        }

        /// A clip alone, in the programme's channels.
        private Path laid(Clip clip) throws IOException {
            var nothing = Files.write(tools.file("nothing.f32"), new byte[0]);
            var alone = tools.file("clip.f32");
            splice.write(nothing, alone, List.of(new Placed(0, clip, Placement.INSERTED, 0)));
            return alone;
        }

        private Heard heard(
                Path target, List<Landed> landed, double loudness, double wanted, double seconds)
                throws IOException, MediaException {
            var written = tools.probe(target, facts.format());
            var sketch = new Likeness(tools.file("sketch.s16"), SKETCH);
            tools.sketch(target, facts.format(), SKETCH, sketch.sketch());
            var length = (double) sketch.length() / SKETCH;
            if (Math.abs(length - seconds) > OFF + 0.1) {
                throw new MediaException.NotAsPlanned(
                        said("The result runs %.2f s, not %.2f", length, seconds));
            }
            var occurrences = new ArrayList<Occurrence>();
            var spoken = List.<Spoken>of();
            for (Landed one : probed(landed)) {
                var occurrence = occurrence(target, written, sketch, one, wanted);
                occurrences.add(occurrence);
                if (spoken.isEmpty() && speaks(one)) {
                    spoken = spoken(sketch, one.placed().clip(), occurrence.at());
                }
            }
            return new Heard(
                    facts.format().mediaType(),
                    text(landed.getFirst().placed().clip()),
                    round(length),
                    round(loudness),
                    occurrences,
                    spoken);
        }

        /// The first and the last, and some between.
        private static List<Landed> probed(List<Landed> landed) {
            var step = Math.max(1, (landed.size() + MOST_PROBES - 2) / (MOST_PROBES - 1));
            var probed = new ArrayList<Landed>();
            for (int i = 0; i < landed.size() - 1; i += step) {
                probed.add(landed.get(i));
            }
            probed.add(landed.getLast());
            return probed;
        }

        private Occurrence occurrence(
                Path target, SoundFacts written, Likeness sketch, Landed landed, double wanted)
                throws IOException, MediaException {
            var clip = landed.placed().clip();
            var what = speaks(landed) ? Cue.What.DISCLOSURE : Cue.What.REMINDER;
            var expected = (double) landed.frame() / facts.rate();
            var alone = tools.file("clip.s16");
            tools.sketch(laid(clip), facts.rate(), facts.channels(), SKETCH, alone);
            var found = sketch.find(alone, Math.round(expected * SKETCH), (int) (REACH * SKETCH));
            var at = expected + (double) found.offset() / SKETCH;
            if (found.likeness() < LIKE || Math.abs(at - expected) > OFF) {
                throw new MediaException.NotAsPlanned(
                        said(
                                "At %.2f s the %s is not found: likeness %.2f, %.2f is due",
                                expected, named(what), found.likeness(), LIKE));
            }
            var lufs = tools.loudness(target, written.format(), at, clip.seconds());
            if (Math.abs(lufs - wanted) > TOLERANCE) {
                throw new MediaException.NotAsPlanned(
                        said(
                                "At %.2f s the %s has %.1f LUFS; within %.0f of %.1f is due",
                                at, named(what), lufs, TOLERANCE, wanted));
            }
            return new Occurrence(
                    what.name(),
                    round(at),
                    round(clip.seconds()),
                    round(lufs),
                    round(found.likeness()));
        }

        private static boolean speaks(Landed landed) {
            var parts = landed.placed().clip().parts();
            return parts.size() > 1 || parts.getFirst().kind() != Clip.Kind.EARCON;
        }

        private static String named(Cue.What what) {
            return what.name().toLowerCase(Locale.ROOT);
        }

        /// How fast it is said, from the first sound of the words to the last.
        private List<Spoken> spoken(Likeness sketch, Clip clip, double at)
                throws IOException, MediaException {
            var spoken = new ArrayList<Spoken>();
            for (Clip.Part part : clip.parts()) {
                var words = part.words();
                if (part.kind() == Clip.Kind.RHYTHM) {
                    var seconds = (double) (part.to() - part.from()) / clip.rate();
                    var rhythm = Objects.requireNonNull(asked.rhythm());
                    spoken.add(new Spoken("RHYTHM", null, rhythm, round(seconds), 0));
                } else if (words != null) {
                    spoken.add(
                            spoken(sketch, part, words, at + (double) part.from() / clip.rate()));
                }
            }
            return spoken;
        }

        private Spoken spoken(Likeness sketch, Clip.Part part, Words words, double at)
                throws IOException, MediaException {
            var length = (part.to() - part.from()) * (long) SKETCH / facts.rate();
            var samples = sketch.part(Math.round(at * SKETCH), (int) length);
            var seconds = Samples.sounding(samples, SKETCH).seconds(SKETCH);
            var pace = seconds > 0 ? Pace.charactersPerMinute(words.text(), seconds) : 0;
            var due = asked.rates().get(words.language());
            if (due != null && (pace < due.min() || pace > due.max())) {
                throw new MediaException.NotAsPlanned(
                        said(
                                "\"%s\" is said at %.0f characters a minute; %d to %d are due",
                                words.text(), pace, due.min(), due.max()));
            }
            return new Spoken(
                    part.kind().name(),
                    words.language(),
                    words.text(),
                    round(seconds),
                    round(pace));
        }

        private String text(Clip clip) {
            var said =
                    clip.parts().stream()
                            .map(Clip.Part::words)
                            .filter(Objects::nonNull)
                            .map(Words::text)
                            .collect(Collectors.joining(" "));
            return said.isEmpty() ? String.valueOf(asked.rhythm()) : said;
        }
    }

    private static String said(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /// With the folders that tools make in what they take for their home.
    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
