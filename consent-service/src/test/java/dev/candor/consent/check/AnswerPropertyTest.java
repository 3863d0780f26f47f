package dev.candor.consent.check;

import static dev.candor.consent.check.Registers.HASH;
import static dev.candor.consent.check.Registers.OTHER_HASH;
import static dev.candor.consent.check.Registers.SAM;
import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.check.PolicyRule.Decided;
import dev.candor.consent.check.PolicyRule.Demand;
import dev.candor.consent.check.Standing.Approved;
import dev.candor.consent.check.Standing.Exempted;
import dev.candor.consent.check.Standing.Held;
import dev.candor.consent.check.Standing.Life;
import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.check.Standing.Objected;
import dev.candor.consent.check.Standing.Pause;
import dev.candor.consent.check.Standing.Scope;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.GrantState;
import dev.candor.consent.grant.SuspensionCause;
import dev.candor.consent.objection.ObjectionScope;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Approval;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Disclosure;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.PostMortem;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Thousands of registers of one person, each asked one question, against a model that knows no
/// shortcuts: it writes out every single use that a question stands for, and looks at each.
///
/// The seed is printed with a failure; `-Dseed=…` sets it.
class AnswerPropertyTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> PLACES = List.of("DE", "FR", "CH", "EU", "WORLD");
    private static final List<String> PURPOSES = List.of("editorial", "advertising");
    private static final List<String> CHANNELS = List.of("web", "print");
    private static final List<String> LICENSEES = List.of("Nord", "Sued");
    private static final List<String> TECHNIQUES = List.of("face-swap", "T3");
    private static final List<String> PROJECTS = List.of("film", "series");
    private static final List<String> LANGUAGES = List.of("de", "de-ch", "en");
    private static final List<String> FLAGS = List.of("sexual", "political");

    @Test
    void theAnswerIsTheModels() {
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var decisions = new TreeMap<Decision, Integer>();

        for (var round = 0; round < ROUNDS; round++) {
            var person = person(random);
            var question = question(random);
            var ruling = ruling(random);

            // when
            var decision = Answer.to(question, person, ruling).decision();

            // then
            assertThat(decision)
                    .as("seed %d, round %d: %s of %s by %s", seed, round, question, person, ruling)
                    .isEqualTo(model(question, person, ruling));
            decisions.merge(decision, 1, Integer::sum);
        }
        assertThat(decisions).as("seed %d", seed).containsOnlyKeys(Decision.values());
    }

    @Test
    void anotherNoNeverAllows() { // invariant 7
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);

        for (var round = 0; round < ROUNDS; round++) {
            var person = person(random);
            var question = question(random);
            var grants = new ArrayList<>(person.grants());
            grants.add(random.nextInt(grants.size() + 1), grant(random, Effect.PROHIBIT));
            var objections = new ArrayList<>(person.objections());
            objections.add(objection(random));

            // when
            var before = Answer.to(question, person, Ruling.NONE).decision();
            var prohibited = Answer.to(question, with(person, grants), Ruling.NONE).decision();
            var objected =
                    Answer.to(
                                    question,
                                    Registers.objecting(
                                            person, objections.toArray(Objected[]::new)),
                                    Ruling.NONE)
                            .decision();

            // then
            if (!before.lets()) {
                assertThat(prohibited.lets()).as("seed %d, round %d", seed, round).isFalse();
                assertThat(objected.lets()).as("seed %d, round %d", seed, round).isFalse();
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
            if (Answer.to(question, person, Ruling.NONE)
                            instanceof Answer.Permitted(_, _, _, var until)
                    && until != null) {
                // when
                var last =
                        Answer.to(at(question, until.minusSeconds(1)), person, Ruling.NONE)
                                .decision();

                // then
                assertThat(last).as("seed %d, round %d", seed, round).isEqualTo(Decision.ALLOW);
            }
        }
    }

    @Test
    void noActionIsPermittedByLinesOfOthers() { // invariant 8
        // given
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);

        for (var round = 0; round < ROUNDS; round++) {
            var person = person(random);
            for (var action : Action.values()) {
                var without = grantsWithout(person, action);

                // when
                var answer =
                        Answer.to(asking(random).action(action).question(), without, Ruling.NONE);

                // then
                assertThat(answer.decision())
                        .as("seed %d, round %d: %s", seed, round, action)
                        .isNotEqualTo(Decision.ALLOW);
            }
        }
    }

    private static Decision model(Question question, Standing.Registered person, Ruling ruling) {
        var flags = question.manner().contentFlags();
        var child =
                person.life().kind() == SubjectKind.MINOR
                        && (person.life().majority() == null
                                || question.at().isBefore(person.life().majority()));
        var awaited = false;
        if (child && flags != null && flags.contains("sexual") || !ruling.unaccepted().isEmpty()) {
            return Decision.DENY;
        }
        for (var rule : ruling.rules()) {
            if (!speaks(rule, question)) {
                continue;
            }
            if (rule.demand() instanceof Demand.Prohibited) {
                return Decision.DENY;
            }
            if (rule.demand() instanceof Demand.Approval(_, var decided)) {
                var latest = latest(decided, question);
                if (latest != null && !latest.approved()) {
                    return Decision.DENY;
                }
                awaited |= latest == null;
            }
        }
        var uses = uses(question);
        for (var objection : person.objections()) {
            var scope = objection.scope();
            if (during(scope.period(), question.at())
                    && uses.stream().anyMatch(use -> objects(scope, question, use))) {
                return Decision.DENY;
            }
        }
        var permitted = false;
        var asked = false;
        var waits = false;
        for (var grant : person.grants()) {
            for (var line : grant.lines()) {
                var scope = line.scope();
                if (scope.effect() == Effect.PROHIBIT) {
                    if (Set.of(GrantState.ACTIVE, GrantState.SUSPENDED).contains(grant.state())
                            && (grant.endsAt() == null || question.at().isBefore(grant.endsAt()))
                            && (question.asker().licensee() == null
                                    || grant.licensee().equals(question.asker().licensee())
                                    || grant.licensee().equals(question.asker().sublicensor()))
                            && during(scope.period(), question.at())
                            && uses.stream().anyMatch(use -> covers(scope, question, use))) {
                        return Decision.DENY;
                    }
                    continue;
                }
                asked = true;
                if (grant.state() != GrantState.ACTIVE
                        || !during(scope.period(), question.at())
                        || grant.endsAt() != null && !question.at().isBefore(grant.endsAt())
                        || !mayUse(question.asker(), grant.licensee(), scope)
                        || !uses.stream().allMatch(use -> covers(scope, question, use))
                        || line.used() >= most(scope)
                        || child && flags == null
                        || !contentFits(scope, flags)
                        || grant.pauses().stream().anyMatch(it -> pauses(it, scope, question, uses))
                        || isOver(person.life(), grant, scope, question.at())) {
                    continue;
                }
                var approvals =
                        question.hashes().stream()
                                .map(hash -> grant.approvals().get(hash))
                                .toList();
                if (scope.conditions().approval() == Approval.BLANKET
                        || approvals.contains(Approved.APPROVED)) {
                    permitted = true;
                } else if (!approvals.contains(Approved.REJECTED)) {
                    waits = true;
                }
            }
        }
        if (permitted) {
            return awaited ? Decision.REVIEW : Decision.ALLOW;
        }
        var pending = false;
        for (var exemption : person.exemptions()) {
            var fits =
                    flags != null
                            && !flags.contains("sexual")
                            && question.hashes().contains(exemption.hash())
                            && exemption.actions().contains(question.action());
            if (fits
                    && exemption.granted()
                    && exemption.until() != null
                    && question.at().isBefore(exemption.until())) {
                return awaited ? Decision.REVIEW : Decision.ALLOW_EXEMPT;
            }
            pending |= fits && !exemption.granted();
        }
        if (waits || pending) {
            return Decision.REVIEW;
        }
        return asked ? Decision.DENY : Decision.UNKNOWN;
    }

    /// One single use that a question stands for.
    private record Use(
            String country, Likeness likeness, String technique, String project, String language) {}

    private static List<Use> uses(Question question) {
        var manner = question.manner();
        var uses = new ArrayList<Use>();
        for (var country : countries(question.territories())) {
            for (var likeness : manner.likeness()) {
                for (var technique : every(manner.technique(), TECHNIQUES)) {
                    for (var project : every(manner.project(), PROJECTS)) {
                        for (var language : every(manner.language(), LANGUAGES)) {
                            uses.add(new Use(country, likeness, technique, project, language));
                        }
                    }
                }
            }
        }
        return uses;
    }

    private static List<String> every(@Nullable String said, List<String> known) {
        if (said != null) {
            return List.of(said);
        }
        var every = new ArrayList<>(known);
        every.add("something-else");
        return every;
    }

    private static boolean covers(ScopeLine line, Question question, Use use) {
        return line.actions().contains(question.action())
                && line.modalities().contains(question.modality())
                && names(line.purposes(), question.purpose())
                && names(line.channels(), question.channel())
                && countries(line.territories()).contains(use.country())
                && in(line.narrowing().likeness(), use.likeness())
                && in(line.narrowing().techniques(), use.technique())
                && in(line.narrowing().projects(), use.project())
                && speaks(line.narrowing().languages(), use.language(), line.effect());
    }

    private static boolean objects(ObjectionScope scope, Question question, Use use) {
        return in(scope.actions(), question.action())
                && in(scope.modalities(), question.modality())
                && in(scope.purposes(), question.purpose())
                && in(scope.channels(), question.channel())
                && (scope.territories().isEmpty()
                        || countries(scope.territories()).contains(use.country()))
                && in(scope.likeness(), use.likeness())
                && in(scope.techniques(), use.technique())
                && (question.asker().licensee() == null
                        || in(scope.licensees(), question.asker().licensee())
                        || question.asker().sublicensor() != null
                                && in(scope.licensees(), question.asker().sublicensor()));
    }

    private static boolean pauses(Pause pause, ScopeLine line, Question question, List<Use> uses) {
        var onwards = line.conditions().postMortemUntil();
        if (pause.cause() == SuspensionCause.DEATH_NOTICE
                && onwards != null
                && question.at().isBefore(onwards)) {
            return false;
        }
        return in(pause.actions(), question.action())
                && uses.stream()
                        .anyMatch(
                                use ->
                                        in(pause.projects(), use.project())
                                                && (pause.territories().isEmpty()
                                                        || countries(pause.territories())
                                                                .contains(use.country())));
    }

    private static boolean speaks(PolicyRule rule, Question question) {
        var flags = question.manner().contentFlags();
        return in(rule.actions(), question.action())
                && in(rule.purposes(), question.purpose())
                && (rule.contentFlags().isEmpty()
                        || flags == null
                        || rule.contentFlags().stream().anyMatch(flags::contains))
                && uses(question).stream().anyMatch(use -> in(rule.techniques(), use.technique()));
    }

    private static @Nullable Decided latest(List<Decided> decided, Question question) {
        Decided latest = null;
        for (var one : decided) {
            var fits =
                    (question.hashes().contains(one.use())
                                    || one.use().equals(question.manner().project()))
                            && (one.until() == null || question.at().isBefore(one.until()));
            if (fits && (latest == null || one.at().isAfter(latest.at()))) {
                latest = one;
            }
        }
        return latest;
    }

    private static boolean isOver(Life life, Held grant, ScopeLine line, Instant at) {
        var majority = life.majority();
        if (majority != null && grant.asked().isBefore(majority) && !at.isBefore(majority)) {
            return true;
        }
        var death = life.death();
        if (death == null || !grant.asked().isBefore(death)) {
            return false;
        }
        var end = line.conditions().postMortemUntil();
        return !at.isBefore(end == null ? death : end);
    }

    private static boolean mayUse(Asker asker, String grantee, ScopeLine line) {
        return grantee.equals(asker.licensee())
                || asker.licensee() != null
                        && grantee.equals(asker.sublicensor())
                        && line.conditions().sublicense();
    }

    private static boolean contentFits(ScopeLine line, @Nullable Set<String> flags) {
        var limits = line.conditions().contentLimits();
        return limits.isEmpty() || flags != null && flags.stream().noneMatch(limits::contains);
    }

    private static long most(ScopeLine line) {
        var most = line.conditions().maxUses();
        return most == null ? Long.MAX_VALUE : most;
    }

    /// A permission in German is one for Swiss German; a prohibition of Swiss German touches
    /// German.
    private static boolean speaks(Set<String> named, String language, Effect effect) {
        return named.isEmpty()
                || named.stream()
                        .anyMatch(
                                tag ->
                                        language.equals(tag)
                                                || language.startsWith(tag + "-")
                                                || effect == Effect.PROHIBIT
                                                        && tag.startsWith(language + "-"));
    }

    private static <T> boolean in(Set<T> named, T one) {
        return named.isEmpty() || named.contains(one);
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

    private static Standing.Registered with(Standing.Registered person, List<Held> grants) {
        return new Standing.Registered(
                person.subject(), person.life(), grants, person.objections(), person.exemptions());
    }

    private static Standing.Registered grantsWithout(Standing.Registered person, Action action) {
        return with(
                person,
                person.grants().stream()
                        .filter(
                                grant ->
                                        grant.lines().stream()
                                                .noneMatch(
                                                        line ->
                                                                line.scope()
                                                                        .actions()
                                                                        .contains(action)))
                        .toList());
    }

    private static Standing.Registered person(Random random) {
        return new Standing.Registered(
                SAM,
                life(random),
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> grant(random, Effect.PERMIT, Effect.PERMIT, Effect.PROHIBIT))
                        .toList(),
                random.nextInt(4) > 0 ? List.of() : List.of(objection(random)),
                random.nextInt(3) > 0 ? List.of() : List.of(exemption(random)));
    }

    private static Life life(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Life(SubjectKind.MINOR, time(random), null);
            case 1 -> new Life(SubjectKind.DECEASED, null, time(random));
            default -> Life.ADULT;
        };
    }

    private static Held grant(Random random, Effect... effects) {
        return new Held(
                new GrantId(new UUID(2, random.nextLong())),
                pick(random, LICENSEES),
                random.nextInt(4) > 0 ? GrantState.ACTIVE : pick(random, GrantState.values()),
                random.nextBoolean(),
                time(random),
                random.nextInt(4) > 0 ? null : time(random),
                random.nextBoolean(),
                random.nextInt(100),
                new Scope.Read(
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(
                                        i ->
                                                new Line(
                                                        i,
                                                        line(random, pick(random, effects)),
                                                        random.nextInt(3)))
                                .toList()),
                random.nextInt(6) > 0
                        ? List.of()
                        : List.of(
                                new Pause(
                                        pick(random, SuspensionCause.values()),
                                        some(random, Action::valueOf, "EDIT", "DISTRIBUTE"),
                                        few(random, PROJECTS),
                                        places(random))),
                approvals(random));
    }

    private static Map<String, Approved> approvals(Random random) {
        var approvals = new HashMap<String, Approved>();
        if (random.nextBoolean()) {
            approvals.put(HASH, pick(random, Approved.values()));
        }
        if (random.nextBoolean()) {
            approvals.put(OTHER_HASH, pick(random, Approved.values()));
        }
        return approvals;
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
                new Narrowing(
                        some(random, Likeness::valueOf, "FACE", "VOICE"),
                        few(random, TECHNIQUES),
                        few(random, PROJECTS),
                        few(random, LANGUAGES)),
                conditions(random));
    }

    private static Conditions conditions(Random random) {
        var onwards = random.nextInt(4) == 0;
        return new Conditions(
                random.nextInt(3) > 0 ? null : 1 + random.nextInt(2),
                pick(random, Approval.BLANKET, Approval.BLANKET, Approval.PER_USE),
                few(random, FLAGS),
                Disclosure.NONE,
                onwards ? PostMortem.CONTINUE_UNTIL : PostMortem.END,
                onwards ? time(random) : null,
                random.nextBoolean());
    }

    private static Objected objection(Random random) {
        return new Objected(
                new UUID(3, random.nextLong()),
                new ObjectionScope(
                        some(random, Action::valueOf, "EDIT", "DISTRIBUTE"),
                        some(random, Likeness::valueOf, "FACE", "VOICE"),
                        some(random, Modality::valueOf, "IMAGE", "VIDEO"),
                        few(random, TECHNIQUES),
                        few(random, PURPOSES),
                        random.nextBoolean() ? Set.of() : places(random),
                        few(random, CHANNELS),
                        few(random, LICENSEES),
                        period(random)));
    }

    private static Exempted exemption(Random random) {
        var granted = random.nextBoolean();
        return new Exempted(
                new UUID(4, random.nextLong()),
                "NEWS",
                granted,
                EnumSet.of(pick(random, Action.EDIT, Action.DISTRIBUTE), Action.CAPTURE),
                pick(random, HASH, OTHER_HASH),
                granted ? time(random) : null);
    }

    private static Ruling ruling(Random random) {
        if (random.nextInt(3) > 0) {
            return Ruling.NONE;
        }
        return new Ruling(
                List.of("house/1"),
                random.nextInt(8) == 0 ? List.of("house/1") : List.of(),
                List.of(
                        new PolicyRule(
                                "house/1#rule",
                                demand(random),
                                few(random, TECHNIQUES),
                                some(random, Action::valueOf, "EDIT", "DISTRIBUTE"),
                                few(random, PURPOSES),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                few(random, FLAGS),
                                Set.of())),
                null);
    }

    private static Demand demand(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Demand.Prohibited();
            case 1 -> new Demand.Label("before-exposure");
            default ->
                    new Demand.Approval(
                            "standards-office",
                            IntStream.range(0, random.nextInt(3))
                                    .mapToObj(
                                            i ->
                                                    new Decided(
                                                            pick(random, HASH, "film"),
                                                            random.nextBoolean(),
                                                            NOON.plusSeconds(i),
                                                            random.nextBoolean()
                                                                    ? null
                                                                    : time(random)))
                                    .toList());
        };
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

    private static Instant time(Random random) {
        return NOON.plus(Duration.ofHours(random.nextInt(8) - 4));
    }

    private static Question question(Random random) {
        return asking(random).question();
    }

    private static Asking asking(Random random) {
        var asking =
                new Asking()
                        .action(pick(random, Action.EDIT, Action.DISTRIBUTE, Action.CAPTURE))
                        .modality(pick(random, Modality.IMAGE, Modality.VIDEO))
                        .purpose(pick(random, PURPOSES))
                        .channel(pick(random, CHANNELS))
                        .by(random.nextInt(4) == 0 ? null : pick(random, LICENSEES))
                        .technique(random.nextBoolean() ? null : pick(random, TECHNIQUES))
                        .project(random.nextBoolean() ? null : pick(random, PROJECTS))
                        .language(random.nextBoolean() ? null : pick(random, LANGUAGES));
        if (random.nextBoolean()) {
            asking.in(pick(random, PLACES));
        } else {
            asking.in("DE", "FR");
        }
        if (random.nextBoolean()) {
            asking.likeness(pick(random, Likeness.FACE, Likeness.VOICE));
        }
        if (random.nextInt(3) > 0) {
            asking.content(few(random, FLAGS).toArray(String[]::new));
        }
        if (random.nextBoolean()) {
            asking.hash(pick(random, HASH, OTHER_HASH));
        }
        if (random.nextInt(4) == 0) {
            asking.under(pick(random, LICENSEES));
        }
        return asking;
    }

    private static Question at(Question question, Instant at) {
        return new Question(
                question.action(),
                question.modality(),
                question.purpose(),
                question.territories(),
                question.channel(),
                question.manner(),
                question.asker(),
                question.hashes(),
                at);
    }

    /// None of them more often than not.
    private static Set<String> few(Random random, List<String> values) {
        return random.nextInt(3) > 0 ? Set.of() : Set.of(pick(random, values));
    }

    private static <T> Set<T> some(Random random, Function<String, T> value, String... values) {
        return random.nextInt(3) > 0
                ? Set.of()
                : Set.of(value.apply(pick(random, Arrays.asList(values))));
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
