package dev.candor.consent.check;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.grant.Action;
import dev.candor.consent.grant.Conditions;
import dev.candor.consent.grant.Effect;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.Modality;
import dev.candor.consent.grant.Narrowing;
import dev.candor.consent.grant.Period;
import dev.candor.consent.grant.ScopeLine;
import dev.candor.consent.grant.Territory;
import dev.candor.consent.subject.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Thousands of registers of one person, each asked one question, against a model that knows no
/// shortcuts.
///
/// The seed is printed with a failure; `-Dseed=…` sets it.
class AnswerPropertyTest {
    private static final int ROUNDS = 20_000;
    private static final SubjectId SAM = new SubjectId(new UUID(1, 1));
    private static final List<String> PLACES = List.of("DE", "FR", "CH", "EU", "WORLD");
    private static final List<String> PURPOSES = List.of("editorial", "advertising");
    private static final List<String> CHANNELS = List.of("web", "print");
    private static final List<String> LICENSEES = List.of("Nord", "Sued");

    @Test
    void theAnswerIsTheModels() {
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var decisions = new TreeMap<Decision, Integer>();

        for (var round = 0; round < ROUNDS; round++) {
            var person = person(random);
            var question = question(random);

            // when
            var decision = Answer.to(question, person).decision();

            // then
            assertThat(decision)
                    .as("seed %d, round %d: %s of %s", seed, round, question, person)
                    .isEqualTo(model(question, person));
            decisions.merge(decision, 1, Integer::sum);
        }
        assertThat(decisions).as("seed %d", seed).containsOnlyKeys(Decision.values());
    }

    @Test
    void anotherProhibitionNeverAllows() {
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);

        for (var round = 0; round < ROUNDS; round++) {
            var person = person(random);
            var question = question(random);
            var more = new ArrayList<>(person.grants());
            more.add(random.nextInt(more.size() + 1), grant(random, Effect.PROHIBIT));

            // when
            var before = Answer.to(question, person).decision();
            var after = Answer.to(question, new Standing.Registered(SAM, more)).decision();

            // then
            if (before != Decision.ALLOW) {
                assertThat(after).as("seed %d, round %d", seed, round).isNotEqualTo(Decision.ALLOW);
            }
        }
    }

    @Test
    void anAllowanceHoldsUntilItSays() {
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);

        for (var round = 0; round < ROUNDS; round++) {
            var person = person(random);
            var question = question(random);
            if (Answer.to(question, person) instanceof Answer.Permitted(_, _, var until)
                    && until != null) {
                // when
                var last = Answer.to(at(question, until.minusSeconds(1)), person).decision();

                // then
                assertThat(last).as("seed %d, round %d", seed, round).isEqualTo(Decision.ALLOW);
            }
        }
    }

    /// Every country asked about is looked at by itself: is it inside some named place?
    private static Decision model(Question question, Standing.Registered person) {
        var permitted = false;
        var asked = false;
        for (var grant : person.grants()) {
            for (var line : grant.lines()) {
                asked |= line.effect() == Effect.PERMIT;
                if (grant.state() != GrantState.ACTIVE
                        || question.licensee() != null
                                && !question.licensee().equals(grant.licensee())
                        || !line.actions().contains(question.action())
                        || !line.modalities().contains(question.modality())
                        || !names(line.purposes(), question.purpose())
                        || !names(line.channels(), question.channel())
                        || !during(line.period(), question.at())) {
                    continue;
                }
                var named = countries(line.territories());
                var wanted = countries(question.territories());
                if (line.effect() == Effect.PROHIBIT && wanted.stream().anyMatch(named::contains)) {
                    return Decision.DENY;
                }
                permitted |= line.effect() == Effect.PERMIT && named.containsAll(wanted);
            }
        }
        return permitted ? Decision.ALLOW : asked ? Decision.DENY : Decision.UNKNOWN;
    }

    private static boolean names(Set<String> codes, String code) {
        return codes.contains("*") || codes.contains(code);
    }

    private static boolean during(Period period, Instant at) {
        return at.compareTo(period.from()) >= 0
                && (period.until() == null || at.compareTo(period.until()) < 0);
    }

    private static Set<String> countries(Set<Territory> territories) {
        var countries = new HashSet<String>();
        for (var territory : territories) {
            switch (territory.code()) {
                case "WORLD" -> countries.addAll(List.of("DE", "FR", "rest of EU", "CH", "rest"));
                case "EU" -> countries.addAll(List.of("DE", "FR", "rest of EU"));
                default -> countries.add(territory.code());
            }
        }
        return countries;
    }

    private static Standing.Registered person(Random random) {
        return new Standing.Registered(
                SAM,
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> grant(random, Effect.values()))
                        .toList());
    }

    private static Held grant(Random random, Effect... effects) {
        return new Held(
                new GrantId(new UUID(2, random.nextLong())),
                pick(random, LICENSEES),
                random.nextInt(4) > 0 ? GrantState.ACTIVE : pick(random, GrantState.values()),
                random.nextInt(100),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> line(random, pick(random, effects)))
                        .toList());
    }

    private static ScopeLine line(Random random, Effect effect) {
        return new ScopeLine(
                effect,
                EnumSet.of(pick(random, Action.EDIT, Action.DISTRIBUTE), Action.CAPTURE),
                EnumSet.of(pick(random, Modality.IMAGE, Modality.VIDEO), Modality.IMAGE),
                Set.of(
                        effect == Effect.PROHIBIT && random.nextBoolean()
                                ? "*"
                                : pick(random, PURPOSES)),
                places(random),
                Set.of(random.nextBoolean() ? "*" : pick(random, CHANNELS)),
                period(random),
                "words",
                Narrowing.NONE,
                Conditions.NONE);
    }

    private static Set<Territory> places(Random random) {
        var places = new HashSet<Territory>();
        places.add(new Territory(pick(random, PLACES)));
        places.add(new Territory(pick(random, PLACES)));
        return places;
    }

    private static Period period(Random random) {
        var from = NOON.plus(Duration.ofHours(random.nextInt(6) - 4));
        return new Period(
                from,
                random.nextInt(3) == 0 ? null : from.plus(Duration.ofHours(1 + random.nextInt(6))));
    }

    private static Question question(Random random) {
        return new Question(
                pick(random, Action.EDIT, Action.DISTRIBUTE, Action.CAPTURE),
                pick(random, Modality.IMAGE, Modality.VIDEO),
                pick(random, PURPOSES),
                random.nextBoolean()
                        ? Set.of(new Territory(pick(random, PLACES)))
                        : Set.of(new Territory("DE"), new Territory("FR")),
                pick(random, CHANNELS),
                random.nextBoolean() ? null : pick(random, LICENSEES),
                NOON);
    }

    private static Question at(Question question, Instant at) {
        return new Question(
                question.action(),
                question.modality(),
                question.purpose(),
                question.territories(),
                question.channel(),
                question.licensee(),
                at);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
