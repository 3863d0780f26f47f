package dev.candor.gateway.portal.profiles;

import dev.candor.kit.wording.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// A profile in words. Its own title, and what it is about, stay as they were written.
record ToldProfile(ProfileView profile, Words w) {
    /// A source by its own title, and what is to be said of it.
    record Told(String title, String about) {}

    static List<ToldProfile> of(List<ProfileView> profiles, Words w) {
        return profiles.stream().map(profile -> new ToldProfile(profile, w)).toList();
    }

    /// The version of that number; the newest where there is none.
    static ToldProfile of(List<ToldProfile> versions, int number) {
        return versions.stream()
                .filter(it -> it.profile().version() == number)
                .findFirst()
                .orElseGet(versions::getFirst);
    }

    public String kind() {
        return w.code("rule-kind", profile.kind());
    }

    public String status() {
        return w.code("rule-status", profile.status());
    }

    /// The markets by name; every other one where it names none.
    public String where() {
        return profile.markets().isEmpty()
                ? w.say("profiles.elsewhere")
                : w.places(profile.markets());
    }

    public String since() {
        return day(profile.effective());
    }

    public String review() {
        return day(profile.reviewBy());
    }

    public String confidence() {
        return w.code("confidence", profile.confidence());
    }

    public List<Told> sources() {
        return profile.sources().stream()
                .map(
                        source ->
                                new Told(
                                        source.title(),
                                        w.joined(
                                                List.of(
                                                        day(source.date()),
                                                        w.code(
                                                                "confidence",
                                                                source.confidence())))))
                .toList();
    }

    private String day(LocalDate date) {
        return w.day(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
