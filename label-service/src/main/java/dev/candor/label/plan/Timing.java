package dev.candor.label.plan;

import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Instruction.Delivery;
import dev.candor.label.plan.Instruction.ImageLabel;
import dev.candor.label.plan.Instruction.Moment;
import dev.candor.label.plan.Instruction.Rate;
import dev.candor.label.plan.Instruction.Reminder;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.plan.Instruction.Statement;
import dev.candor.label.plan.Instruction.Track;
import dev.candor.label.plan.Instruction.VideoOverlay;
import dev.candor.label.plan.Instruction.Window;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Profile.AudioRules;
import dev.candor.label.profile.Profile.VideoRules;
import dev.candor.label.profile.Profile.When;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When a label is seen or a disclosure heard: the longest hold, the shortest interval, every
/// moment that any profile names.
final class Timing {
    private static final long SECOND = 1000;
    private static final long GAP = 400;
    private static final long STATEMENT = 4 * SECOND;

    /// More windows than this say "the whole time".
    private static final int MOST_WINDOWS = 5000;

    private final PlanOrder order;
    private final Strictest strictest;

    Timing(PlanOrder order, Strictest strictest) {
        this.order = order;
        this.strictest = strictest;
    }

    VideoOverlay overlay(ImageLabel label) {
        var prominent = order.prominence() == Prominence.PROMINENT;
        var throughout = strictest.first(profile -> video(profile).wholeDuration());
        throughout.ifPresent(profile -> strictest.record("wholeDuration", "REQUIRED", profile));
        var whole = prominent || throughout.isPresent();
        var hold =
                Math.round(
                        strictest.most("holdSeconds", profile -> video(profile).holdSeconds())
                                * SECOND);
        var interval =
                strictest
                        .shortest("interval", profile -> video(profile).intervalSeconds())
                        .map(seconds -> seconds * SECOND)
                        .orElse(null);
        var moments = moments(profile -> video(profile).at());
        var delivery = delivery();
        return new VideoOverlay(
                label,
                delivery,
                whole ? whole(hold) : windows(moments, hold, interval),
                hold,
                whole ? null : interval,
                whole,
                prominent && delivery == Delivery.BURN_IN
                        ? new Statement(label.words().getFirst(), STATEMENT)
                        : null,
                order.media().mediaType().equals("video/webm")
                        ? List.of(Track.WEBVTT)
                        : List.of(Track.WEBVTT, Track.MOV_TEXT));
    }

    /// Without encoding the label can only stand on the player.
    private Delivery delivery() {
        if (!order.withoutEncoding()) {
            return Delivery.BURN_IN;
        }
        var against =
                strictest.profiles().stream()
                        .filter(profile -> !video(profile).aroundPlayerAllowed())
                        .map(Profile::id)
                        .toList();
        if (!against.isEmpty()) {
            throw new Declined(
                            PlanProblem.LABEL_MUST_BE_IN_THE_PICTURE,
                            "%s wants the label in the picture; leave withoutEncoding out."
                                    .formatted(String.join(", ", against)))
                    .at("/withoutEncoding")
                    .with("profiles", against);
        }
        return Delivery.PLAYER_MANIFEST;
    }

    private List<Window> whole(long hold) {
        var end = order.media().endMillis();
        return List.of(new Window(0, end == Long.MAX_VALUE ? Math.max(hold, SECOND) : end));
    }

    private List<Window> windows(Set<When> moments, long hold, @Nullable Long interval) {
        var end = order.media().endMillis();
        var starts = new TreeSet<Long>();
        if (moments.contains(When.START)) {
            starts.add(0L);
        }
        if (moments.contains(When.AFTER_INTERRUPTION)) {
            starts.addAll(order.media().interruptions());
        }
        if (end != Long.MAX_VALUE) {
            if (moments.contains(When.MIDDLE)) {
                starts.add(end / 2);
            }
            if (moments.contains(When.END)) {
                starts.add(Math.max(0, end - hold));
            }
            for (long at = 0; interval != null && at < end; at += interval) {
                starts.add(at);
                if (starts.size() > MOST_WINDOWS) {
                    return whole(hold);
                }
            }
        }
        return merged(starts, Math.max(hold, SECOND), end);
    }

    private static List<Window> merged(Set<Long> starts, long hold, long end) {
        var windows = new ArrayList<Window>();
        for (long start : starts) {
            if (start >= end) {
                break;
            }
            var until = Math.min(end, start + hold);
            if (!windows.isEmpty() && windows.getLast().endMillis() >= start) {
                windows.set(windows.size() - 1, new Window(windows.getLast().startMillis(), until));
            } else {
                windows.add(new Window(start, until));
            }
        }
        return windows.isEmpty() ? List.of(new Window(0, Math.min(end, hold))) : windows;
    }

    SpokenDisclosure spoken(List<Words> words) {
        var reminder =
                strictest
                        .shortest("reminder", profile -> audio(profile).reminderSeconds())
                        .map(seconds -> seconds * SECOND)
                        .orElse(null);
        var rhythms =
                strictest.profiles().stream()
                        .map(profile -> audio(profile).rhythm())
                        .distinct()
                        .toList();
        return new SpokenDisclosure(
                words,
                heardAt().stream().map(when -> Moment.valueOf(when.name())).toList(),
                order.media().interruptions(),
                reminder,
                reminder == null ? null : Reminder.EARCON,
                rates(words),
                rhythms.size() == 1 && !rhythms.getFirst().isEmpty() ? rhythms.getFirst() : null,
                reminder != null,
                GAP);
    }

    /// Every moment of those who want all of theirs, then one for each who is content with one.
    private Set<When> heardAt() {
        var at = EnumSet.noneOf(When.class);
        strictest.profiles().stream()
                .map(Timing::audio)
                .sorted(Comparator.comparing(AudioRules::anyMoment))
                .forEach(
                        rules -> {
                            if (!rules.anyMoment()) {
                                at.addAll(rules.at());
                            } else if (rules.at().stream().noneMatch(at::contains)) {
                                at.add(rules.at().getFirst());
                            }
                        });
        strictest.record(
                "moments",
                at.stream().map(Enum::name).collect(Collectors.joining(", ")),
                strictest.profiles().getFirst());
        return at;
    }

    /// A rate binds the words of the profile that names it.
    private Map<String, Rate> rates(List<Words> words) {
        var rates = new LinkedHashMap<String, Rate>();
        for (Profile profile : strictest.profiles()) {
            var rules = audio(profile);
            if (rules.minCharactersPerMinute() > 0) {
                var language =
                        profile.ownWords()
                                .map(Profile.RequiredWords::language)
                                .orElse(words.getFirst().language());
                rates.put(
                        language,
                        new Rate(rules.minCharactersPerMinute(), rules.maxCharactersPerMinute()));
                strictest.record(
                        "charactersPerMinute",
                        "%d to %d"
                                .formatted(
                                        rules.minCharactersPerMinute(),
                                        rules.maxCharactersPerMinute()),
                        profile);
            }
        }
        return rates;
    }

    private Set<When> moments(Function<Profile, List<When>> at) {
        var moments = EnumSet.noneOf(When.class);
        strictest.profiles().forEach(profile -> moments.addAll(at.apply(profile)));
        return moments;
    }

    private static VideoRules video(Profile profile) {
        return Objects.requireNonNull(profile.video());
    }

    private static AudioRules audio(Profile profile) {
        return Objects.requireNonNull(profile.audio());
    }
}
