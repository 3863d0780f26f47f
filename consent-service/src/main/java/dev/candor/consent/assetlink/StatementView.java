package dev.candor.consent.assetlink;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Under what consent a published asset stands, as everybody may know it: of all people in it
/// together, in classes and quarters of years, so that it singles out nobody.
///
/// @param meaning of the state in a sentence
/// @param ledgerSeq size of the organization's ledger that the statement knows of
record StatementView(
        String assetSha256,
        State state,
        String meaning,
        @Nullable Given consent,
        List<Exempted> exemptions,
        long ledgerSeq) {
    /// Where the consent stands. A constant's name is contract and never changes.
    enum State {
        IN_FORCE(
                "Every person shown has consented to this use, or whoever speaks for them, and the"
                        + " consent is in force."),
        SUSPENDED(
                "Consent to this use was given and is suspended at present. It must not be"
                        + " distributed anew."),
        ENDED(
                "Consent to this use was given and is no longer in force. It must not be"
                        + " distributed anew."),
        EXEMPT("The use was found to need no consent, on the basis that is named."),
        NOBODY_SHOWN("It was published as showing no person whose consent is asked for."),
        NOT_RECORDED(
                "Nothing is recorded here of a file with exactly these bytes. That does not mean"
                    + " that nobody consented, nor that somebody did: a copy that was changed,"
                    + " resized or stripped has another hash, and what was published elsewhere is"
                    + " not known here.");

        private final String meaning;

        State(String meaning) {
            this.meaning = meaning;
        }
    }

    /// How consent was given.
    ///
    /// @param methods such as E_SIGN
    /// @param from quarter of the year of the first expression, such as `2026-Q2`
    /// @param until quarter of the last
    /// @param reach WORLD, EU or COUNTRIES
    /// @param term LIMITED or OPEN
    @RegisterForReflection
    record Given(
            List<String> methods,
            String from,
            String until,
            List<String> actions,
            List<String> modalities,
            String reach,
            String term) {}

    /// On what basis no consent was needed, and in which role it was reviewed.
    @RegisterForReflection
    record Exempted(String basis, String reviewerRole) {}

    static StatementView of(String assetSha256, StatementFacts facts) {
        var state = state(facts);
        return new StatementView(
                assetSha256,
                state,
                state.meaning,
                given(facts),
                facts.exemptions().stream()
                        .map(one -> new Exempted(one.basis(), one.reviewerRole()))
                        .sorted((a, b) -> a.basis().compareTo(b.basis()))
                        .toList(),
                facts.ledgerSeq());
    }

    static State state(StatementFacts facts) {
        if (facts.grants() == 0 && !facts.exemptions().isEmpty()) {
            return State.EXEMPT;
        }
        if (facts.grants() == 0) {
            return facts.links() == 0 ? State.NOT_RECORDED : State.NOBODY_SHOWN;
        }
        if (facts.lapsed() || !Set.of("ACTIVE", "SUSPENDED").containsAll(facts.states())) {
            return State.ENDED; // of one person is enough
        }
        return facts.states().contains("SUSPENDED") ? State.SUSPENDED : State.IN_FORCE;
    }

    private static @Nullable Given given(StatementFacts facts) {
        var first = facts.first();
        var last = facts.last();
        return first == null || last == null
                ? null
                : new Given(
                        sorted(facts.methods()),
                        quarter(first),
                        quarter(last),
                        sorted(facts.actions()),
                        sorted(facts.modalities()),
                        reach(facts.territories()),
                        facts.openEnded() ? "OPEN" : "LIMITED");
    }

    /// The quarter of the year in UTC, `2026-Q2`.
    static String quarter(Instant at) {
        var month = YearMonth.from(at.atZone(ZoneOffset.UTC));
        return "%d-Q%d".formatted(month.getYear(), (month.getMonthValue() + 2) / 3);
    }

    private static String reach(Set<String> territories) {
        if (territories.contains("WORLD")) {
            return "WORLD";
        }
        return territories.equals(Set.of("EU")) ? "EU" : "COUNTRIES";
    }

    private static List<String> sorted(Set<String> values) {
        return List.copyOf(new TreeSet<>(values));
    }
}
