package dev.candor.gateway.portal;

import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.adjustment.Adjustment;
import dev.candor.gateway.publication.Declaration.TrainingMining;
import dev.candor.gateway.publication.DigitalSourceType;
import dev.candor.gateway.publication.Disclosure.Circumstance;
import dev.candor.gateway.publication.Step;
import dev.candor.gateway.publication.Verification;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.kit.wording.Language;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A code that nobody wrote words for is shown as it is; nobody is to see one.
class RoomWordsTest {
    static Stream<String> codes() throws IOException {
        return Stream.of(
                        of("step", Step.values()),
                        of("fact", Circumstance.values()),
                        of("verification", Verification.State.values()),
                        of("became", Adjustment.Kind.values()),
                        of("mining", TrainingMining.values()),
                        of("neighbour", Neighbour.values()),
                        Arrays.stream(DigitalSourceType.values()).map(it -> "source." + it.code()),
                        documented("consent", "Reason", "reason"),
                        documented("consent", "LedgerKind", "event"),
                        documented("label", "LabelClass", "class"),
                        documented("label", "Kind", "rule-kind"),
                        documented("label", "Status", "rule-status"),
                        documented("label", "Confidence", "confidence"),
                        documented("label", "Certainty", "certainty"))
                .flatMap(codes -> codes);
    }

    private static Stream<String> of(String family, Enum<?>[] constants) {
        return Arrays.stream(constants).map(it -> family + "." + it.name());
    }

    /// What a service's document lists.
    private static Stream<String> documented(String service, String schema, String family)
            throws IOException {
        try (var document =
                RoomWordsTest.class.getResourceAsStream(
                        "/openapi/%s-service.json".formatted(service))) {
            var codes =
                    new ObjectMapper()
                            .readTree(Objects.requireNonNull(document))
                            .at("/components/schemas/%s/enum".formatted(schema));
            return StreamSupport.stream(codes.spliterator(), false)
                    .map(code -> family + "." + code.asText());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasWords(String key) {
        assertThatNoException().isThrownBy(() -> Reader.in(Language.EN).say(key));
    }
}
