package dev.candor.label.plan;

import dev.candor.label.plan.Instruction.EmbeddedMarks;
import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.plan.Instruction.Place;
import dev.candor.label.plan.Instruction.Standard;
import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.profile.Addressee;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Profile.RequiredWords;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same for machines: JSON-LD, meta elements, headers, and marks in the file.
final class MachineWords {
    private static final String META = "ai-disclosure";
    private static final String HEADER = "AI-Disclosure";

    private final Verdict verdict;
    private final PlanOrder order;

    MachineWords(Verdict verdict, PlanOrder order) {
        this.verdict = verdict;
        this.order = order;
    }

    /// A line for people and machines.
    ///
    /// @param places none where it is for machines and text alternatives alone
    TextLine line(Words words, List<Place> places) {
        var context = order.context();
        return new TextLine(
                words,
                context == null ? places : withAbove(places),
                context == null ? List.of() : List.of(context.note()),
                context == null ? evidence() : context.source(),
                jsonLd(words),
                meta(),
                headers());
    }

    private static List<Place> withAbove(List<Place> places) {
        if (places.contains(Place.ABOVE)) {
            return places;
        }
        var all = new ArrayList<Place>();
        all.add(Place.ABOVE);
        all.addAll(places);
        return all;
    }

    PdfStamp stamp(Words words) {
        return new PdfStamp(words, Position.TOP_RIGHT, evidence(), false);
    }

    private String evidence() {
        return "/v1/badges/" + verdict.id();
    }

    private Map<String, String> jsonLd(Words words) {
        var object = new LinkedHashMap<String, String>();
        object.put("@context", "https://schema.org");
        object.put(
                "@type",
                switch (order.modality()) {
                    case IMAGE -> "ImageObject";
                    case VIDEO -> "VideoObject";
                    case AUDIO -> "AudioObject";
                    case TEXT -> "Article";
                    case DOCUMENT -> "DigitalDocument";
                });
        verdict.leadingType().ifPresent(type -> object.put("digitalSourceType", type.schemaOrg()));
        object.put("creditText", words.text());
        return object;
    }

    /// Values of the W3C Community Group draft on AI content disclosure. What is not known is said
    /// by leaving it out.
    private Map<String, String> meta() {
        return switch (verdict.labelClass()) {
            case AI_GENERATED -> Map.of(META, "ai-generated");
            case AI_MODIFIED, AI_MINOR -> Map.of(META, "ai-assisted");
            case CAPTURED, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI -> Map.of(META, "none");
            case UNKNOWN -> Map.of();
        };
    }

    /// An expired individual draft (abaris-aicdh-01): for operators who switch it on.
    private Map<String, String> headers() {
        return switch (verdict.labelClass()) {
            case AI_GENERATED -> Map.of(HEADER, header("ai-originated"));
            case AI_MODIFIED, AI_MINOR -> Map.of(HEADER, header("ai-modified"));
            case CAPTURED, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI ->
                    Map.of(HEADER, header("none"));
            case UNKNOWN -> Map.of();
        };
    }

    private String header(String mode) {
        var header = new StringBuilder("mode=").append(mode);
        var generator = order.generator();
        if (generator != null) {
            parameter(header, "model", generator.system());
            parameter(header, "provider", generator.provider());
        }
        return header.append(";date=@").append(verdict.createdAt().getEpochSecond()).toString();
    }

    /// A string of structured fields has printable ASCII only (RFC 9651, 3.3.3).
    private static void parameter(StringBuilder header, String name, String value) {
        if (value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            header.append(';')
                    .append(name)
                    .append("=\"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }

    /// The phrase that a market's own words ask for, by how sure the verdict is. Who generates
    /// is sure of it.
    Phrase required(RequiredWords own) {
        return switch (aigc()) {
            case "1" ->
                    verdict.labelClass() == LabelClass.AI_MODIFIED
                            ? Phrase.AI_MODIFIED
                            : Phrase.AI_GENERATED;
            case "2" -> own.possible();
            default -> own.suspected();
        };
    }

    /// `Label` of GB 45438-2025: 1 it is, 2 it may be, 3 it is suspected.
    private String aigc() {
        if (order.roles().contains(Addressee.PROVIDER) && verdict.labelClass().generative()) {
            return "1";
        }
        return switch (verdict.certainty()) {
            case VERIFIED, ASSERTED -> "1";
            case DECLARED -> "2";
            case INDICATED, DISPUTED, UNCONFIRMED -> "3";
        };
    }

    /// Marks that go into the file beside its credentials.
    List<Instruction> marks(List<Profile> profiles, List<Forced> forced) {
        var marks = new ArrayList<Instruction>();
        var fields = iptc();
        if (!fields.isEmpty() && order.modality() != Modality.TEXT) {
            marks.add(new EmbeddedMarks(Standard.IPTC_XMP, fields));
        }
        if (order.modality() == Modality.AUDIO || order.modality() == Modality.VIDEO) {
            verdict.leadingType()
                    .ifPresent(
                            type ->
                                    marks.add(
                                            new EmbeddedMarks(
                                                    Standard.TAG,
                                                    Map.of("DigitalSourceType", type.uri()))));
        }
        profiles.stream()
                .filter(profile -> profile.asksFor(Profile.Mark.TC260_AIGC))
                .filter(this::concernsAigc)
                .findFirst()
                .ifPresent(
                        profile -> {
                            marks.add(aigcObject());
                            forced.add(new Forced("embedded", "TC260_AIGC", profile.id()));
                        });
        profiles.stream()
                .filter(profile -> profile.asksFor(Profile.Mark.LATENT))
                .filter(_ -> verdict.labelClass().generative())
                .forEach(
                        profile ->
                                forced.add(
                                        new Forced(
                                                "embedded",
                                                order.generator() == null
                                                        ? "LATENT, and no generator was named"
                                                        : "LATENT",
                                                profile.id())));
        return marks;
    }

    private boolean concernsAigc(Profile profile) {
        return order.modality() != Modality.TEXT
                && (verdict.labelClass().generative()
                        || (verdict.labelClass() == LabelClass.UNKNOWN
                                && verdict.certainty() == Certainty.INDICATED))
                && profile.ownWords().isPresent();
    }

    private Map<String, String> iptc() {
        var fields = new LinkedHashMap<String, String>();
        verdict.leadingType()
                .ifPresent(type -> fields.put("Iptc4xmpExt:DigitalSourceType", type.uri()));
        var generator = order.generator();
        if (generator != null && verdict.labelClass().generative()) {
            fields.put("Iptc4xmpExt:AISystemUsed", generator.system());
            var version = generator.version();
            if (version != null) {
                fields.put("Iptc4xmpExt:AISystemVersionUsed", version);
            }
        }
        return fields;
    }

    /// First write: the propagator is the producer, and the ids are equal. Ids are printable
    /// ASCII without space, quote and backslash by their own form.
    private EmbeddedMarks aigcObject() {
        var producer = order.organization().slug();
        var id = verdict.id().toString();
        var fields = new LinkedHashMap<String, String>();
        fields.put("Label", aigc());
        fields.put("ContentProducer", producer);
        fields.put("ProduceID", id);
        fields.put("ReservedCode1", "");
        fields.put("ContentPropagator", producer);
        fields.put("PropagateID", id);
        fields.put("ReservedCode2", "");
        return new EmbeddedMarks(Standard.TC260_AIGC, fields);
    }
}
