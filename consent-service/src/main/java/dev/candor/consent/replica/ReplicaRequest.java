package dev.candor.consent.replica;

import dev.candor.consent.scope.Likeness;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// A replica to register.
record ReplicaRequest(
        @NotNull UUID subjectId,
        @NotNull ReplicaKind kind,
        @NotEmpty @Size(max = 6) List<@NotNull Likeness> modalities,
        @NotEmpty @Size(max = 100)
                List<
                                @NotNull
                                @Pattern(
                                        regexp = "[0-9a-f]{64}",
                                        message =
                                                "not 64 lower-case hexadecimal digits of a SHA-256")
                                String>
                        sources,
        @NotBlank @Size(max = 200) String tool,
        @NotBlank @Size(max = 200) String custodian) {}
