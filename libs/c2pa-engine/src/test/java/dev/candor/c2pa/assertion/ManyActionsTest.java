package dev.candor.c2pa.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.IngredientForge;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a signer says a thousand times costs no thousand times as much.
@Timeout(20)
class ManyActionsTest {
    private static final CborValue CREATED =
            Forgery.action("c2pa.created", Forgery.DIGITAL_CREATION);

    @TempDir private Path directory;

    @Test
    void actionsHaveALimit() throws Exception {
        var most = Collections.nCopies(ActionsRule.MAX_ACTIONS - 1, Forgery.action("c2pa.edited"));
        var more = Collections.nCopies(ActionsRule.MAX_ACTIONS, Forgery.action("c2pa.edited"));

        assertThat(verify(created(most)).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(codes(verify(created(more)))).contains(StatusCode.ASSERTION_ACTION_MALFORMED);
    }

    @Test
    void relatedActionsCountAsActions() throws Exception {
        var related =
                new CborMapBuilder()
                        .put("action", "c2pa.edited")
                        .put(
                                "related",
                                new CborValue.Array(
                                        Collections.nCopies(
                                                ActionsRule.MAX_ACTIONS,
                                                new CborMapBuilder().build())))
                        .build();

        assertThat(codes(verify(created(List.of(related)))))
                .contains(StatusCode.ASSERTION_ACTION_MALFORMED);
    }

    @Test
    void sameFaultIsSaidOnce() throws Exception {
        var placed = Collections.nCopies(5_000, Forgery.action("c2pa.placed"));

        var report = verify(created(placed));

        assertThat(codes(report)).containsOnlyOnce(StatusCode.ASSERTION_ACTION_INGREDIENT_MISMATCH);
    }

    /// Hashed for each action, this ingredient alone would be forty gigabytes.
    @Test
    void whatManyActionsReferToIsHashedOnce() throws Exception {
        var large =
                IngredientForge.v3("componentOf")
                        .with("com.example.large", CborValue.of(new byte[4 << 20]))
                        .box();
        var placed = Collections.nCopies(9_000, Forgery.action("c2pa.placed", large));

        var report =
                verify(
                        Forgery.of(Media.jpeg(), TestAuthority.trusted().signer())
                                .manifest(made -> made.assertion(large))
                                .assertion("c2pa.actions.v2", actions(placed)));

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void referencesHaveALimit() throws Exception {
        var component = IngredientForge.v3("componentOf").box();
        var references =
                Collections.nCopies(
                        ReferenceRule.MAX_REFERENCES + 1,
                        Forgery.reference("c2pa.assertions/c2pa.ingredient.v3", component));
        var action =
                new CborMapBuilder()
                        .put("action", "c2pa.placed")
                        .put(
                                "parameters",
                                new CborMapBuilder()
                                        .put("ingredients", new CborValue.Array(references))
                                        .build())
                        .build();

        var report =
                verify(
                        Forgery.of(Media.jpeg(), TestAuthority.trusted().signer())
                                .manifest(made -> made.assertion(component))
                                .assertion("c2pa.actions.v2", actions(List.of(action))));

        assertThat(codes(report)).contains(StatusCode.GENERAL_ERROR);
    }

    private static Forgery created(List<CborValue> more) {
        return Forgery.of(Media.jpeg(), TestAuthority.trusted().signer())
                .assertion("c2pa.actions.v2", actions(more));
    }

    private static CborValue actions(List<CborValue> more) {
        var all = new ArrayList<CborValue>();
        all.add(CREATED);
        all.addAll(more);
        return Forgery.actions(all.toArray(CborValue[]::new));
    }

    private VerificationReport verify(Forgery forgery) throws Exception {
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                .verify(forgery.file(directory));
    }

    private static List<Object> codes(VerificationReport report) {
        return report.findings().stream().map(Finding::code).map(Object.class::cast).toList();
    }
}
