package dev.candor.gateway.portal;

import dev.candor.gateway.publication.Declaration;
import dev.candor.gateway.publication.Declaration.Action;
import dev.candor.gateway.publication.Declaration.TrainingMining;
import dev.candor.gateway.publication.DeclarationForm;
import dev.candor.gateway.publication.Disclosure;
import dev.candor.gateway.publication.Disclosure.Circumstance;
import dev.candor.gateway.publication.Disclosure.Prominence;
import dev.candor.gateway.publication.PublicationConfig;
import dev.candor.gateway.upload.Intake;
import dev.candor.gateway.upload.MultipartReader;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the form of the page "Publish": fields first, the file last, as browsers send them.
@ApplicationScoped
class PublishForm {
    static final String NONE_OF_THESE = "none";
    private static final int LONGEST_FIELD = 4_000;

    private final CsrfTokens tokens;
    private final Intake intake;
    private final PublicationConfig config;

    PublishForm(CsrfTokens tokens, Intake intake, PublicationConfig config) {
        this.tokens = tokens;
        this.intake = intake;
        this.config = config;
    }

    /// @param asset absent when no file was chosen
    record Filled(Map<String, List<String>> fields, Optional<SpoolEntry> asset) {
        private @Nullable String text(String field) {
            var values = fields.getOrDefault(field, List.of());
            return values.isEmpty() || values.getFirst().isBlank()
                    ? null
                    : values.getFirst().strip();
        }

        private List<String> list(String field) {
            return fields.getOrDefault(field, List.of()).stream()
                    .flatMap(value -> Arrays.stream(value.split("[\\s,]+")))
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    /// Blocking.
    ///
    /// @throws Declined when the form is not one of ours, or the file is too large
    Filled read(Actor actor, MultipartReader parts) throws IOException {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            var name = part.get().name();
            if (!name.equals("asset")) {
                fields.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(part.get().text(LONGEST_FIELD));
                continue;
            }
            tokens.check(actor, fields.getOrDefault(CsrfTokens.FIELD, List.of("")).getFirst());
            var asset = intake.take(actor.organization(), part.get(), config.maxAssetSize());
            return new Filled(fields, Optional.of(asset).filter(this::hasBytes));
        }
        throw new Declined(CommonProblem.INVALID_REQUEST, "The form has no file.").at("#asset");
    }

    /// @throws Declined naming the field that is wrong; the file is given up then
    Declaration declaration(Filled filled) {
        try {
            return new DeclarationForm(
                            filled.text("title"),
                            filled.text("digitalSourceType"),
                            null,
                            Stream.concat(
                                            filled.list("subjects").stream(),
                                            filled.list("otherSubjects").stream())
                                    .distinct()
                                    .toList(),
                            Action.DISTRIBUTE,
                            filled.list("likeness"),
                            filled.text("technique"),
                            contentFlags(filled.list("contentFlags")),
                            filled.text("purpose"),
                            filled.text("channel"),
                            filled.text("licensee"),
                            filled.list("markets"),
                            filled.list("languages"),
                            filled.text("training") == null
                                    ? TrainingMining.NOT_ALLOWED
                                    : TrainingMining.ALLOWED,
                            disclosure(filled))
                    .check();
        } catch (Declined e) {
            filled.asset().ifPresent(intake::discard);
            throw e;
        }
    }

    /// Nothing filled in is nothing stated.
    private static @Nullable Disclosure disclosure(Filled filled) {
        var circumstances =
                filled.list("circumstances").stream().map(PublishForm::circumstance).toList();
        var prominence = filled.text("prominence");
        var note = filled.text("contextNote");
        var source = filled.text("contextSource");
        if (circumstances.isEmpty() && prominence == null && note == null && source == null) {
            return null;
        }
        return new Disclosure(
                circumstances,
                List.of(),
                prominence == null
                        ? null
                        : one(Prominence.class, "/disclosure/prominence", prominence),
                note == null && source == null ? null : new Disclosure.Context(note, source),
                List.of(),
                null,
                List.of(),
                null,
                null);
    }

    private static Circumstance circumstance(String code) {
        return one(Circumstance.class, "/disclosure/circumstances", code);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String pointer, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> it.name().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Declined(
                                                CommonProblem.INVALID_REQUEST,
                                                "The form offers no such answer.")
                                        .at(pointer));
    }

    /// Nothing ticked is nothing said; "none of these" says that none of it is there.
    private static @Nullable List<String> contentFlags(List<String> given) {
        if (!given.contains(NONE_OF_THESE)) {
            return given.isEmpty() ? null : given;
        }
        if (given.size() > 1) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "contentFlags names something, and says that there is none of it.")
                    .at("/contentFlags");
        }
        return List.of();
    }

    /// @throws Declined when no file was chosen
    SpoolEntry asset(Filled filled) {
        return filled.asset()
                .orElseThrow(
                        () ->
                                new Declined(CommonProblem.INVALID_REQUEST, "Choose a file.")
                                        .at("#asset"));
    }

    private boolean hasBytes(SpoolEntry asset) {
        if (asset.size() == 0) {
            intake.discard(asset);
        }
        return asset.size() > 0;
    }
}
