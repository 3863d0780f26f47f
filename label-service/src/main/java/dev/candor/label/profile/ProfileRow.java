package dev.candor.label.profile;

import dev.candor.kit.identity.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// One version of an organization's own profile, as its data file.
@Entity
@Table(name = "profile_version")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ProfileRow {
    @Id UUID id;
    String organization;

    @Column(name = "profile_id")
    String profileId;

    int version;
    String body;

    @Column(name = "published_by")
    String publishedBy;

    @Column(name = "published_at")
    Instant publishedAt;

    static ProfileRow of(UUID id, Actor actor, Profile profile, Instant at) {
        var row = new ProfileRow();
        row.id = id;
        row.organization = actor.organization().slug();
        row.profileId = profile.id();
        row.version = profile.version();
        row.body = ProfileFile.write(profile);
        row.publishedBy = actor.id();
        row.publishedAt = at;
        return row;
    }

    Profile toProfile() {
        return ProfileFile.parse(body);
    }
}
