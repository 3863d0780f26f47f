package dev.candor.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The process in the background that holds the suite for `up`.
///
/// Until its standard input says `detach`, the end of that input ends the suite: a start nobody
/// waits for any more is not finished.
@Command(name = "supervise", hidden = true, description = "Holds the suite until it is stopped.")
final class SuperviseCommand implements Callable<Integer> {

    static final String READY = "ready";
    static final String DETACH = "detach";

    @Mixin private GatewayPortOption port = new GatewayPortOption();

    @Override
    public Integer call() throws InterruptedException {
        var suite = Suite.of(Candor.home(), Candor.checkout(), new Progress(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "end of the suite"));
        Thread.ofPlatform().daemon().name("master").start(SuperviseCommand::watchMaster);
        suite.start(port.choice());
        System.out.println(READY);
        System.out.flush();
        new CountDownLatch(1).await(); // the shutdown hook is the way out
        return 0;
    }

    private static void watchMaster() {
        try {
            var word = new StringBuilder();
            for (var c = System.in.read(); c >= 0; c = System.in.read()) {
                word.append((char) c);
                if (word.toString().contains(DETACH)) {
                    return;
                }
            }
        } catch (IOException e) {
            System.err.println("Standard input broke: " + e.getMessage());
        }
        System.exit(1);
    }
}
