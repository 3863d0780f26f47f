package dev.candor.provenance.identity;

import java.util.List;

/// An identity that was just made, and what was done with its key meanwhile.
record Made(SigningParty party, List<KeyUse> uses) {
    Made {
        uses = List.copyOf(uses);
    }
}
