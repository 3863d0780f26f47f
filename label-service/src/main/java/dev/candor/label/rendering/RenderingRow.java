package dev.candor.label.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.kit.identity.Organization;
import dev.candor.label.plan.PlanId;
import dev.candor.label.rendering.medium.Measured;
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
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Measured.Check>> CHECKS = new TypeReference<>() {};

    @Id UUID id;

    String organization;

    @Column(name = "plan_id")
    UUID planId;

    String variant = "all";

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

    /// In JSON.
    String checks = "[]";

    @Column(name = "created_at")
    Instant createdAt;

    static RenderingRow of(Organization organization, Rendering rendering) {
        var row = new RenderingRow();
        row.id = rendering.id();
        row.organization = organization.slug();
        row.planId = rendering.plan().value();
        row.variant = rendering.variant();
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
        var box = drawn.measured().box();
        if (box != null) {
            boxX = box.x();
            boxY = box.y();
            boxWidth = box.width();
            boxHeight = box.height();
        }
        position = drawn.measured().position();
        frames = drawn.measured().frames();
        keptIn = drawn.measured().keptIn().toArray(String[]::new);
        probedAt = drawn.measured().probedAt().stream().mapToDouble(it -> it).toArray();
        checks = written(drawn.measured().checks());
    }

    Rendering toRendering() {
        return new Rendering(id, new PlanId(planId), variant, sourceSha256, outcome(), createdAt);
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
                contrastRatio,
                box(),
                textHeight,
                position,
                frames,
                List.of(keptIn),
                Arrays.stream(probedAt).boxed().toList(),
                read(checks));
    }

    private Measured.@Nullable LabelBox box() {
        return boxX == null
                ? null
                : new Measured.LabelBox(
                        boxX,
                        Objects.requireNonNull(boxY),
                        Objects.requireNonNull(boxWidth),
                        Objects.requireNonNull(boxHeight));
    }

    private static String written(List<Measured.Check> checks) {
        try {
            return JSON.writerFor(CHECKS).writeValueAsString(checks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Checks cannot be written", e);
        }
    }

    private static List<Measured.Check> read(String text) {
        try {
            return JSON.readValue(text, CHECKS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored checks cannot be read", e);
        }
    }
}
