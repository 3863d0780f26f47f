package dev.candor.provenance.verification;

import dev.candor.c2pa.Examination;
import dev.candor.c2pa.io.Bytes;
import dev.candor.provenance.manifest.OwnStores;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Judges media on the workers, by its own manifest store or by the one that it says is here. From
/// elsewhere nothing is fetched.
@ApplicationScoped
public class Judge {
    private final Verify verify;
    private final OwnStores stores;
    private final Workbench workbench;

    Judge(Verify verify, OwnStores stores, Workbench workbench) {
        this.verify = verify;
        this.stores = stores;
        this.workbench = workbench;
    }

    /// What is found of media, with what its manifests say.
    ///
    /// @return fails with [dev.candor.kit.problem.Declined] when the media itself cannot be read
    public Uni<Examination> examine(Submission submission) {
        return workbench
                .run(() -> verify.examine(submission))
                .chain(
                        first -> {
                            var remote = first.report().remote();
                            return remote == null
                                    ? Uni.createFrom().item(first)
                                    : stores.at(remote)
                                            .chain(
                                                    store ->
                                                            again(
                                                                    submission,
                                                                    remote,
                                                                    store,
                                                                    first));
                        });
    }

    private Uni<Examination> again(
            Submission submission, String remote, @Nullable Bytes store, Examination first) {
        return store == null
                ? Uni.createFrom().item(first)
                : workbench.run(() -> verify.examine(submission, URI.create(remote), store));
    }
}
