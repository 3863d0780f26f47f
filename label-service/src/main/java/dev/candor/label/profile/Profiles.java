package dev.candor.label.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.label.vocabulary.Vocabulary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// The profiles that are shipped, read once. Immutable.
@Singleton
public class Profiles {
    /// The last one serves every market that has none of its own.
    static final List<String> FILES =
            List.of(
                    "eu-cop-s2",
                    "eu-cop-s1",
                    "cn-gb45438-2025",
                    "us-ca-sb942",
                    "us-ny-gbl-396b",
                    "kr-aibasic-31",
                    "in-it-rules-2026",
                    "vn-ai-law",
                    "us-ut-hb276",
                    "us-wa-hb1170",
                    "us-ca-ab853-platform",
                    "us-ca-ab853-device",
                    "c2pa-ux-2",
                    "pai-default",
                    "neutral-default");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Profile> profiles;

    public Profiles(ProfileSchema schema, Vocabulary vocabulary) {
        this.profiles = FILES.stream().map(id -> read(id, schema, vocabulary)).toList();
    }

    /// In the order in which they are listed, the neutral default last.
    public List<Profile> all() {
        return profiles;
    }

    /// The profile of that id.
    public Optional<Profile> find(String id) {
        return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /// The rules of an organization that has none of its own.
    public Rulebook rulebook() {
        return new Rulebook(profiles, List.of());
    }

    private static Profile read(String id, ProfileSchema schema, Vocabulary vocabulary) {
        try (var in = Profiles.class.getResourceAsStream("/profiles/" + id + ".json")) {
            if (in == null) {
                throw new IllegalStateException("Profile " + id + " is missing");
            }
            return ProfileFile.read(JSON.readTree(in), schema, vocabulary);
        } catch (IOException e) {
            throw new UncheckedIOException("Profile " + id, e);
        }
    }
}
