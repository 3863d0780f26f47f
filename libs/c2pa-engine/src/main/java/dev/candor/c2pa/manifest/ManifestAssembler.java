package dev.candor.c2pa.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.definition.ConsentReference;
import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.definition.LabelInfo;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.SoftBindingInfo;
import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.definition.TrainingMining;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonWriter;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.port.SigningException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns a definition into the boxes of a manifest with a claim of the second version
/// (C2PA 2.4, 10.2). The same definition, label, time and binding give the same bytes.
public final class ManifestAssembler {
    private static final String SPECIFICATION = "2.4.0";

    private final String label;
    private final ManifestDefinition definition;
    private final String instanceId;
    private final Instant now;
    private final List<SourceIngredient> ingredients;
    private final @Nullable ManifestStore earlier;
    private final List<Statement> statements;

    /// What the manifest says whatever it is bound to.
    private final Assertions unbound;

    /// @param label the new manifest's label
    /// @param instanceId the asset's instance id, if the definition has none
    /// @param now the time actions are said to have happened
    /// @param ingredients the parent, if there is one, and the components in the definition's order
    /// @param earlier their manifests that are kept; null if there are none
    /// @param statements what else it says
    /// @throws SigningException if the definition does not hold together
    public ManifestAssembler(
            String label,
            ManifestDefinition definition,
            String instanceId,
            Instant now,
            List<SourceIngredient> ingredients,
            @Nullable ManifestStore earlier,
            List<Statement> statements)
            throws SigningException {
        this.label = label;
        this.definition = definition;
        this.instanceId = definition.instanceId().orElse(instanceId);
        this.now = now;
        this.ingredients = List.copyOf(ingredients);
        this.earlier = earlier;
        this.statements = List.copyOf(statements);
        this.unbound = unbound();
    }

    /// The manifest with its hard binding, still unsigned.
    ///
    /// @param countersigners who signs for assertions of it, in order
    /// @throws SigningException if one of them cannot
    public Draft assemble(HardBinding binding, List<Countersigner> countersigners)
            throws SigningException {
        var assertions = new Assertions(unbound);
        var bound = assertions.add(binding.label(), binding.content());
        countersign(assertions, bound, countersigners);
        return draft(JumbfType.MANIFEST, assertions);
    }

    /// The update manifest, still unsigned.
    ///
    /// @param bound its parent's binding, which holds for it
    /// @param countersigners who signs for assertions of it, in order
    /// @throws SigningException if one of them cannot
    public Draft assemble(HashedUri bound, List<Countersigner> countersigners)
            throws SigningException {
        var assertions = new Assertions(unbound);
        countersign(assertions, bound, countersigners);
        return draft(JumbfType.UPDATE_MANIFEST, assertions);
    }

    /// What others sign for is passed on, so it is gathered: who makes the claim does not answer
    /// for who they are.
    private static void countersign(
            Assertions assertions, HashedUri bound, List<Countersigner> countersigners)
            throws SigningException {
        for (var countersigner : countersigners) {
            var referenced = new ArrayList<HashedUri>();
            referenced.add(bound);
            for (var label : countersigner.behind()) {
                var reference = assertions.find(label);
                if (!reference.equals(bound)) {
                    referenced.add(reference);
                }
            }
            assertions.gather(Labels.IDENTITY, countersigner.content(referenced));
        }
    }

    private Draft draft(JumbfType type, Assertions assertions) {
        return new Draft(type, label, assertions.store(), CborWriter.write(claim(assertions)));
    }

    private Assertions unbound() throws SigningException {
        var assertions = new Assertions();
        definition
                .thumbnail()
                .ifPresent(picture -> assertions.add(Labels.CLAIM_THUMBNAIL, picture));
        var icon = definition.claimGenerator().icon();
        if (icon != null) {
            assertions.icon = assertions.add(Labels.ICON, icon);
        }
        var sources = new ArrayList<HashedUri>();
        for (var ingredient : ingredients) {
            var picture =
                    ingredient.thumbnail() == null
                            ? null
                            : assertions.add(Labels.INGREDIENT_THUMBNAIL, ingredient.thumbnail());
            sources.add(assertions.add(Labels.INGREDIENT_V3, ingredient.toCbor(picture)));
        }
        definition
                .softBindings()
                .forEach(binding -> assertions.add(Labels.SOFT_BINDING, cbor(binding)));
        definition
                .trainingMining()
                .ifPresent(answers -> assertions.add(TrainingMining.LABEL, cbor(answers)));
        definition
                .consentReference()
                .ifPresent(reference -> assertions.add(ConsentReference.LABEL, cbor(reference)));
        definition.label().ifPresent(info -> assertions.add(LabelInfo.LABEL, cbor(info)));
        definition.assertions().forEach(assertions::add);
        assertions.add(
                Labels.ACTIONS_V2,
                new ActionsWriter(definition, ingredients, earlier, now)
                        .content(sources, assertions::find));
        statements.forEach(statement -> assertions.add(statement.label(), statement.content()));
        return assertions;
    }

    private CborValue claim(Assertions assertions) {
        var claim = new CborMapBuilder();
        claim.put("instanceID", instanceId)
                .put("claim_generator_info", generator(assertions.icon))
                .put("signature", JumbfUri.absolute(label + "/" + Labels.SIGNATURE).value())
                .put("created_assertions", references(assertions.created));
        if (!assertions.gathered.isEmpty()) {
            claim.put("gathered_assertions", references(assertions.gathered));
        }
        if (!definition.redactions().isEmpty()) {
            claim.put(
                    "redacted_assertions",
                    new CborValue.Array(
                            definition.redactions().stream()
                                    .map(redaction -> CborValue.of(redaction.assertion().value()))
                                    .toList()));
        }
        return claim.putIfPresent("dc:title", definition.title().orElse(null))
                .put("alg", HashAlgorithm.SHA256.word())
                .build();
    }

    private CborValue generator(@Nullable HashedUri icon) {
        var generator = definition.claimGenerator();
        var map = new CborMapBuilder().put("name", generator.name());
        if (!generator.version().isEmpty()) {
            map.put("version", generator.version());
        }
        map.putIfPresent("operating_system", generator.operatingSystem());
        if (icon != null) {
            map.put("icon", icon.toCbor());
        }
        generator.more().forEach((field, value) -> map.put(field, FromJson.cbor(value)));
        return map.put("specVersion", SPECIFICATION).build();
    }

    private static CborValue references(List<HashedUri> assertions) {
        return new CborValue.Array(assertions.stream().map(HashedUri::toCbor).toList());
    }

    private static CborValue cbor(TrainingMining answers) {
        var entries = new CborMapBuilder();
        answers.entries()
                .forEach(
                        (name, use) ->
                                entries.put(
                                        name, new CborMapBuilder().put("use", use.word()).build()));
        return new CborMapBuilder().put("entries", entries.build()).build();
    }

    private static CborValue cbor(SoftBindingInfo binding) {
        return new CborMapBuilder()
                .put("alg", binding.algorithm())
                .put(
                        "blocks",
                        new CborValue.Array(
                                List.of(
                                        new CborMapBuilder()
                                                .put("scope", new CborMapBuilder().build())
                                                .put(
                                                        "value",
                                                        new CborValue.ByteString(binding.value()))
                                                .build())))
                .put("pad", CborValue.of(new byte[0]))
                .build();
    }

    private static CborValue cbor(ConsentReference reference) {
        return new CborMapBuilder()
                .put("check", reference.check())
                .put("decision", reference.decision())
                .put(
                        "grants",
                        new CborValue.Array(
                                reference.grants().stream().map(CborValue::of).toList()))
                .put("ledgerSequence", CborValue.of(reference.ledgerSequence()))
                .putIfPresent("decisionToken", reference.decisionToken())
                .build();
    }

    private static CborValue cbor(LabelInfo info) {
        return new CborMapBuilder()
                .put("class", info.classification())
                .put("certainty", info.certainty())
                .put("words", info.words())
                .build();
    }

    /// The assertion store as it grows, and the references to what is in it.
    private static final class Assertions {
        private final List<byte[]> boxes;
        private final Map<String, Integer> counts;
        private final List<HashedUri> created;
        private final List<HashedUri> gathered;
        private @Nullable HashedUri icon;

        Assertions() {
            boxes = new ArrayList<>();
            counts = new HashMap<>();
            created = new ArrayList<>();
            gathered = new ArrayList<>();
        }

        /// The same assertions, to be added to.
        Assertions(Assertions first) {
            boxes = new ArrayList<>(first.boxes);
            counts = new HashMap<>(first.counts);
            created = new ArrayList<>(first.created);
            gathered = new ArrayList<>(first.gathered);
            icon = first.icon;
        }

        HashedUri add(String kind, CborValue content) {
            var label = numbered(kind);
            var box = JumbfWriter.cbor(JumbfType.CBOR, label, CborWriter.write(content));
            return add(label, box, created);
        }

        void gather(String kind, byte[] content) {
            var label = numbered(kind);
            var box = JumbfWriter.cbor(JumbfType.CBOR, label, content);
            add(label, box, gathered);
        }

        /// The reference to an assertion that is there already.
        HashedUri find(String label) throws SigningException {
            return Stream.concat(created.stream(), gathered.stream())
                    .filter(reference -> reference.url().label().equals(label))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new SigningException(
                                            "There is no assertion %s to point to"
                                                    .formatted(label)));
        }

        HashedUri add(String kind, Thumbnail picture) {
            var label = numbered(kind);
            return add(label, EmbeddedFile.write(label, picture), created);
        }

        void add(CustomAssertion assertion) {
            var label = numbered(assertion.label());
            var box =
                    switch (assertion.encoding()) {
                        case CBOR ->
                                JumbfWriter.cbor(
                                        JumbfType.CBOR,
                                        label,
                                        CborWriter.write(FromJson.cbor(assertion.content())));
                        case JSON ->
                                JumbfWriter.superbox(
                                        JumbfType.JSON,
                                        label,
                                        List.of(
                                                JumbfWriter.box(
                                                        "json",
                                                        JsonWriter.write(assertion.content())
                                                                .getBytes(UTF_8))));
                    };
            add(
                    label,
                    box,
                    switch (assertion.source()) {
                        case CREATED -> created;
                        case GATHERED -> gathered;
                    });
        }

        /// Several of a kind are told apart by a number (C2PA 2.4, 6.4).
        private String numbered(String kind) {
            int before = counts.merge(kind, 1, Integer::sum) - 1;
            return before == 0 ? kind : kind + "__" + before;
        }

        private HashedUri add(String label, byte[] box, List<HashedUri> references) {
            var url = JumbfUri.relative(Labels.ASSERTIONS + "/" + label);
            boxes.add(box);
            try {
                var reference = HashedUri.to(url, JumbfReader.read(Bytes.of(box)));
                references.add(reference);
                return reference;
            } catch (MalformedException e) {
                throw new IllegalArgumentException("No label for an assertion: " + label, e);
            }
        }

        byte[] store() {
            return JumbfWriter.superbox(JumbfType.ASSERTION_STORE, Labels.ASSERTIONS, boxes);
        }
    }
}
