package dev.candor.label.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The profiles that one organization goes by: those that are shipped, and its own, which take
/// the place of a shipped one of the same id. Immutable.
public final class Rulebook {
    private final List<Profile> versions;
    private final Profile neutral;

    /// @param shipped the last of them is the neutral default
    /// @param own every version of every profile of the organization
    Rulebook(List<Profile> shipped, Collection<Profile> own) {
        var all = new LinkedHashMap<String, Profile>();
        own.forEach(profile -> all.put(key(profile), profile));
        shipped.forEach(profile -> all.putIfAbsent(key(profile), profile));
        this.versions = List.copyOf(all.values());
        this.neutral = shipped.getLast();
    }

    private static String key(Profile profile) {
        return profile.id() + "/" + profile.version();
    }

    /// The same, were `profile` the only version of its id.
    public Rulebook supposing(Profile profile) {
        var others = versions.stream().filter(other -> !other.id().equals(profile.id())).toList();
        var all = new ArrayList<>(others);
        all.add(profile);
        return new Rulebook(all, profile.id().equals(neutral.id()) ? profile : neutral);
    }

    private Rulebook(List<Profile> versions, Profile neutral) {
        this.versions = List.copyOf(versions);
        this.neutral = neutral;
    }

    /// Every version of one profile, newest first.
    public List<Profile> versions(String id) {
        return versions.stream()
                .filter(profile -> profile.id().equals(id))
                .sorted(Comparator.comparingInt(Profile::version).reversed())
                .toList();
    }

    public Optional<Profile> version(String id, int version) {
        return versions(id).stream().filter(profile -> profile.version() == version).findFirst();
    }

    /// The newest version of every profile, the neutral default last.
    public List<Profile> all() {
        return latest(null);
    }

    /// As they stand on a day: of each profile the newest version whose rules hold by then, or
    /// its first where none does yet.
    public List<Profile> on(LocalDate day) {
        return latest(day);
    }

    private List<Profile> latest(@Nullable LocalDate day) {
        var latest = new LinkedHashMap<String, Profile>();
        versions.stream()
                .sorted(Comparator.comparingInt(Profile::version))
                .forEach(
                        profile ->
                                latest.merge(
                                        profile.id(),
                                        profile,
                                        (older, newer) -> begun(newer, day) ? newer : older));
        return order(latest);
    }

    private static boolean begun(Profile profile, @Nullable LocalDate day) {
        return day == null || !day.isBefore(profile.effective());
    }

    private List<Profile> order(Map<String, Profile> latest) {
        return latest.values().stream()
                .sorted(
                        Comparator.<Profile, Boolean>comparing(
                                        profile -> profile.id().equals(neutral.id()))
                                .thenComparing(Profile::id))
                .toList();
    }

    /// The rules that hold in a market on a day for a use, by id; none where no law or code
    /// speaks of it.
    public List<Profile> of(
            Market market,
            LocalDate day,
            Collection<Addressee> who,
            Collection<Circumstance> circumstances) {
        return on(day).stream()
                .filter(profile -> profile.holdsOn(day))
                .filter(profile -> profile.markets().stream().anyMatch(market::isUnder))
                .filter(profile -> profile.speaksOf(who, circumstances))
                .toList();
    }

    /// Rules that would hold in a market, were the use not one they exempt.
    public List<Profile> exempting(
            Market market,
            LocalDate day,
            Collection<Addressee> who,
            Collection<Circumstance> circumstances) {
        return on(day).stream()
                .filter(profile -> profile.holdsOn(day))
                .filter(profile -> profile.markets().stream().anyMatch(market::isUnder))
                .filter(profile -> profile.exempts(who, circumstances))
                .toList();
    }

    /// Rules for where no specific profile speaks.
    public Profile neutral() {
        return versions(neutral.id()).getFirst();
    }

    /// Those due for review on a day.
    public List<Profile> staleOn(LocalDate day) {
        return all().stream().filter(profile -> profile.staleOn(day)).toList();
    }
}
