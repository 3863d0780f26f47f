package dev.candor.c2pa;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.Component.Word;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.manifest.Redacted;
import dev.candor.c2pa.manifest.SourceIngredient;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IngredientDelta;
import dev.candor.c2pa.validation.StoreLocator;
import dev.candor.c2pa.validation.StoreValidation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a new manifest keeps of earlier ones: their boxes, and the ingredients that refer to them.
///
/// @param kept manifests, finished boxes in store order
/// @param ingredients the parent, if there is one, and the components in the definition's order
/// @param parent label of the parent's manifest; null if there is none
/// @param store the manifests that are kept, read; null if there are none
/// @param inherited the binding that holds for an update; null if there is none
record Heritage(
        List<byte[]> kept,
        List<SourceIngredient> ingredients,
        @Nullable String parent,
        @Nullable ManifestStore store,
        @Nullable HashedUri inherited) {
    private static final int LONGEST_UPDATE_CHAIN = 100;

    Heritage {
        kept = List.copyOf(kept);
        ingredients = List.copyOf(ingredients);
    }

    /// The binding that holds for an update.
    ///
    /// @throws SigningException if the parent has none
    HashedUri binding() throws SigningException {
        if (inherited == null) {
            throw new SigningException("The source's credentials are bound to no content");
        }
        return inherited;
    }

    /// Gathers what a definition keeps.
    ///
    /// @param original what was opened or is to be updated
    /// @param policy by which the credentials of ingredients are judged
    /// @throws SigningException if the definition does not fit what is there
    static Heritage of(OpenAsset original, ManifestDefinition definition, ValidationPolicy policy)
            throws SigningException, UnreadableAssetException, IOException {
        var gathering = new Gathering(definition, policy);
        gathering.parent(original);
        for (var component : definition.components()) {
            gathering.component(component);
        }
        return gathering.heritage();
    }

    /// An ingredient before anything is taken out of its manifest.
    private record Found(
            String relationship,
            @Nullable String mediaType,
            @Nullable Component component,
            @Nullable Validated validated) {}

    /// What was found of an ingredient's credentials.
    private record Validated(String active, List<Finding> findings, List<IngredientDelta> deltas) {
        Validated {
            findings = List.copyOf(findings);
            deltas = List.copyOf(deltas);
        }
    }

    private static final class Gathering {
        private final ManifestDefinition definition;
        private final ValidationPolicy policy;
        private final Map<String, Manifest> manifests = new LinkedHashMap<>();
        private final List<Found> found = new ArrayList<>();

        Gathering(ManifestDefinition definition, ValidationPolicy policy) {
            this.definition = definition;
            this.policy = policy;
        }

        void parent(OpenAsset original) throws SigningException, IOException {
            boolean carries = original.layout().store() != null;
            switch (definition.intent()) {
                case Intent.Created _ when carries ->
                        throw new SigningException(
                                "The source carries credentials: it can be opened, not created");
                case Intent.Created _ -> {} // it has no parent
                case Intent.Updated _ when !carries ->
                        throw new SigningException(
                                "The source carries no credentials that could be updated");
                case Intent.Opened _, Intent.Updated _ ->
                        found.add(
                                new Found(
                                        "parentOf",
                                        original.format().mediaType(),
                                        null,
                                        validated(original)));
            }
        }

        /// Of a format that is not known there is only the name.
        void component(Component component)
                throws SigningException, UnreadableAssetException, IOException {
            var file = component.file();
            if (file.isEmpty()) {
                found.add(new Found(component.role().word(), null, component, null));
                return;
            }
            try (var channel = FileChannel.open(file.get())) {
                var asset = OpenAsset.of(channel);
                found.add(
                        new Found(
                                component.role().word(),
                                asset.format().mediaType(),
                                component,
                                validated(asset)));
            } catch (UnreadableAssetException.Unsupported e) {
                found.add(new Found(component.role().word(), null, component, null));
            }
        }

        private @Nullable Validated validated(OpenAsset asset)
                throws SigningException, IOException {
            var store = StoreLocator.embedded(asset);
            if (store.isEmpty()) {
                return null;
            }
            var outcome = new StoreValidation(asset, policy).validate(store.get());
            var read =
                    outcome.store()
                            .orElseThrow(
                                    () ->
                                            new SigningException(
                                                    "The source's credentials cannot be read, so"
                                                            + " not kept"));
            for (var manifest : read.manifests()) {
                var before = manifests.putIfAbsent(manifest.label(), manifest);
                if (before != null && !before.stored().raw().equals(manifest.stored().raw())) {
                    throw new SigningException(
                            "Two ingredients have different manifests of one name, %s"
                                    .formatted(manifest.label()));
                }
            }
            return new Validated(read.active().label(), outcome.activeFindings(), outcome.deltas());
        }

        Heritage heritage() throws SigningException {
            for (var redaction : definition.redactions()) {
                if (!manifests.containsKey(redaction.manifest())) {
                    throw new SigningException(
                            "There is no manifest %s to take anything out of"
                                    .formatted(redaction.manifest()));
                }
            }
            var kept = new ArrayList<byte[]>();
            for (var manifest : manifests.values()) {
                kept.add(
                        Redacted.without(
                                manifest,
                                definition.redactions().stream()
                                        .filter(one -> one.manifest().equals(manifest.label()))
                                        .toList()));
            }
            var store = kept.isEmpty() ? null : read(kept);
            var parent = parent();
            return new Heritage(
                    kept,
                    found.stream().map(one -> ingredient(one, store)).toList(),
                    parent,
                    store,
                    store == null || parent == null ? null : binding(store, parent).orElse(null));
        }

        private @Nullable String parent() {
            var parent = found.isEmpty() ? null : found.getFirst();
            return parent == null || parent.component != null || parent.validated == null
                    ? null
                    : parent.validated.active;
        }

        /// The binding of the first standard manifest from a manifest upwards (C2PA 2.4, 15.12).
        private static Optional<HashedUri> binding(ManifestStore store, String label) {
            var manifest = store.find(label);
            for (int i = 0; i < LONGEST_UPDATE_CHAIN && manifest.isPresent(); i++) {
                var context = ManifestContext.of(store, manifest.get());
                if (manifest.get().kind() == Manifest.Kind.STANDARD) {
                    return context.flatMap(ManifestContext::binding);
                }
                manifest = context.flatMap(ManifestContext::parent);
            }
            return Optional.empty();
        }

        /// The manifests as they will lie in the store: references are to them.
        private static ManifestStore read(List<byte[]> kept) throws SigningException {
            try {
                return ManifestStore.read(
                        Bytes.of(JumbfWriter.superbox(JumbfType.STORE, Labels.STORE, kept)));
            } catch (MalformedException e) {
                throw new SigningException(
                        "The source's credentials cannot be read, so not kept", e);
            }
        }

        private static SourceIngredient ingredient(Found found, @Nullable ManifestStore store) {
            var component = found.component;
            var credentials =
                    found.validated == null || store == null
                            ? null
                            : new SourceIngredient.Credentials(
                                    store.find(found.validated.active).orElseThrow(),
                                    found.validated.findings,
                                    found.validated.deltas);
            var words = new EnumMap<Word, String>(Word.class);
            if (component != null) {
                words.putAll(component.words());
            }
            if (found.mediaType != null) {
                words.put(Word.FORMAT, found.mediaType);
            }
            return new SourceIngredient(
                    found.relationship,
                    words,
                    component == null ? null : component.thumbnail().orElse(null),
                    credentials,
                    component == null ? null : component.name().orElse(null),
                    component != null && component.isPlaced());
        }
    }
}
