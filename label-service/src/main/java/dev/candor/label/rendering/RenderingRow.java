package dev.candor.label.rendering;

import dev.candor.kit.identity.Organization;
import dev.candor.label.plan.PlanId;
import dev.candor.label.vocabulary.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "rendering")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RenderingRow {
    @Id UUID id;

    String organization;

    @Column(name = "plan_id")
    UUID planId;

    @Column(name = "source_sha256")
    String sourceSha256;

    @Nullable String reason;

    @Column(name = "result_sha256")
    @Nullable String resultSha256;

    @Column(name = "label_text")
    @Nullable String labelText;

    @Column(name = "contrast_ratio")
    @Nullable Double contrastRatio;

    @Column(name = "text_height")
    @Nullable Integer textHeight;

    @Column(name = "box_x")
    @Nullable Integer boxX;

    @Column(name = "box_y")
    @Nullable Integer boxY;

    @Column(name = "box_width")
    @Nullable Integer boxWidth;

    @Column(name = "box_height")
    @Nullable Integer boxHeight;

    @Enumerated(EnumType.STRING)
    @Nullable Position position;

    int frames = 1;

    @Column(name = "kept_in")
    String[] keptIn = {};

    @Column(name = "probed_at")
    double[] probedAt = {};

    @Column(name = "created_at")
    Instant createdAt;

    static RenderingRow of(Organization organization, Rendering rendering) {
        var row = new RenderingRow();
        row.id = rendering.id();
        row.organization = organization.slug();
        row.planId = rendering.plan().value();
        row.sourceSha256 = rendering.sourceSha256();
        row.createdAt = rendering.createdAt();
        switch (rendering.outcome()) {
            case Rendering.NotDue notDue -> row.reason = notDue.reason();
            case Rendering.Drawn drawn -> row.fill(drawn);
        }
        return row;
    }

    private void fill(Rendering.Drawn drawn) {
        resultSha256 = drawn.resultSha256();
        labelText = drawn.text();
        contrastRatio = drawn.measured().contrastRatio();
        textHeight = drawn.measured().textHeight();
        boxX = drawn.measured().box().x();
        boxY = drawn.measured().box().y();
        boxWidth = drawn.measured().box().width();
        boxHeight = drawn.measured().box().height();
        position = drawn.measured().position();
        frames = drawn.measured().frames();
        keptIn = drawn.measured().keptIn().toArray(String[]::new);
        probedAt = drawn.measured().probedAt().stream().mapToDouble(it -> it).toArray();
    }

    Rendering toRendering() {
        return new Rendering(id, new PlanId(planId), sourceSha256, outcome(), createdAt);
    }

    /// The migration's check says that everything is there when no reason is.
    private Rendering.Outcome outcome() {
        return reason == null
                ? new Rendering.Drawn(
                        Objects.requireNonNull(resultSha256),
                        Objects.requireNonNull(labelText),
                        measured())
                : new Rendering.NotDue(reason);
    }

    private Measured measured() {
        return new Measured(
                Objects.requireNonNull(contrastRatio),
                new Measured.LabelBox(
                        Objects.requireNonNull(boxX),
                        Objects.requireNonNull(boxY),
                        Objects.requireNonNull(boxWidth),
                        Objects.requireNonNull(boxHeight)),
                Objects.requireNonNull(textHeight),
                position,
                frames,
                List.of(keptIn),
                Arrays.stream(probedAt).boxed().toList());
    }
}
