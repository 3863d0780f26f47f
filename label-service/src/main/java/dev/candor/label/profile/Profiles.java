package dev.candor.label.profile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// The profiles that are shipped, read once. Immutable.
@Singleton
public class Profiles {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .findAndAddModules()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    /// The last one serves every market that has none of its own.
    private static final List<String> FILES = List.of("eu-cop-s2", "neutral-default");

    private final List<Profile> profiles = FILES.stream().map(Profiles::read).toList();

    public List<Profile> all() {
        return profiles;
    }

    /// The profile of that id.
    public Optional<Profile> find(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /// The profile whose rules hold in a market, or the neutral default.
    public Profile of(Market market) {
        return profiles.stream()
                .filter(profile -> profile.status() == Profile.Status.IN_FORCE)
                .filter(profile -> profile.markets().contains(market.code()))
                .findFirst()
                .orElseGet(this::neutral);
    }

    /// Rules for where no specific profile is shipped.
    public Profile neutral() {
        return profiles.getLast();
    }

    private static Profile read(String id) {
        try (var in = Profiles.class.getResourceAsStream("/profiles/" + id + ".json")) {
            if (in == null) {
                throw new IllegalStateException("Profile " + id + " is missing");
            }
            return JSON.readValue(in, Profile.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Profile " + id, e);
        }
    }
}
