package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.net.HttpFetcher;
import dev.candor.c2pa.net.KeptList;
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

        @Option(names = "--anchors", description = "Also names each anchor.")
        private boolean anchors;

        @Spec private CommandSpec spec;

        @SuppressWarnings("NullAway.Init") // picocli sets the options
        Show(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            try {
                var lists = kept.store(clock).lists();
                if (lists.isEmpty()) {
                    out.printf("No trust list is kept in %s.%n", kept.folder());
                }
                for (var use : Use.values()) {
                    var there = lists.stream().filter(one -> one.list().use() == use).findFirst();
                    out.println(
                            there.map(one -> TrustWords.of(one, clock.instant()))
                                    .orElseGet(() -> missing(use)));
                    if (anchors) {
                        there.ifPresent(this::printAnchors);
                    }
                }
                if (lists.isEmpty()) {
                    out.println(
                            "So an intact file is Valid here and never Trusted, unless --trust"
                                    + " names anchors.");
                }
                return Exit.WELL;
            } catch (IOException e) {
                spec.commandLine().getErr().println(Plain.of(Reason.of(e)));
                return Exit.NOT_WELL;
            }
        }

        private void printAnchors(KeptList kept) {
            for (var anchor : kept.list().anchors()) {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "    %s, until %s%n",
                                Plain.of(anchor.certificate().getSubjectX500Principal().getName()),
                                anchor.inForceUntil());
            }
        }

        private static String missing(Use use) {
            return "0 anchors for %s: %s"
                    .formatted(
                            TrustWords.words(use),
                            LISTS.containsKey(use)
                                    ? "`trust update` fetches the list that C2PA publishes."
                                    : ("nobody publishes a list; `trust update --for %s --from"
                                                    + " FILE` keeps one of yours.")
                                            .formatted(use));
        }
    }

    /// `candor-c2pa trust update`
    @Command(
            name = "update",
            mixinStandardHelpOptions = true,
            description =
                    "Replaces the lists by those that C2PA publishes, or one by that of a file. A"
                            + " list that cannot be read, is for others or is older changes"
                            + " nothing.",
            footer = {
                "",
                "Exit codes: 0 all lists were replaced; 1 one stays as it is; 2 the call"
                        + " was wrong."
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
            var store = kept.store(clock);
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

        private int keep(Use wanted, Callable<KeptList> update) {
            try {
                var list = update.call();
                spec.commandLine().getOut().println(TrustWords.of(list, clock.instant()));
                return Exit.WELL;
            } catch (IOException e) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "The list for %s stays as it is: %s%n",
                                TrustWords.words(wanted), Plain.of(Reason.of(e)));
                return Exit.NOT_WELL;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
