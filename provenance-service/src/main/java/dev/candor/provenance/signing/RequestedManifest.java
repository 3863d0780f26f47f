package dev.candor.provenance.signing;

import static dev.candor.provenance.signing.SigningProblem.ACTION_NOT_POSSIBLE;
import static dev.candor.provenance.signing.SigningProblem.UNKNOWN_ACTION;
import static dev.candor.provenance.signing.SigningProblem.UNKNOWN_DIGITAL_SOURCE_TYPE;
import static dev.candor.provenance.signing.SigningProblem.UNKNOWN_TRAINING_MINING_ENTRY;

import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.ConsentReference;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.LabelInfo;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.definition.TrainingMining;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.signing.SignatureRequest.ActionRequest;
import dev.candor.provenance.signing.SignatureRequest.IngredientRequest;
import dev.candor.provenance.signing.SignatureRequest.RedactionRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Turns what was asked for into what the engine writes.
///
/// Media that comes with credentials keeps them: it is opened, never created, and what was declared
/// of its making becomes an edit of this house. Media of which nothing is declared is opened too,
/// with itself as an ingredient of unknown origin: nothing is called synthetic, or captured, that
/// nobody said is (C2PA 2.4, 18.14.2).
final class RequestedManifest {
    private static final String CREATED = "c2pa.created";
    private static final String OPENED = "c2pa.opened";
    private static final ActionDefinition PUBLISHED = ActionDefinition.of("c2pa.published");

    private final SignatureRequest request;
    private final List<ActionDefinition> actions = new ArrayList<>();

    private RequestedManifest(SignatureRequest request) {
        this.request = request;
    }

    /// @param hasCredentials whether the media comes with a manifest store
    /// @param ingredients files of what the request calls ingredients
    /// @param actors who the request says stands behind it
    /// @throws Declined with a pointer into the request, when it cannot be written so
    static ManifestDefinition define(
            SignatureRequest request,
            boolean hasCredentials,
            List<Path> ingredients,
            List<NamedActor> actors,
            ClaimGenerator generator) {
        var requested = new RequestedManifest(request);
        var builder = requested.begin(hasCredentials);
        requested.actions.forEach(builder::action);
        requested.components(ingredients).forEach(builder::component);
        actors.forEach(builder::actor);
        return requested.dress(builder).by(generator);
    }

    private List<Component> components(List<Path> files) {
        var asked = request.ingredients();
        if (asked.size() != files.size()) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "The manifest names %d ingredients, and %d came."
                                    .formatted(asked.size(), files.size()))
                    .at("/ingredients");
        }
        return IntStream.range(0, files.size())
                .mapToObj(i -> component(asked.get(i), files.get(i)))
                .toList();
    }

    private static Component component(IngredientRequest asked, Path file) {
        var component =
                switch (asked.relationship()) {
                    case PLACED -> Component.placed(file);
                    case PART -> Component.part(file);
                    case INPUT -> Component.input(file);
                };
        return asked.title() == null ? component : component.titled(asked.title());
    }

    private ManifestDefinition.Builder begin(boolean hasCredentials) {
        var asked = request.actions();
        if (asked.isEmpty()) {
            actions.add(PUBLISHED);
            return ManifestDefinition.opened();
        }
        var first = asked.getFirst();
        var begins = first.action().equals(CREATED) || first.action().equals(OPENED);
        follow(begins ? 1 : 0);
        if (!first.action().equals(CREATED)) {
            refuseTypeOnOpened(first);
            return ManifestDefinition.opened();
        }
        var type = createdAs(first);
        if (!hasCredentials) {
            return ManifestDefinition.created(type);
        }
        actions.addFirst(edited(first, type));
        return ManifestDefinition.opened();
    }

    private void follow(int from) {
        var asked = request.actions();
        for (int i = from; i < asked.size(); i++) {
            actions.add(action(asked.get(i), "/actions/" + i));
        }
    }

    private static ActionDefinition edited(ActionRequest first, DigitalSourceType type) {
        return new ActionDefinition("c2pa.edited", type, first.description(), null);
    }

    private static ActionDefinition action(ActionRequest asked, String pointer) {
        var name = asked.action();
        if (name.equals(CREATED) || name.equals(OPENED)) {
            throw new Declined(ACTION_NOT_POSSIBLE, name + " can only be the first action.")
                    .at(pointer + "/action");
        }
        refuseUnknown(name, pointer);
        var type =
                asked.digitalSourceType() == null
                        ? null
                        : type(asked.digitalSourceType(), pointer + "/digitalSourceType");
        try {
            return new ActionDefinition(name, type, asked.description(), null);
        } catch (IllegalArgumentException e) {
            throw new Declined(
                            ACTION_NOT_POSSIBLE,
                            name + " changes what people perceive: say its digitalSourceType.")
                    .at(pointer + "/digitalSourceType");
        }
    }

    /// With a source type no action lacks one: what is refused still is no action that can be
    /// written.
    private static void refuseUnknown(String name, String pointer) {
        try {
            new ActionDefinition(name, DigitalSourceType.HUMAN_EDITS, null, null);
        } catch (IllegalArgumentException e) {
            throw new Declined(UNKNOWN_ACTION, e.getMessage() + ".").at(pointer + "/action");
        }
    }

    private static void refuseTypeOnOpened(ActionRequest first) {
        if (first.action().equals(OPENED) && first.digitalSourceType() != null) {
            throw new Declined(
                            ACTION_NOT_POSSIBLE,
                            "Opening says nothing of how media came to be; use c2pa.created.")
                    .at("/actions/0/digitalSourceType");
        }
    }

    private static DigitalSourceType createdAs(ActionRequest first) {
        var pointer = "/actions/0/digitalSourceType";
        if (first.digitalSourceType() == null) {
            throw new Declined(
                            ACTION_NOT_POSSIBLE,
                            "c2pa.created needs a digitalSourceType; use c2pa.opened when it is not"
                                    + " known.")
                    .at(pointer);
        }
        return type(first.digitalSourceType(), pointer);
    }

    private static DigitalSourceType type(String code, String pointer) {
        return DigitalSourceType.ofCode(code)
                .orElseThrow(
                        () ->
                                new Declined(
                                                UNKNOWN_DIGITAL_SOURCE_TYPE,
                                                "Use a code of the IPTC list, such as"
                                                        + " trainedAlgorithmicMedia.")
                                        .at(pointer));
    }

    private ManifestDefinition.Builder dress(ManifestDefinition.Builder builder) {
        builder.title(request.title());
        if (request.softwareAgent() != null) {
            builder.softwareAgent(request.softwareAgent());
        }
        if (request.consent() != null) {
            var consent = request.consent();
            builder.consentReference(
                    new ConsentReference(
                            consent.check().toString(),
                            consent.decision(),
                            consent.grants(),
                            consent.ledgerSeq(),
                            consent.token()));
        }
        if (!request.trainingMining().isEmpty()) {
            builder.trainingMining(trainingMining());
        }
        redactions().forEach(builder::redact);
        if (request.tool() != null) {
            builder.assertion(ToolStatement.of(request.tool(), request.softwareAgent()));
        }
        if (!request.metadata().isEmpty()) {
            builder.assertion(Metadata.of(request.metadata()));
        }
        if (request.location() != null) {
            builder.assertion(Metadata.of(request.location()));
        }
        if (request.label() != null) {
            var label = request.label();
            builder.label(
                    new LabelInfo(label.classification(), label.certainty(), label.inEnglish()));
        }
        return builder;
    }

    private List<Redaction> redactions() {
        var asked = request.redactions();
        return IntStream.range(0, asked.size())
                .mapToObj(i -> redaction(asked.get(i), "/redactions/" + i + "/assertion"))
                .toList();
    }

    private static Redaction redaction(RedactionRequest asked, String pointer) {
        try {
            return new Redaction(new JumbfUri(asked.assertion()), asked.reason().inManifest());
        } catch (IllegalArgumentException e) {
            throw new Declined(SigningProblem.REDACTION_NOT_POSSIBLE, e.getMessage() + ".")
                    .at(pointer);
        }
    }

    private TrainingMining trainingMining() {
        var known = TrainingMining.all(TrainingMining.Use.NOT_ALLOWED).entries().keySet();
        var entries = new TreeMap<String, TrainingMining.Use>();
        request.trainingMining()
                .forEach(
                        (entry, word) -> {
                            if (!known.contains(entry)) {
                                throw unknownEntry(entry, "There is no entry of this name.");
                            }
                            entries.put(entry, use(entry, word));
                        });
        return new TrainingMining(entries);
    }

    private static TrainingMining.Use use(String entry, String word) {
        return Arrays.stream(TrainingMining.Use.values())
                .filter(use -> use.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknownEntry(entry, "Say allowed, notAllowed or constrained."));
    }

    private static Declined unknownEntry(String entry, String detail) {
        return new Declined(UNKNOWN_TRAINING_MINING_ENTRY, detail)
                .at("/trainingMining/" + entry.replace("~", "~0").replace("/", "~1"));
    }
}
