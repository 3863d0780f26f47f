package dev.candor.label.profile;

import dev.candor.kit.problem.Declined;
import dev.candor.label.profile.Profile.AudioRules;
import dev.candor.label.profile.Profile.ImageRules;
import dev.candor.label.profile.Profile.Kind;
import dev.candor.label.profile.Profile.Status;
import dev.candor.label.profile.Profile.TextRules;
import dev.candor.label.profile.Profile.VideoRules;
import dev.candor.label.profile.Profile.Visible;
import dev.candor.label.profile.ProfileSchema.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a law asks for stays. An organization may write the next version of a shipped law's
/// profile, stricter or with newer sources; where it asks for less, for fewer, later or elsewhere,
/// it is refused, and every such place is named. Pure.
final class LegalMinimum {
    private final Profile law;
    private final Profile own;
    private final List<Fault> faults = new ArrayList<>();

    private LegalMinimum(Profile law, Profile own) {
        this.law = law;
        this.own = own;
    }

    /// @param law as it is shipped; what is no law has no legal minimum
    /// @throws Declined `BELOW_LEGAL_MINIMUM`, with every place where `own` falls below it
    static void mustBeKept(Profile law, Profile own) {
        var faults = faults(law, own);
        if (faults.isEmpty()) {
            return;
        }
        var first = faults.getFirst();
        throw new Declined(
                        ProfileProblem.BELOW_LEGAL_MINIMUM,
                        first
                                + ". A profile of a law may ask for more than the law, and never"
                                + " for less.")
                .at(first.pointer())
                .with("faults", faults.stream().map(Fault::toString).toList());
    }

    static List<Fault> faults(Profile law, Profile own) {
        return law.kind() == Kind.LAW ? new LegalMinimum(law, own).compared() : List.of();
    }

    private List<Fault> compared() {
        must(own.kind() == Kind.LAW, "/kind", "must stay LAW");
        must(own.status() != Status.GUIDANCE, "/status", "must not become GUIDANCE");
        must(
                !own.effective().isAfter(law.effective()),
                "/effective",
                "must not be later than " + law.effective());
        keeps(law.markets(), own.markets(), "/markets");
        keeps(law.addressees(), own.addressees(), "/addressees");
        addsNothing(law.onlyWhen(), own.onlyWhen(), "/onlyWhen");
        addsNothing(law.unless(), own.unless(), "/unless");
        addsNothing(law.relaxedWhen(), own.relaxedWhen(), "/relaxedWhen");
        must(
                own.tokenAloneBelow() <= law.tokenAloneBelow(),
                "/tokenAloneBelow",
                "must not be over " + law.tokenAloneBelow());
        must(
                law.requiredWords() == null || law.requiredWords().equals(own.requiredWords()),
                "/requiredWords",
                "must stay as they are");
        keeps(
                law.embedded().stream().map(rule -> rule.kind()).toList(),
                own.embedded().stream().map(rule -> rule.kind()).toList(),
                "/embedded");
        image(law.image(), own.image(), "/image");
        video(law.video(), own.video());
        audio(law.audio(), own.audio());
        text(law.text(), own.text());
        return faults;
    }

    private void image(@Nullable ImageRules before, @Nullable ImageRules after, String at) {
        if (!present(before, after, at) || before == null || after == null) {
            return;
        }
        visible(before.visible(), after.visible(), at + "/visible");
        atLeast(before.minHeightRatio(), after.minHeightRatio(), at + "/minHeightRatio");
        atLeast(before.minHeightPixels(), after.minHeightPixels(), at + "/minHeightPixels");
        atLeast(before.minContrast(), after.minContrast(), at + "/minContrast");
        addsNothing(before.allowedPositions(), after.allowedPositions(), at + "/allowedPositions");
    }

    private void video(@Nullable VideoRules before, @Nullable VideoRules after) {
        if (!present(before, after, "/video") || before == null || after == null) {
            return;
        }
        image(before.label(), after.label(), "/video/label");
        keeps(before.at(), after.at(), "/video/at");
        atLeast(before.holdSeconds(), after.holdSeconds(), "/video/holdSeconds");
        asOften(before.intervalSeconds(), after.intervalSeconds(), "/video/intervalSeconds");
        must(
                after.wholeDuration() || !before.wholeDuration(),
                "/video/wholeDuration",
                "must stay true");
        must(
                before.aroundPlayerAllowed() || !after.aroundPlayerAllowed(),
                "/video/aroundPlayerAllowed",
                "must stay false");
    }

    private void audio(@Nullable AudioRules before, @Nullable AudioRules after) {
        if (!present(before, after, "/audio") || before == null || after == null) {
            return;
        }
        visible(before.audible(), after.audible(), "/audio/audible");
        moments(before.anyMoment(), before.at(), after.anyMoment(), after.at(), "/audio/at");
        asOften(before.reminderSeconds(), after.reminderSeconds(), "/audio/reminderSeconds");
        if (before.minCharactersPerMinute() > 0) {
            must(
                    after.minCharactersPerMinute() >= before.minCharactersPerMinute()
                            && after.maxCharactersPerMinute() <= before.maxCharactersPerMinute(),
                    "/audio/minCharactersPerMinute",
                    "must stay within %d to %d"
                            .formatted(
                                    before.minCharactersPerMinute(),
                                    before.maxCharactersPerMinute()));
        }
        must(
                after.rhythm().isEmpty() || after.rhythm().equals(before.rhythm()),
                "/audio/rhythm",
                "must be the law's or none");
        must(
                after.visualIfScreen() || !before.visualIfScreen(),
                "/audio/visualIfScreen",
                "must stay true");
    }

    private void text(@Nullable TextRules before, @Nullable TextRules after) {
        if (!present(before, after, "/text") || before == null || after == null) {
            return;
        }
        visible(before.visible(), after.visible(), "/text/visible");
        moments(
                before.anyPlace(),
                before.places(),
                after.anyPlace(),
                after.places(),
                "/text/places");
        addsNothing(before.onlyWhen(), after.onlyWhen(), "/text/onlyWhen");
        addsNothing(before.unless(), after.unless(), "/text/unless");
    }

    private boolean present(@Nullable Object before, @Nullable Object after, String at) {
        must(before == null || after != null, at, "must not be left out");
        return before != null && after != null;
    }

    private void visible(Visible before, Visible after, String at) {
        must(strength(after) >= strength(before), at, "must not be less than " + before);
    }

    private static int strength(Visible visible) {
        return switch (visible) {
            case REQUIRED -> 2;
            case OFFERED -> 1;
            case NOT_REQUIRED, NOT_COVERED -> 0;
        };
    }

    private void atLeast(double before, double after, String at) {
        must(after >= before, at, "must be at least " + before);
    }

    /// Zero is never.
    private void asOften(int before, int after, String at) {
        must(
                before == 0 || (after > 0 && after <= before),
                at,
                "must come at least every %d s".formatted(before));
    }

    /// Where one of several is enough, none may be added; where all are due, none may go.
    private void moments(
            boolean anyBefore,
            Collection<?> before,
            boolean anyAfter,
            Collection<?> after,
            String at) {
        if (!anyBefore) {
            must(!anyAfter || before.size() == 1, at, "must all be kept");
            keeps(before, after, at);
        } else if (anyAfter) {
            addsNothing(before, after, at);
        } else {
            must(before.stream().anyMatch(after::contains), at, "must keep one of " + before);
        }
    }

    private void keeps(Collection<?> before, Collection<?> after, String at) {
        must(after.containsAll(before), at, "must keep all of " + before);
    }

    private void addsNothing(Collection<?> before, Collection<?> after, String at) {
        must(before.containsAll(after), at, "must have nothing but " + before);
    }

    private void must(boolean kept, String pointer, String message) {
        if (!kept) {
            faults.add(new Fault(pointer, message));
        }
    }
}
