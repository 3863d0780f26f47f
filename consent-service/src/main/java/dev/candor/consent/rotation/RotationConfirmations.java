package dev.candor.consent.rotation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// By whom orders of another key were confirmed.
@ApplicationScoped
class RotationConfirmations implements PanacheRepositoryBase<RotationConfirmationRow, UUID> {}
