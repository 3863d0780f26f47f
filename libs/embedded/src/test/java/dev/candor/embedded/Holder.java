package dev.candor.embedded;

import java.io.IOException;
import java.nio.file.Path;

/// A process that starts a server and then waits to be killed.
final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var secrets = Secrets.in(folder.resolve("secrets.json"));
        var database =
                Database.kept(CandorHome.find(), folder.resolve("kept"), Ports.free(), secrets);
        System.out.println(database.leash().process().pid());
        System.in.read();
    }
}
