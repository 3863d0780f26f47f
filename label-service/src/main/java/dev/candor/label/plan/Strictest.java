package dev.candor.label.plan;

import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Profile.ImageRules;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Several profiles in one file: the strictest wins, choice by choice, and is written down.
final class Strictest {
    private final List<Profile> profiles;
    private final List<Forced> forced = new ArrayList<>();

    /// @param profiles at least one
    Strictest(List<Profile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    List<Forced> forced() {
        return forced;
    }

    /// The first profile that requires a visible label, if one does.
    Optional<Profile> requiring() {
        var first = first(profile -> profile.image().visible() == Profile.Visible.REQUIRED);
        first.ifPresent(profile -> record("visible", "REQUIRED", profile));
        return first;
    }

    /// Token where any profile wants it, words where any profile wants them.
    Layers layers(int shorterSide) {
        var token = first(profile -> profile.layers() != Layers.WORDS);
        var words =
                first(
                        profile ->
                                profile.layers() != Layers.TOKEN
                                        && shorterSide >= profile.tokenAloneBelow());
        token.ifPresent(profile -> record("token", "AI", profile));
        words.ifPresent(profile -> record("words", "audience's language", profile));
        if (token.isEmpty()) {
            return Layers.WORDS;
        }
        return words.isEmpty() ? Layers.TOKEN : Layers.TOKEN_AND_WORDS;
    }

    /// Whether every profile is content with the token alone where words do not fit.
    boolean tokenMayStandAlone() {
        return profiles.stream().allMatch(profile -> profile.tokenAloneBelow() > 0);
    }

    /// Empty where no position suits every profile.
    Optional<Visible.Geometry> geometry() {
        return position()
                .map(
                        position ->
                                new Visible.Geometry(
                                        position,
                                        most("minHeightRatio", ImageRules::minHeightRatio),
                                        most("minHeightPixels", ImageRules::minHeightPixels),
                                        most("insetRatio", ImageRules::insetRatio),
                                        most("minContrast", ImageRules::minContrast)));
    }

    /// A position every profile allows: the first profile's own if it is one.
    private Optional<Position> position() {
        var leading = profiles.getFirst();
        var allowed = new ArrayList<>(leading.image().allowedPositions());
        allowed.sort(
                Comparator.comparing(position -> position != leading.image().defaultPosition()));
        profiles.forEach(profile -> allowed.retainAll(profile.image().allowedPositions()));
        var position = allowed.stream().findFirst();
        position.ifPresent(corner -> record("position", corner.name(), leading));
        return position;
    }

    private <N extends Number & Comparable<N>> N most(String choice, Function<ImageRules, N> rule) {
        var strictest = profiles.getFirst();
        for (Profile profile : profiles) {
            if (rule.apply(profile.image()).compareTo(rule.apply(strictest.image())) > 0) {
                strictest = profile;
            }
        }
        var value = rule.apply(strictest.image());
        record(choice, value.toString(), strictest);
        return value;
    }

    private Optional<Profile> first(Predicate<Profile> wish) {
        return profiles.stream().filter(wish).findFirst();
    }

    private void record(String choice, String value, Profile profile) {
        forced.add(new Forced(choice, value, profile.id()));
    }
}
