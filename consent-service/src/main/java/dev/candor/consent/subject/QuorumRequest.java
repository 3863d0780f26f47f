package dev.candor.consent.subject;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// How many have to agree from now on.
record QuorumRequest(
        @NotNull
                @Pattern(
                        regexp = "ANY|ALL|[1-9]",
                        message = "not a quorum: ANY, ALL or a number from 1 to 9")
                String quorum) {}
