package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.TrainingPermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what assertions say of training and mining: `cawg.training-mining` (CAWG 1.1) and
/// `c2pa.training-mining`, from which it comes.
public final class Permissions {
    private static final Set<String> KINDS = Set.of("cawg.training-mining", "c2pa.training-mining");

    private Permissions() {}

    /// What assertions say, in their order.
    public static List<TrainingPermission> read(List<Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> KINDS.contains(assertion.kind()))
                .flatMap(Permissions::read)
                .toList();
    }

    private static Stream<TrainingPermission> read(Assertion assertion) {
        try {
            return assertion.content().asMap().stream()
                    .map(map -> map.map("entries").orElse(map)) // the old label has no wrapper
                    .flatMap(entries -> entries.entries().stream())
                    .flatMap(entry -> read(entry, assertion));
        } catch (MalformedException e) {
            return Stream.empty(); // who cannot be read says nothing
        }
    }

    private static Stream<TrainingPermission> read(CborValue.Entry entry, Assertion assertion) {
        var use = entry.key().asText();
        var answer = entry.value().asMap();
        return use.isEmpty()
                ? Stream.empty()
                : answer.flatMap(map -> map.text("use")).stream()
                        .map(
                                word ->
                                        new TrainingPermission(
                                                use.get(),
                                                word,
                                                answer.flatMap(map -> map.text("constraint_info"))
                                                        .orElse(null),
                                                assertion.uri()));
    }
}
