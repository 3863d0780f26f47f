package dev.candor.label.plan;

import dev.candor.kit.identity.Organization;
import dev.candor.label.plan.Plan.Applied;
import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "plan")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PlanRow {
    @Id UUID id;

    String organization;

    @Column(name = "verdict_id")
    UUID verdictId;

    String[] markets = {};
    String[] profiles = {};

    @Column(name = "profiles_effective")
    String[] profilesEffective = {};

    @Column(name = "profiles_version")
    String @Nullable [] profilesVersion;

    @Enumerated(EnumType.STRING)
    @Nullable Level level;

    @Nullable String variants;

    @Column(name = "forced_choice")
    String[] forcedChoice = {};

    @Column(name = "forced_value")
    String[] forcedValue = {};

    @Column(name = "forced_by")
    String[] forcedBy = {};

    @Enumerated(EnumType.STRING)
    @Column(name = "source_type")
    @Nullable DigitalSourceType sourceType;

    String[] explanation = {};
    String reason;

    @Enumerated(EnumType.STRING)
    @Nullable Phrase phrase;

    @Enumerated(EnumType.STRING)
    @Nullable Layers layers;

    @Column(name = "fallback_to_token")
    boolean fallbackToToken;

    @Column(name = "label_text")
    @Nullable String labelText;

    @Nullable String language;

    @Enumerated(EnumType.STRING)
    @Nullable Position position;

    @Column(name = "min_height_ratio")
    @Nullable Double minHeightRatio;

    @Column(name = "min_height_pixels")
    @Nullable Integer minHeightPixels;

    @Column(name = "inset_ratio")
    @Nullable Double insetRatio;

    @Column(name = "min_contrast")
    @Nullable Double minContrast;

    @Column(name = "created_at")
    Instant createdAt;

    static PlanRow of(Organization organization, Plan plan) {
        var row = new PlanRow();
        row.id = plan.id().value();
        row.organization = organization.slug();
        row.verdictId = plan.verdict().value();
        row.markets = plan.profiles().stream().map(Applied::market).toArray(String[]::new);
        row.profiles = plan.profiles().stream().map(Applied::profile).toArray(String[]::new);
        row.profilesEffective =
                plan.profiles().stream()
                        .map(applied -> applied.effective().toString())
                        .toArray(String[]::new);
        row.profilesVersion =
                plan.profiles().stream()
                        .map(applied -> String.valueOf(applied.version()))
                        .toArray(String[]::new);
        row.level = plan.level();
        row.variants = VariantsJson.write(plan.variants());
        row.forcedChoice = plan.forced().stream().map(Forced::choice).toArray(String[]::new);
        row.forcedValue = plan.forced().stream().map(Forced::value).toArray(String[]::new);
        row.forcedBy = plan.forced().stream().map(Forced::profile).toArray(String[]::new);
        row.sourceType = plan.sourceType();
        row.explanation = plan.explanation().toArray(String[]::new);
        row.reason = plan.visible().reason();
        row.createdAt = plan.createdAt();
        switch (plan.visible()) {
            case Visible.None _ -> {}
            case Visible.Label label -> row.fill(label);
        }
        return row;
    }

    private void fill(Visible.Label label) {
        phrase = label.phrase();
        layers = label.layers();
        fallbackToToken = label.fallbackToToken();
        labelText = label.text();
        language = label.language();
        position = label.geometry().position();
        minHeightRatio = label.geometry().minHeightRatio();
        minHeightPixels = label.geometry().minHeightPixels();
        insetRatio = label.geometry().insetRatio();
        minContrast = label.geometry().minContrast();
    }

    Plan toPlan() {
        return new Plan(
                new PlanId(id),
                new VerdictId(verdictId),
                IntStream.range(0, markets.length)
                        .mapToObj(
                                i ->
                                        new Applied(
                                                markets[i],
                                                profiles[i],
                                                version(i),
                                                LocalDate.parse(profilesEffective[i])))
                        .toList(),
                level(),
                phrase == null ? new Visible.None(reason) : label(phrase),
                VariantsJson.read(variants),
                IntStream.range(0, forcedChoice.length)
                        .mapToObj(i -> new Forced(forcedChoice[i], forcedValue[i], forcedBy[i]))
                        .toList(),
                sourceType,
                List.of(explanation),
                createdAt);
    }

    /// Plans made before profiles had versions followed the first.
    private int version(int index) {
        return profilesVersion == null ? 1 : Integer.parseInt(profilesVersion[index]);
    }

    private Level level() {
        if (level != null) {
            return level;
        }
        return phrase == null ? Level.NONE : Level.VISIBLE;
    }

    /// The migration's check says that all of these are there when the phrase is.
    private Visible.Label label(Phrase said) {
        return new Visible.Label(
                reason,
                said,
                Objects.requireNonNull(layers),
                fallbackToToken,
                Objects.requireNonNull(labelText),
                Objects.requireNonNull(language),
                VariantsJson.also(variants),
                new Visible.Geometry(
                        Objects.requireNonNull(position),
                        Objects.requireNonNull(minHeightRatio),
                        Objects.requireNonNull(minHeightPixels),
                        Objects.requireNonNull(insetRatio),
                        Objects.requireNonNull(minContrast)));
    }
}
