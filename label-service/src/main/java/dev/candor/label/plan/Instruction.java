package dev.candor.label.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing to render or to embed. A plan says everything that a renderer has to know, so that
/// none of them looks at a profile.
///
/// Figures are minimums unless they say otherwise. Times are milliseconds of presentation time.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Instruction.ImageLabel.class, name = "IMAGE_LABEL"),
    @JsonSubTypes.Type(value = Instruction.VideoOverlay.class, name = "VIDEO_OVERLAY"),
    @JsonSubTypes.Type(value = Instruction.SpokenDisclosure.class, name = "SPOKEN_DISCLOSURE"),
    @JsonSubTypes.Type(value = Instruction.TextLine.class, name = "TEXT_LINE"),
    @JsonSubTypes.Type(value = Instruction.PdfStamp.class, name = "PDF_STAMP"),
    @JsonSubTypes.Type(value = Instruction.EmbeddedMarks.class, name = "EMBEDDED_MARKS")
})
@RegisterForReflection
public sealed interface Instruction {

    /// Words as one language says them.
    ///
    /// @param text what is read or drawn, token included
    /// @param language BCP 47 tag
    /// @param phrase whose outline is drawn
    /// @param layers the token, the words, or both
    @RegisterForReflection
    record Words(String text, String language, Phrase phrase, Layers layers) {}

    /// What the words stand on.
    @RegisterForReflection
    enum Plate {
        /// Black or white, whichever gives the contrast on the pixels around it.
        BY_LUMINANCE
    }

    /// Words in the picture.
    ///
    /// @param words in reading order, one after another; the first is the audience's language
    /// @param position where it stands unless another of `allowed` hides less
    /// @param allowed positions that every profile permits
    /// @param inkHeightRatio height of the capitals' ink as a part of the shorter side
    /// @param inkHeightPixels height of the capitals' ink, however small the picture
    /// @param insetRatio distance from the edges as a part of the shorter side
    /// @param minContrast contrast ratio of the written pixels (WCAG 2.2, 1.4.3)
    /// @param tokenMayStandAlone whether "AI" alone will do where the words do not fit
    @RegisterForReflection
    record ImageLabel(
            List<Words> words,
            Position position,
            List<Position> allowed,
            double inkHeightRatio,
            int inkHeightPixels,
            double insetRatio,
            double minContrast,
            Plate plate,
            boolean tokenMayStandAlone)
            implements Instruction {
        public ImageLabel {
            words = List.copyOf(words);
            allowed = List.copyOf(allowed);
            if (words.isEmpty() || !allowed.contains(position)) {
                throw new IllegalArgumentException("A label says something, where it is allowed");
            }
        }
    }

    /// How a film's label reaches its viewers.
    @RegisterForReflection
    enum Delivery {
        /// Drawn into every frame of the windows; the picture is encoded anew.
        BURN_IN,
        /// A manifest that the player draws over the film, and text tracks; nothing is encoded.
        PLAYER_MANIFEST
    }

    /// A text track that carries the label.
    @RegisterForReflection
    enum Track {
        WEBVTT,
        MOV_TEXT
    }

    /// From `startMillis` (inclusive) to `endMillis` (exclusive).
    @RegisterForReflection
    record Window(long startMillis, long endMillis) {
        public Window {
            if (startMillis < 0 || endMillis <= startMillis) {
                throw new IllegalArgumentException(
                        "%d to %d is no window".formatted(startMillis, endMillis));
            }
        }
    }

    /// A still that goes before the film, which is as much longer. It counts as indirect disclosure
    /// and never takes the place of the label.
    @RegisterForReflection
    record Statement(Words words, long holdMillis) {}

    /// A label over a film.
    ///
    /// @param label its words and geometry
    /// @param windows when it has to be seen, in order, not overlapping; where the duration is
    ///     not known the last one is the first appearance and `repeatEveryMillis` goes on from it
    /// @param holdMillis shortest time it stays
    /// @param repeatEveryMillis from one appearance to the next, for late joiners
    /// @param wholeDuration whether it stays from first to last frame
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VideoOverlay(
            ImageLabel label,
            Delivery delivery,
            List<Window> windows,
            long holdMillis,
            @Nullable Long repeatEveryMillis,
            boolean wholeDuration,
            @Nullable Statement firstFrame,
            List<Track> tracks)
            implements Instruction {
        public VideoOverlay {
            windows = List.copyOf(windows);
            tracks = List.copyOf(tracks);
            if (windows.isEmpty()) {
                throw new IllegalArgumentException("A label is seen at some time");
            }
        }
    }

    /// When something is said.
    @RegisterForReflection
    enum Moment {
        START,
        AFTER_INTERRUPTION,
        MIDDLE,
        END
    }

    /// What a reminder sounds like.
    @RegisterForReflection
    enum Reminder {
        SPEECH,
        TONE,
        EARCON
    }

    /// How fast the disclosure is spoken, in characters a minute.
    @RegisterForReflection
    record Rate(int min, int max) {
        public Rate {
            if (min < 1 || max < min) {
                throw new IllegalArgumentException("%d to %d is no rate".formatted(min, max));
            }
        }
    }

    /// A disclosure that is heard.
    ///
    /// @param phrases what is said, a language after another
    /// @param at when; AFTER_INTERRUPTION means after each of `interruptionsMillis`
    /// @param reminderEveryMillis from one reminder to the next
    /// @param rates speech rate by language; a language that is not there has a free rate
    /// @param rhythm sounds instead of speech that are as good, `short long, short short`
    /// @param gapMillis silence between the disclosure and the media
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpokenDisclosure(
            List<Words> phrases,
            List<Moment> at,
            List<Long> interruptionsMillis,
            @Nullable Long reminderEveryMillis,
            @Nullable Reminder reminder,
            Map<String, Rate> rates,
            @Nullable String rhythm,
            boolean earcon,
            long gapMillis)
            implements Instruction {
        public SpokenDisclosure {
            phrases = List.copyOf(phrases);
            at = List.copyOf(at);
            interruptionsMillis = List.copyOf(interruptionsMillis);
            rates = ordered(rates);
            if (phrases.isEmpty() || at.isEmpty()) {
                throw new IllegalArgumentException("Something is said at some time");
            }
        }
    }

    /// Where a line of text stands.
    @RegisterForReflection
    enum Place {
        ABOVE,
        NEAR_HEADLINE,
        START,
        END,
        INLINE,
        /// In description, caption or credits: for evident works of art and satire.
        CREDITS,
        /// Behind the menu or "info": for what is not material.
        MENU;

        /// Whether it is in the text itself, not beside the media.
        public boolean standsInText() {
            return switch (this) {
                case ABOVE, NEAR_HEADLINE, START, END, INLINE -> true;
                case CREDITS, MENU -> false;
            };
        }
    }

    /// A line of text, and the same for machines.
    ///
    /// @param words what is read
    /// @param places where, all of them
    /// @param more sentences under it, such as a note on the context
    /// @param link page with the evidence, or the source of the true event
    /// @param jsonLd members of the schema.org object that describes the media
    /// @param meta names and contents of HTML meta elements
    /// @param headers names and values of HTTP or mail headers; behind a switch of the operator
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TextLine(
            Words words,
            List<Place> places,
            List<String> more,
            @Nullable String link,
            Map<String, String> jsonLd,
            Map<String, String> meta,
            Map<String, String> headers)
            implements Instruction {
        public TextLine {
            places = List.copyOf(places);
            more = List.copyOf(more);
            jsonLd = ordered(jsonLd);
            meta = ordered(meta);
            headers = ordered(headers);
        }
    }

    /// A stamp on pages.
    ///
    /// @param words what it says
    /// @param position corner of the page
    /// @param evidencePath path of the page that its QR code leads to
    /// @param everyPage on all pages, or on the first alone
    @RegisterForReflection
    record PdfStamp(Words words, Position position, String evidencePath, boolean everyPage)
            implements Instruction {}

    /// A way to write marks into a file.
    @RegisterForReflection
    enum Standard {
        /// XMP with the IPTC properties (Photo Metadata 2025.1).
        IPTC_XMP,
        /// The object `AIGC` (GB 45438-2025). A file has exactly one.
        TC260_AIGC,
        /// The container's own tags: ID3, Vorbis comments, MP4 keys.
        TAG
    }

    /// Marks in the file that are no Content Credentials, written after any watermark and before
    /// the signature.
    ///
    /// @param fields names and values, in the order in which they are written
    @RegisterForReflection
    record EmbeddedMarks(Standard standard, Map<String, String> fields) implements Instruction {
        public EmbeddedMarks {
            fields = ordered(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("A mark says something");
            }
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
