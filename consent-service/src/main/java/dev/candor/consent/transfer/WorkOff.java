package dev.candor.consent.transfer;

import dev.candor.consent.row.Misunderstood;
import dev.candor.consent.transfer.Imports.OpenRow;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Works an import off, a chunk a transaction. Where one row of a chunk is refused, the chunk is
/// done again row by row, so that the refusal is of that row alone.
@ApplicationScoped
class WorkOff {
    private final Imports imports;
    private final Takers takers;
    private final TransferConfig config;

    WorkOff(Imports imports, Takers takers, TransferConfig config) {
        this.imports = imports;
        this.takers = takers;
        this.config = config;
    }

    /// How many rows were settled; none when there are no more.
    Uni<Integer> chunk(ImportJob job) {
        return settled(job, config.chunk())
                .onFailure(Declined.class)
                .recoverWithUni(() -> oneByOne(job, config.chunk()));
    }

    private Uni<Integer> oneByOne(ImportJob job, int most) {
        return Multi.createBy()
                .repeating()
                .uni(() -> one(job))
                .whilst(settled -> settled > 0)
                .select()
                .first(most)
                .collect()
                .in(() -> new int[1], (sum, settled) -> sum[0] += settled)
                .map(sum -> sum[0]);
    }

    private Uni<Integer> one(ImportJob job) {
        return settled(job, 1)
                .onFailure(Declined.class)
                .recoverWithUni(refusal -> refuse(job, (Declined) refusal));
    }

    /// Takes rows and writes down what became of them, all in one transaction.
    private Uni<Integer> settled(ImportJob job, int most) {
        return job.dryRun()
                ? tried(job, most).chain(outcomes -> written(job, outcomes))
                : Panache.withTransaction(
                        () ->
                                imports.open(job, most)
                                        .chain(rows -> taken(job, rows))
                                        .chain(outcomes -> settle(job, outcomes)));
    }

    /// What would become of rows: whatever they did is undone.
    private Uni<List<Outcome>> tried(ImportJob job, int most) {
        return Panache.withTransaction(
                () ->
                        imports.open(job, most)
                                .chain(rows -> taken(job, rows))
                                .call(
                                        () ->
                                                Panache.currentTransaction()
                                                        .invoke(
                                                                undone ->
                                                                        undone.markForRollback())));
    }

    private Uni<Integer> written(ImportJob job, List<Outcome> outcomes) {
        return Panache.withTransaction(() -> settle(job, outcomes));
    }

    private Uni<Integer> refuse(ImportJob job, Declined refusal) {
        return Panache.withTransaction(
                () ->
                        imports.open(job, 1)
                                .map(
                                        rows ->
                                                rows.stream()
                                                        .<Outcome>map(row -> refused(row, refusal))
                                                        .toList())
                                .chain(outcomes -> settle(job, outcomes)));
    }

    private Uni<List<Outcome>> taken(ImportJob job, List<OpenRow> rows) {
        var outcomes = new ArrayList<Outcome>();
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> taken(job, row).invoke(outcomes::add))
                .collect()
                .last()
                .replaceWith(outcomes);
    }

    private Uni<Outcome> taken(ImportJob job, OpenRow row) {
        try {
            return takers.of(job.kind())
                    .understand(row.body())
                    .take(job.actor())
                    .map(id -> new Outcome.Taken(row.row(), id));
        } catch (Misunderstood e) {
            return Uni.createFrom()
                    .item(
                            new Outcome.Refused(
                                    row.row(), RowProblemView.invalid(row.row(), e.errors())));
        }
    }

    private Uni<Integer> settle(ImportJob job, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var taken = (int) outcomes.stream().filter(Outcome.Taken.class::isInstance).count();
        return imports.settle(job, outcomes)
                .chain(
                        () ->
                                imports.count(
                                        job.id(), taken, outcomes.size() - taken, config.lease()))
                .replaceWith(outcomes.size());
    }

    private static Outcome refused(OpenRow row, Declined refusal) {
        return new Outcome.Refused(row.row(), RowProblemView.of(row.row(), refusal));
    }
}
