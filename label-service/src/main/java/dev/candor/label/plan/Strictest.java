package dev.candor.label.plan;

import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Profile.ImageRules;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Several profiles in one file: the strictest wins, choice by choice, and is written down.
final class Strictest {
    private final List<Profile> profiles;
    private final List<Forced> forced = new ArrayList<>();

    /// @param profiles at least one, all of which ask for a label
    Strictest(List<Profile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    List<Forced> forced() {
        return List.copyOf(forced);
    }

    List<Profile> profiles() {
        return profiles;
    }

    /// The profile that is named first as asking for it.
    Profile leading(String choice) {
        record(choice, "REQUIRED", profiles.getFirst());
        return profiles.getFirst();
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

    /// The positions every profile allows, the first profile's own choice first; empty where no
    /// position suits them all.
    List<Position> positions(Function<Profile, ImageRules> rules) {
        var leading = rules.apply(profiles.getFirst());
        var allowed = new ArrayList<>(leading.allowedPositions());
        allowed.sort(Comparator.comparing(position -> position != leading.defaultPosition()));
        profiles.forEach(profile -> allowed.retainAll(rules.apply(profile).allowedPositions()));
        return List.copyOf(allowed);
    }

    Visible.Geometry geometry(
            Position position, Function<Profile, ImageRules> rules, double magnified) {
        record("position", position.name(), profiles.getFirst());
        return new Visible.Geometry(
                position,
                Math.min(
                        0.49,
                        magnified
                                * most(
                                        "minHeightRatio",
                                        profile -> rules.apply(profile).minHeightRatio())),
                most("minHeightPixels", profile -> rules.apply(profile).minHeightPixels()),
                most("insetRatio", profile -> rules.apply(profile).insetRatio()),
                most("minContrast", profile -> rules.apply(profile).minContrast()));
    }

    /// The greatest value any profile asks for.
    <N extends Number & Comparable<N>> N most(String choice, Function<Profile, N> rule) {
        var strictest =
                profiles.stream()
                        .max(Comparator.comparing(rule))
                        .orElseThrow(); // the last of equals
        var first =
                profiles.stream()
                        .filter(
                                profile ->
                                        rule.apply(profile).compareTo(rule.apply(strictest)) == 0)
                        .findFirst()
                        .orElse(strictest);
        var value = rule.apply(first);
        record(choice, value.toString(), first);
        return value;
    }

    /// The shortest interval any profile asks for; empty where none asks for one.
    Optional<Integer> shortest(String choice, Function<Profile, Integer> seconds) {
        return profiles.stream()
                .filter(profile -> seconds.apply(profile) > 0)
                .min(Comparator.comparing(seconds))
                .map(
                        profile -> {
                            record(choice, seconds.apply(profile) + " s", profile);
                            return seconds.apply(profile);
                        });
    }

    Optional<Profile> first(Predicate<Profile> wish) {
        return profiles.stream().filter(wish).findFirst();
    }

    void record(String choice, String value, Profile profile) {
        record(choice, value, profile.id());
    }

    void record(String choice, String value, String by) {
        var entry = new Forced(choice, Objects.requireNonNull(value), by);
        if (!forced.contains(entry)) {
            forced.add(entry);
        }
    }
}
