package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Outlook.MarketOutlook;
import dev.candor.gateway.publication.Outlook.Refusal;
import dev.candor.gateway.publication.Stage.Admitted;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first three steps, for each market by itself and for all together, and then no further.
@ApplicationScoped
class Foresee {
    private final Inspect inspect;
    private final CheckConsent checkConsent;
    private final Decide decide;
    private final Spool spool;
    private final Vertx vertx;

    Foresee(Inspect inspect, CheckConsent checkConsent, Decide decide, Spool spool, Vertx vertx) {
        this.inspect = inspect;
        this.checkConsent = checkConsent;
        this.decide = decide;
        this.spool = spool;
        this.vertx = vertx;
    }

    /// @param asset in the spool; it is gone from there when this ends, however it ends
    /// @throws Declined (in the Uni) when a service is not there to be asked
    Uni<Outlook> outlook(Actor actor, Declaration declaration, SpoolEntry asset) {
        var workbench = new Workbench(spool, asset.reference());
        return vertx.executeBlocking(
                        () -> PublishOnce.checked(actor, declaration, asset, null, workbench))
                .chain(this::steps)
                .onFailure(Foresee::isRefusal)
                .recoverWithItem(failure -> Outlook.refused((Declined) failure))
                .eventually(() -> vertx.executeBlocking(workbench::clear));
    }

    /// A service that is down foretells nothing.
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Declined declined && declined.type().status() < 500;
    }

    private Uni<Outlook> steps(Admitted admitted) {
        return inspect.of(admitted).chain(checkConsent::of).chain(this::deciding);
    }

    /// Whatever it is declined with says which step it was, as a publication would.
    private Uni<Outlook> deciding(Consented consented) {
        return decide.verdict(consented)
                .chain(verdict -> decided(consented, verdict))
                .onFailure(Declined.class)
                .transform(failure -> ((Declined) failure).with("step", Step.DECIDE.name()));
    }

    private Uni<Outlook> decided(Consented consented, Verdict verdict) {
        return Multi.createFrom()
                .iterable(consented.declaration().markets())
                .onItem()
                .transformToUniAndConcatenate(market -> market(consented, verdict, market))
                .collect()
                .asList()
                .chain(markets -> together(consented, verdict, markets));
    }

    private Uni<MarketOutlook> market(Consented consented, Verdict verdict, String market) {
        var modality = Modality.of(consented.inspected().inspection().mediaType());
        return decide.plan(consented, verdict, List.of(market))
                .map(plan -> MarketOutlook.of(market, plan, modality))
                .onFailure(Foresee::isRefusal)
                .recoverWithItem(failure -> MarketOutlook.refused(market, (Declined) failure));
    }

    private Uni<Outlook> together(
            Consented consented, Verdict verdict, List<MarketOutlook> markets) {
        return decide.plan(consented, verdict, consented.declaration().markets())
                .invoke(Decide::mustFitInOneFile)
                .map(_ -> outlook(consented, verdict, markets, null))
                .onFailure(Foresee::isRefusal)
                .recoverWithItem(
                        failure ->
                                outlook(
                                        consented,
                                        verdict,
                                        markets,
                                        Refusal.of(
                                                ((Declined) failure)
                                                        .with("step", Step.DECIDE.name()))));
    }

    private static Outlook outlook(
            Consented consented,
            Verdict verdict,
            List<MarketOutlook> markets,
            @Nullable Refusal refusal) {
        return new Outlook(
                refusal == null,
                consented.results().stream().map(PublicationView::step).toList(),
                verdict,
                markets,
                refusal);
    }
}
