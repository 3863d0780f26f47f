package dev.candor.c2pa.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a manifest is to say. Immutable; made by [#created] or [#opened] and a builder.
public final class ManifestDefinition {
    private final Intent intent;
    private final ClaimGenerator claimGenerator;
    private final @Nullable String title;
    private final @Nullable String instanceId;
    private final @Nullable String softwareAgent;
    private final List<ActionDefinition> actions;
    private final boolean allActionsIncluded;
    private final @Nullable ConsentReference consentReference;
    private final @Nullable TrainingMining trainingMining;
    private final @Nullable LabelInfo label;

    private ManifestDefinition(Builder builder, ClaimGenerator claimGenerator) {
        this.intent = builder.intent;
        this.claimGenerator = claimGenerator;
        this.title = builder.title;
        this.instanceId = builder.instanceId;
        this.softwareAgent = builder.softwareAgent;
        this.actions = List.copyOf(builder.actions);
        this.allActionsIncluded = builder.allActionsIncluded;
        this.consentReference = builder.consentReference;
        this.trainingMining = builder.trainingMining;
        this.label = builder.label;
    }

    /// A manifest for media that is new.
    public static Builder created(DigitalSourceType type) {
        return new Builder(new Intent.Created(type));
    }

    /// A manifest for media that was opened and changed.
    public static Builder opened() {
        return new Builder(new Intent.Opened());
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
        return Optional.ofNullable(softwareAgent);
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

    /// Gathers what a manifest says. Not thread safe.
    public static final class Builder {
        private final Intent intent;
        private final List<ActionDefinition> actions = new ArrayList<>();
        private boolean allActionsIncluded = true;
        private @Nullable String title;
        private @Nullable String instanceId;
        private @Nullable String softwareAgent;
        private @Nullable ConsentReference consentReference;
        private @Nullable TrainingMining trainingMining;
        private @Nullable LabelInfo label;

        private Builder(Intent intent) {
            this.intent = intent;
        }

        /// The asset's title (`dc:title`).
        public Builder title(String words) {
            this.title = words;
            return this;
        }

        /// The asset's instance id, such as `xmp:iid:…`; one is made when none is given.
        public Builder instanceId(String id) {
            this.instanceId = id;
            return this;
        }

        /// What created or opened the asset, if not the claim generator.
        public Builder softwareAgent(String name) {
            this.softwareAgent = name;
            return this;
        }

        /// Something that was done, in order.
        public Builder action(ActionDefinition action) {
            actions.add(action);
            return this;
        }

        /// Says that more was done to the asset than the actions tell.
        public Builder someActionsUntold() {
            allActionsIncluded = false;
            return this;
        }

        public Builder consentReference(ConsentReference reference) {
            this.consentReference = reference;
            return this;
        }

        public Builder trainingMining(TrainingMining answers) {
            this.trainingMining = answers;
            return this;
        }

        public Builder label(LabelInfo info) {
            this.label = info;
            return this;
        }

        /// The definition; who makes the claim is always said.
        public ManifestDefinition by(ClaimGenerator claimGenerator) {
            return new ManifestDefinition(this, claimGenerator);
        }
    }
}
