package dev.candor.consent.law;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "legal_profile_choice")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ChoiceRow {
    @Id UUID id;
    String organization;
    String profile;
    boolean applies;

    @Column(name = "chosen_by")
    String chosenBy;

    @Column(name = "chosen_at")
    Instant chosenAt;
}
