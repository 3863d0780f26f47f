package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ConsentReference;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.LabelInfo;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.TrainingMining;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns a definition into the boxes of a standard manifest with a claim of the second version
/// (C2PA 2.4, 10.2). The same definition, label, time and binding give the same bytes.
public final class ManifestAssembler {
    private static final String SPECIFICATION = "2.4.0";
    private static final int DATE_TIME = 0;

    private final String label;
    private final ManifestDefinition definition;
    private final String instanceId;
    private final Instant now;
    private final @Nullable Parent parent;

    /// @param label the new manifest's label
    /// @param instanceId the asset's instance id, if the definition has none
    /// @param now the time actions are said to have happened
    /// @param parent what was opened; null if the asset is new
    public ManifestAssembler(
            String label,
            ManifestDefinition definition,
            String instanceId,
            Instant now,
            @Nullable Parent parent) {
        this.label = label;
        this.definition = definition;
        this.instanceId = definition.instanceId().orElse(instanceId);
        this.now = now;
        this.parent = parent;
    }

    /// The manifest with its hard binding, still unsigned.
    public Draft assemble(HardBinding binding) {
        var assertions = new Assertions();
        var opened = parent == null ? null : assertions.add(Labels.INGREDIENT_V3, parent.toCbor());
        assertions.add(Labels.ACTIONS_V2, actions(opened));
        definition
                .trainingMining()
                .ifPresent(answers -> assertions.add(TrainingMining.LABEL, cbor(answers)));
        definition
                .consentReference()
                .ifPresent(reference -> assertions.add(ConsentReference.LABEL, cbor(reference)));
        definition.label().ifPresent(info -> assertions.add(LabelInfo.LABEL, cbor(info)));
        assertions.add(binding.label(), binding.content());
        return new Draft(label, assertions.store(), CborWriter.write(claim(assertions.references)));
    }

    private CborValue claim(List<HashedUri> references) {
        var generator = definition.claimGenerator();
        return new CborMapBuilder()
                .put("instanceID", instanceId)
                .put(
                        "claim_generator_info",
                        new CborMapBuilder()
                                .put("name", generator.name())
                                .put("version", generator.version())
                                .put("specVersion", SPECIFICATION)
                                .build())
                .put("signature", JumbfUri.absolute(label + "/" + Labels.SIGNATURE).value())
                .put(
                        "created_assertions",
                        new CborValue.Array(references.stream().map(HashedUri::toCbor).toList()))
                .putIfPresent("dc:title", definition.title().orElse(null))
                .put("alg", HashAlgorithm.SHA256.word())
                .build();
    }

    private CborValue actions(@Nullable HashedUri opened) {
        var actions = new ArrayList<CborValue>();
        actions.add(first(opened));
        definition.actions().forEach(action -> actions.add(action(action)));
        return new CborMapBuilder()
                .put("actions", new CborValue.Array(actions))
                .put("allActionsIncluded", CborValue.of(definition.allActionsIncluded()))
                .build();
    }

    private CborValue first(@Nullable HashedUri opened) {
        var map = new CborMapBuilder();
        switch (definition.intent()) {
            case Intent.Created(var type) -> {
                map.put("action", "c2pa.created");
                map.put("digitalSourceType", type.uri());
            }
            case Intent.Opened() -> map.put("action", "c2pa.opened");
        }
        if (opened != null) {
            map.put(
                    "parameters",
                    new CborMapBuilder()
                            .put("ingredients", new CborValue.Array(List.of(opened.toCbor())))
                            .build());
        }
        putAgent(map, definition.softwareAgent().orElse(null));
        return map.put("when", when()).build();
    }

    private CborValue action(ActionDefinition action) {
        var type = action.digitalSourceType();
        var map = new CborMapBuilder();
        map.put("action", action.action());
        map.putIfPresent("digitalSourceType", type == null ? null : type.uri());
        map.putIfPresent("description", action.description());
        putAgent(map, action.softwareAgent());
        return map.put("when", when()).build();
    }

    private static void putAgent(CborMapBuilder map, @Nullable String name) {
        if (name != null) {
            map.put("softwareAgent", new CborMapBuilder().put("name", name).build());
        }
    }

    private CborValue when() {
        return new CborValue.Tag(DATE_TIME, CborValue.of(now.toString()));
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

    private static CborValue cbor(ConsentReference reference) {
        return new CborMapBuilder()
                .put("check", reference.check())
                .put("decision", reference.decision())
                .put(
                        "grants",
                        new CborValue.Array(
                                reference.grants().stream().map(CborValue::of).toList()))
                .put("ledgerSequence", CborValue.of(reference.ledgerSequence()))
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
        private final List<byte[]> boxes = new ArrayList<>();
        private final List<HashedUri> references = new ArrayList<>();

        HashedUri add(String label, CborValue content) {
            var box = JumbfWriter.cbor(JumbfType.CBOR, label, CborWriter.write(content));
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
