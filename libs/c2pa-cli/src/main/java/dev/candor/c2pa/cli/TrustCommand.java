package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.TrustList;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.net.HttpFetcher;
import dev.candor.c2pa.net.NetPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `candor-c2pa trust`: the lists of those who are believed, kept in a folder.
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description = "Keeps the lists of those who are believed.",
        synopsisSubcommandLabel = "(show | update)")
final class TrustCommand implements Runnable {
    /// Where C2PA publishes its lists.
    private static final String OFFICIAL =
            "https://raw.githubusercontent.com/c2pa-org/conformance-public/main/trust-list/";

    private static final Map<Use, URI> LISTS =
            new TreeMap<>(
                    Map.of(
                            Use.CLAIM_SIGNING, URI.create(OFFICIAL + "C2PA-TRUST-LIST.json"),
                            Use.TIME_STAMPING, URI.create(OFFICIAL + "C2PA-TSA-TRUST-LIST.json")));

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets the specification
    private CommandSpec spec;

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: show or update");
    }

    /// `candor-c2pa trust show`
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Says whom the lists are for, how many are on them, and how old they are.")
    static final class Show implements Callable<Integer> {
        private final Clock clock;

        @Mixin private KeptLists kept;

        @Spec private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli sets the options
        Show(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Integer call() {
            try {
                var lists = kept.store().lists();
                if (lists.isEmpty()) {
                    spec.commandLine()
                            .getOut()
                            .printf(
                                    "Nobody is believed: there are no lists in %s.%n",
                                    kept.folder());
                }
                lists.forEach(list -> print(spec, list, clock));
                return Exit.WELL;
            } catch (IOException e) {
                spec.commandLine().getErr().println(e.getMessage());
                return Exit.NOT_WELL;
            }
        }
    }

    /// `candor-c2pa trust update`
    @Command(
            name = "update",
            mixinStandardHelpOptions = true,
            description = {
                "Replaces the lists by those that C2PA publishes, or one by that of a file.",
                "A list that cannot be read, is for others or is older changes nothing."
            })
    static final class Update implements Callable<Integer> {
        private static final Duration TIMEOUT = Duration.ofSeconds(30);

        private final Clock clock;

        @Mixin private KeptLists kept;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                description = "A list in JSON; nothing is fetched then.")
        private @Nullable Path from;

        @Option(
                names = "--for",
                paramLabel = "USE",
                defaultValue = "CLAIM_SIGNING",
                description = "Whom the list of --from is for: ${COMPLETION-CANDIDATES}.")
        private Use use;

        @Spec private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli sets the options
        Update(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Integer call() {
            var store = kept.store();
            if (from != null) {
                var file = from;
                return keep(use, () -> store.update(use, file));
            }
            int exit = Exit.WELL;
            for (var list : LISTS.entrySet()) {
                var host = Optional.ofNullable(list.getValue().getHost()).orElse("");
                var fetcher = new HttpFetcher(NetPolicy.only(Set.of(host)).within(TIMEOUT));
                exit =
                        Math.max(
                                exit,
                                keep(
                                        list.getKey(),
                                        () ->
                                                store.update(
                                                        list.getKey(), list.getValue(), fetcher)));
            }
            return exit;
        }

        private int keep(Use wanted, Callable<TrustList> update) {
            try {
                print(spec, update.call(), clock);
                return Exit.WELL;
            } catch (IOException e) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "The list for %s stays as it is: %s%n",
                                wanted, Plain.of(String.valueOf(e.getMessage())));
                return Exit.NOT_WELL;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void print(CommandSpec spec, TrustList list, Clock clock) {
        var age = list.issued() == null ? "of no date" : "of " + list.issued();
        var next = list.nextUpdate() == null ? "" : ", next update " + list.nextUpdate();
        var overdue = list.isOverdue(clock.instant()) ? " (overdue)" : "";
        spec.commandLine()
                .getOut()
                .printf(
                        "%s for %s: %d anchors, %s%s%s, from %s%n",
                        list.name(),
                        list.use(),
                        list.anchors().size(),
                        age,
                        next,
                        overdue,
                        list.source());
    }
}
