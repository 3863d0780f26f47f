package dev.candor.label.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.kit.problem.Declined;
import dev.candor.label.profile.Profile.Kind;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LegalMinimumTest {
    static Stream<Arguments> weaker() {
        return Stream.of(
                weaker("eu-cop-s2", "/kind", file -> file.put("kind", "GUIDANCE")),
                weaker("eu-cop-s2", "/effective", file -> file.put("effective", "2030-01-01")),
                weaker("eu-cop-s2", "/markets", file -> file.putArray("markets").add("EU")),
                weaker(
                        "eu-cop-s2",
                        "/addressees",
                        file -> file.putArray("addressees").add("DEPLOYER")),
                weaker("eu-cop-s2", "/unless", file -> file.putArray("unless").add("INTERNAL_USE")),
                weaker("eu-cop-s2", "/image", file -> file.remove("image")),
                weaker(
                        "eu-cop-s2",
                        "/image/visible",
                        file -> at(file, "image").put("visible", "OFFERED")),
                weaker("eu-cop-s2", "/audio", file -> file.remove("audio")),
                weaker(
                        "eu-cop-s2",
                        "/text/visible",
                        file -> at(file, "text").put("visible", "NOT_REQUIRED")),
                weaker(
                        "cn-gb45438-2025",
                        "/image/minHeightRatio",
                        file -> at(file, "image").put("minHeightRatio", 0.02)),
                weaker(
                        "cn-gb45438-2025",
                        "/video/holdSeconds",
                        file -> at(file, "video").put("holdSeconds", 1)),
                weaker(
                        "cn-gb45438-2025",
                        "/audio/minCharactersPerMinute",
                        file -> at(file, "audio").put("maxCharactersPerMinute", 400)),
                weaker("cn-gb45438-2025", "/requiredWords", file -> file.remove("requiredWords")),
                weaker("cn-gb45438-2025", "/embedded", file -> file.putArray("embedded")),
                weaker(
                        "in-it-rules-2026",
                        "/video/wholeDuration",
                        file -> at(file, "video").put("wholeDuration", false)));
    }

    private static Arguments weaker(String law, String pointer, Consumer<ObjectNode> change) {
        return Arguments.of(law, pointer, change);
    }

    private static ObjectNode at(ObjectNode file, String member) {
        return (ObjectNode) file.get(member);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("weaker")
    void whatALawAsksForIsNeverTakenAway(String law, String pointer, Consumer<ObjectNode> change) {
        // given
        var own = next(law, change);

        // when
        var declined =
                catchThrowableOfType(
                        Declined.class, () -> LegalMinimum.mustBeKept(shipped(law), own));

        // then
        assertThat(declined.type()).isEqualTo(ProfileProblem.BELOW_LEGAL_MINIMUM);
        assertThat(LegalMinimum.faults(shipped(law), own))
                .extracting(ProfileSchema.Fault::pointer)
                .containsExactly(pointer);
    }

    @Test
    void everyLawMayBeWrittenAgainAsItIsAndStricter() {
        for (Profile law : SampleProfiles.SHIPPED.all()) {
            var same = next(law.id(), file -> file.put("reviewBy", "2030-01-01"));
            assertThat(LegalMinimum.faults(law, same)).as(law.id()).isEmpty();
        }
        var stricter =
                next(
                        "cn-gb45438-2025",
                        file -> {
                            at(file, "image").put("minHeightRatio", 0.08);
                            at(file, "video").put("holdSeconds", 10).put("wholeDuration", true);
                        });
        assertThat(LegalMinimum.faults(shipped("cn-gb45438-2025"), stricter)).isEmpty();
    }

    @Test
    void whatIsNoLawMayBeWrittenAsOneLikes() {
        var guidance =
                SampleProfiles.SHIPPED.all().stream()
                        .filter(profile -> profile.kind() != Kind.LAW)
                        .filter(profile -> profile.image() != null)
                        .findFirst()
                        .orElseThrow();

        assertThat(LegalMinimum.faults(guidance, next(guidance.id(), file -> file.remove("image"))))
                .isEmpty();
    }

    @Test
    void everyPlaceIsNamedAtOnce() {
        var own =
                next(
                        "eu-cop-s2",
                        file -> {
                            file.remove("image");
                            file.remove("text");
                        });

        assertThat(LegalMinimum.faults(shipped("eu-cop-s2"), own))
                .extracting(ProfileSchema.Fault::pointer)
                .isEqualTo(List.of("/image", "/text"));
    }

    private static Profile shipped(String id) {
        return SampleProfiles.SHIPPED.find(id).orElseThrow();
    }

    private static Profile next(String id, Consumer<ObjectNode> change) {
        var file = SampleProfiles.file(id);
        file.put("version", file.get("version").asInt() + 1);
        change.accept(file);
        return SampleProfiles.read(file);
    }
}
