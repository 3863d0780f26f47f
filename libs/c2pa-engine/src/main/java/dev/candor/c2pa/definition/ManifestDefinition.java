package dev.candor.c2pa.definition;

import dev.candor.c2pa.asset.BindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a manifest is to say. Immutable; made by [#created], [#opened] or
/// [#updated] and a builder, which has only what that kind of manifest may say.
public final class ManifestDefinition {
    private final Intent intent;
    private final ClaimGenerator claimGenerator;
    private final @Nullable String title;
    private final @Nullable String instanceId;
    private final Beginning beginning;
    private final List<ActionDefinition> actions;
    private final boolean allActionsIncluded;
    private final @Nullable ConsentReference consentReference;
    private final @Nullable TrainingMining trainingMining;
    private final @Nullable LabelInfo label;
    private final List<Component> components;
    private final List<Redaction> redactions;
    private final List<CustomAssertion> assertions;
    private final List<SoftBindingInfo> softBindings;
    private final @Nullable Thumbnail thumbnail;
    private final List<NamedActor> actors;
    private final List<ActionTemplate> templates;
    private final BindingKind binding;

    private ManifestDefinition(Said<?> builder, ClaimGenerator claimGenerator) {
        this.intent = builder.intent;
        this.claimGenerator = claimGenerator;
        this.title = builder.title;
        this.instanceId = builder.instanceId;
        this.beginning = builder.beginning;
        this.actions = List.copyOf(builder.actions);
        this.allActionsIncluded = builder.allActionsIncluded;
        this.consentReference = builder.consentReference;
        this.trainingMining = builder.trainingMining;
        this.label = builder.label;
        this.components = List.copyOf(builder.components);
        this.redactions = List.copyOf(builder.redactions);
        this.assertions = List.copyOf(builder.assertions);
        this.softBindings = List.copyOf(builder.softBindings);
        this.thumbnail = builder.thumbnail;
        this.actors = List.copyOf(builder.namedActors);
        this.binding = builder.binding;
        this.templates = List.copyOf(builder.templates);
        new ActionNeeds(this).require();
    }

    /// A manifest for media that is new.
    public static Builder created(DigitalSourceType type) {
        return new Builder(new Intent.Created(type));
    }

    /// A manifest for media that was opened and changed.
    public static Builder opened() {
        return new Builder(new Intent.Opened());
    }

    /// A manifest for media that stays as it is: only its credentials change (C2PA 2.4, 11.2.3).
    public static UpdateBuilder updated() {
        return new UpdateBuilder();
    }

    public Intent intent() {
        return intent;
    }

    public ClaimGenerator claimGenerator() {
        return claimGenerator;
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /// The asset's instance id; one is made when none is given.
    public Optional<String> instanceId() {
        return Optional.ofNullable(instanceId);
    }

    /// What created or opened the asset, if not the claim generator.
    public Optional<String> softwareAgent() {
        return Optional.ofNullable(beginning.softwareAgent()).map(SoftwareAgent::name);
    }

    /// What is said of how the asset was created or opened.
    public Beginning beginning() {
        return beginning;
    }

    /// What was done after the asset was created or opened.
    public List<ActionDefinition> actions() {
        return actions;
    }

    /// Whether nothing was done to the asset that the actions do not tell.
    public boolean allActionsIncluded() {
        return allActionsIncluded;
    }

    public Optional<ConsentReference> consentReference() {
        return Optional.ofNullable(consentReference);
    }

    public Optional<TrainingMining> trainingMining() {
        return Optional.ofNullable(trainingMining);
    }

    public Optional<LabelInfo> label() {
        return Optional.ofNullable(label);
    }

    /// What went into the asset beside its parent.
    public List<Component> components() {
        return components;
    }

    /// What is taken out of earlier manifests.
    public List<Redaction> redactions() {
        return redactions;
    }

    /// Assertions of other labels.
    public List<CustomAssertion> assertions() {
        return assertions;
    }

    public List<SoftBindingInfo> softBindings() {
        return softBindings;
    }

    /// What the asset looks like.
    public Optional<Thumbnail> thumbnail() {
        return Optional.ofNullable(thumbnail);
    }

    /// What holds for all actions of a name.
    public List<ActionTemplate> templates() {
        return templates;
    }

    /// Who stands behind the manifest beside the claim generator.
    public List<NamedActor> actors() {
        return actors;
    }

    /// How the content is bound.
    public BindingKind binding() {
        return binding;
    }

    /// Gathers what any manifest may say. Not thread safe.
    ///
    /// @param <B> the builder itself
    public abstract static sealed class Said<B extends Said<B>> permits Builder, UpdateBuilder {
        private final Intent intent;
        final List<ActionDefinition> actions = new ArrayList<>();
        final List<Component> components = new ArrayList<>();
        final List<SoftBindingInfo> softBindings = new ArrayList<>();
        final List<ActionTemplate> templates = new ArrayList<>();
        private final List<Redaction> redactions = new ArrayList<>();
        private final List<CustomAssertion> assertions = new ArrayList<>();
        private final List<NamedActor> namedActors = new ArrayList<>();
        boolean allActionsIncluded = true;
        @Nullable Thumbnail thumbnail;
        BindingKind binding = BindingKind.WHOLE;
        private @Nullable String title;
        private @Nullable String instanceId;
        private Beginning beginning = Beginning.PLAIN;
        private @Nullable ConsentReference consentReference;
        private @Nullable TrainingMining trainingMining;
        private @Nullable LabelInfo label;

        private Said(Intent intent) {
            this.intent = intent;
        }

        abstract B self();

        /// The asset's title (`dc:title`).
        public B title(String words) {
            this.title = words;
            return self();
        }

        /// The asset's instance id, such as `xmp:iid:…`; one is made when none is given.
        public B instanceId(String id) {
            this.instanceId = id;
            return self();
        }

        /// What created or opened the asset, if not the claim generator.
        public B softwareAgent(String name) {
            return beginning(
                    new Beginning(
                            SoftwareAgent.named(name),
                            beginning.description(),
                            beginning.details()));
        }

        /// What is said of how the asset was created or opened.
        public B beginning(Beginning words) {
            this.beginning = words;
            return self();
        }

        public B consentReference(ConsentReference reference) {
            this.consentReference = reference;
            return self();
        }

        public B trainingMining(TrainingMining answers) {
            this.trainingMining = answers;
            return self();
        }

        public B label(LabelInfo info) {
            this.label = info;
            return self();
        }

        /// An assertion that the engine does not make itself.
        public B assertion(CustomAssertion assertion) {
            assertions.add(assertion);
            return self();
        }

        /// Takes an assertion out of an earlier manifest; an action says so. Media that is new has
        /// none: signing refuses.
        public B redact(Redaction redaction) {
            redactions.add(redaction);
            return self();
        }

        /// Someone who stands behind the manifest beside the claim generator, and signs for it.
        public B actor(NamedActor actor) {
            namedActors.add(actor);
            return self();
        }

        /// The definition; who makes the claim is always said.
        ///
        /// @throws IllegalArgumentException if an action needs what is not there
        public ManifestDefinition by(ClaimGenerator claimGenerator) {
            return new ManifestDefinition(this, claimGenerator);
        }
    }

    /// Gathers what a manifest says that is bound to its content. Not thread safe.
    public static final class Builder extends Said<Builder> {
        private Builder(Intent intent) {
            super(intent);
        }

        @Override
        Builder self() {
            return this;
        }

        /// Something that was done, in order.
        public Builder action(ActionDefinition action) {
            actions.add(action);
            return this;
        }

        /// What holds for all actions of a name.
        public Builder template(ActionTemplate template) {
            templates.add(template);
            return this;
        }

        /// Says that more was done to the asset than the actions tell.
        public Builder someActionsUntold() {
            allActionsIncluded = false;
            return this;
        }

        /// Something that went into the asset beside its parent.
        public Builder component(Component component) {
            components.add(component);
            return this;
        }

        /// A watermark or fingerprint of the asset.
        public Builder softBinding(SoftBindingInfo binding) {
            softBindings.add(binding);
            return this;
        }

        /// How the content is bound, if not by one hash; a format that has no such way refuses.
        public Builder bound(BindingKind kind) {
            this.binding = kind;
            return this;
        }

        /// What the asset looks like.
        public Builder thumbnail(Thumbnail picture) {
            this.thumbnail = picture;
            return this;
        }
    }

    /// Gathers what an update manifest says: nothing that means the content changed. Not thread
    /// safe.
    public static final class UpdateBuilder extends Said<UpdateBuilder> {
        private UpdateBuilder() {
            super(new Intent.Updated());
        }

        @Override
        UpdateBuilder self() {
            return this;
        }

        /// The asset was published.
        public UpdateBuilder published() {
            actions.add(ActionDefinition.of("c2pa.published"));
            return this;
        }

        /// Metadata that are not in the content were changed.
        public UpdateBuilder metadataEdited() {
            actions.add(ActionDefinition.of("c2pa.edited.metadata"));
            return this;
        }
    }
}
