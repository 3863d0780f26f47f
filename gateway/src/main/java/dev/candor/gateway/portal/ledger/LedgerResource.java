package dev.candor.gateway.portal.ledger;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.Room;
import dev.candor.gateway.portal.Visitor;
import dev.candor.gateway.portal.ledger.LedgerPage.Line;
import dev.candor.gateway.portal.ledger.Proved.Proofs;
import dev.candor.kit.identity.Scopes;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The ledger's page: how long it is, who signed that, and the proofs that were asked for.
@Path("/portal/ledger")
@Produces(MediaType.TEXT_HTML)
class LedgerResource {
    private static final int LATEST = 10;

    private final Visitor visitor;
    private final PublicLedger ledger;
    private final Proved proved;

    LedgerResource(Visitor visitor, PublicLedger ledger, Proved proved) {
        this.visitor = visitor;
        this.ledger = ledger;
        this.proved = proved;
    }

    private record Basics(
            Optional<Checkpoint> checkpoint, LedgerKeys keys, Cosignatures cosignatures) {}

    private record Facts(List<Entry> latest, Proofs proofs) {}

    /// @param entry number of an entry to look up
    /// @param since size of the ledger from which its growth is to be proved
    @GET
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(
            @RestQuery @Nullable String entry, @RestQuery @Nullable String since) {
        var frame = visitor.in(Room.LEDGER);
        return basics(frame)
                .chain(
                        basics ->
                                facts(frame, basics.checkpoint(), entry, since)
                                        .map(facts -> page(frame, basics, facts)));
    }

    private Uni<Basics> basics(Frame frame) {
        var as = visitor.credentials();
        var whose = frame.actor().organization();
        return Uni.combine()
                .all()
                .unis(ledger.checkpoint(as, whose), ledger.keys(as, whose), ledger.cosignatures(as))
                .with(Basics::new);
    }

    private Uni<Facts> facts(
            Frame frame,
            Optional<Checkpoint> checkpoint,
            @Nullable String entry,
            @Nullable String since) {
        return checkpoint
                .map(
                        signed ->
                                Uni.combine()
                                        .all()
                                        .unis(
                                                latest(signed),
                                                proved.against(frame, signed, entry, since))
                                        .with(Facts::new))
                .orElseGet(() -> Uni.createFrom().item(new Facts(List.of(), Proofs.NONE)));
    }

    private Uni<List<Entry>> latest(Checkpoint signed) {
        return ledger.entries(
                visitor.credentials(), Math.max(1, signed.size() - LATEST + 1), LATEST);
    }

    private static TemplateInstance page(Frame frame, Basics basics, Facts facts) {
        return new LedgerPage(
                frame,
                frame.w(),
                basics.checkpoint().orElse(null),
                basics.keys(),
                basics.cosignatures(),
                facts.latest().reversed().stream().map(entry -> Line.of(entry, frame.w())).toList(),
                facts.proofs());
    }
}
