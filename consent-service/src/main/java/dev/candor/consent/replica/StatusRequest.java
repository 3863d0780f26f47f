package dev.candor.consent.replica;

import dev.candor.consent.subject.Deed;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// What becomes of a replica. A destruction comes with its proof.
record StatusRequest(@NotNull Status status, @Valid @Nullable Deed proof) {
    /// @throws Declined at the member that is missing or is of another status
    void mustHold() {
        if (status == Status.DESTROYED && proof == null) {
            throw refused("A destruction is proven: name the hash of the protocol.", "/proof");
        }
        if (status != Status.DESTROYED && proof != null) {
            throw refused("Only a destruction has a proof.", "/proof");
        }
        if (status == Status.CREATED) {
            throw refused("A replica is created once.", "/status");
        }
    }

    private static Declined refused(String detail, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at(pointer);
    }
}
