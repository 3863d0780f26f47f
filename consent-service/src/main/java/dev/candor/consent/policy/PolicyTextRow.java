package dev.candor.consent.policy;

import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "policy_text")
@IdClass(PolicyTextRow.Place.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyTextRow {
    @Id
    @Column(name = "version_id")
    UUID versionId;

    @Id String language;
    String organization;
    int position;
    String title;
    String text;
    String plain;

    static PolicyTextRow of(
            Organization organization, PolicyVersionId version, int position, PolicyText text) {
        var row = new PolicyTextRow();
        row.versionId = version.value();
        row.language = text.language();
        row.organization = organization.slug();
        row.position = position;
        row.title = text.title();
        row.text = text.text();
        row.plain = text.plain();
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("policy_text")
                .with("version_id", versionId)
                .with("language", language)
                .with("position", position)
                .with("title", title)
                .with("text", text)
                .with("plain", plain);
    }

    PolicyText toText() {
        return new PolicyText(language, title, text, plain);
    }

    record Place(UUID versionId, String language) {}
}
