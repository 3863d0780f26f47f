package dev.candor.gateway.publication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a publication has come. Each step takes one stage and gives the next, so no step can
/// be left out or taken twice.
sealed interface Stage {
    Admitted admitted();

    /// The results of the steps so far.
    List<StepResult> results();

    default Actor actor() {
        return admitted().actor();
    }

    default Declaration declaration() {
        return admitted().declaration();
    }

    /// The results so far and one more.
    default List<StepResult> and(StepResult result) {
        var more = new ArrayList<>(results());
        more.add(result);
        return List.copyOf(more);
    }

    /// Taken in: an asset in the spool and what is said about it.
    ///
    /// @param slot of the idempotency key, if the request has one
    /// @param course at once, or in a job that may be interrupted
    record Admitted(
            PublicationId id,
            Actor actor,
            Declaration declaration,
            SpoolEntry asset,
            @Nullable String slot,
            Workbench workbench,
            Course course)
            implements Stage {
        @Override
        public Admitted admitted() {
            return this;
        }

        @Override
        public List<StepResult> results() {
            return List.of();
        }
    }

    record Inspected(Admitted admitted, Inspection inspection, List<StepResult> results)
            implements Stage {}

    /// @param check absent when nobody is depicted
    record Consented(Inspected inspected, Optional<ConsentCheck> check, List<StepResult> results)
            implements Stage {
        @Override
        public Admitted admitted() {
            return inspected.admitted();
        }
    }

    record Decided(Consented consented, Verdict verdict, Plan plan, List<StepResult> results)
            implements Stage {
        @Override
        public Admitted admitted() {
            return consented.admitted();
        }

        Inspection inspection() {
            return consented.inspected().inspection();
        }
    }

    /// @param asset with the label in it, or as it came when it has none
    record Rendered(Decided decided, SpoolReference asset, Label label, List<StepResult> results)
            implements Stage {
        @Override
        public Admitted admitted() {
            return decided.admitted();
        }
    }

    /// @param asset with its marks, or as it was rendered when it has none
    record Bound(Rendered rendered, SpoolReference asset, List<StepResult> results)
            implements Stage {
        @Override
        public Admitted admitted() {
            return rendered.admitted();
        }
    }

    /// @param consentSalt hexadecimal; hashes grant ids in the manifest, absent without a check
    record Signed(
            Bound bound,
            SpoolReference asset,
            String manifest,
            @Nullable String signedBy,
            @Nullable String consentSalt,
            List<StepResult> results)
            implements Stage {
        @Override
        public Admitted admitted() {
            return bound.admitted();
        }

        Decided decided() {
            return bound.rendered().decided();
        }
    }

    /// @param report the whole verification report, as the service gave it
    record Proven(
            Signed signed, Verification verification, JsonNode report, List<StepResult> results)
            implements Stage {
        @Override
        public Admitted admitted() {
            return signed.admitted();
        }
    }
}
