package dev.candor.launcher;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.transparency.receipt.ReceiptCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what a receipt proves, and what not.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a consent receipt proves, and what it does not. Asks nobody.",
            "Exits with 1 when something does not hold."
        })
final class ReceiptVerifyCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    @Parameters(
            paramLabel = "FILE",
            description = "The receipt: its JSON form, its JWS alone, or the PDF.")
    private Path file = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The registry's public keys (a JWK set), in place of those it carries.")
    private @Nullable Path keys;

    @Override
    public Integer call() throws IOException {
        var check = ReceiptCheck.of(Files.readAllBytes(file), trusted());
        check.proved().forEach(sentence -> System.out.println("  proved      " + sentence));
        check.failed().forEach(sentence -> System.out.println("  WRONG       " + sentence));
        check.open().forEach(sentence -> System.out.println("  not proved  " + sentence));
        return check.holds() ? 0 : WRONG;
    }

    private @Nullable List<String> trusted() throws IOException {
        if (keys == null) {
            return null;
        }
        var trusted = new ArrayList<String>();
        new JsonMapper()
                .readTree(keys.toFile())
                .path("keys")
                .forEach(key -> trusted.add(key.path("x").asText()));
        return trusted;
    }
}
