package dev.candor.c2pa.cli;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What became of one file of many that were to be signed.
sealed interface SignedFile {
    /// One line for people.
    String line();

    /// The same as a JSON object.
    String json();

    boolean isWell();

    /// It was signed.
    record Signed(Path file, Path target, String manifest) implements SignedFile {
        @Override
        public String line() {
            return "%s: %s".formatted(target, manifest);
        }

        @Override
        public String json() {
            return written(
                    member("file", file.toString()),
                    member("out", target.toString()),
                    member("manifest", manifest));
        }

        @Override
        public boolean isWell() {
            return true;
        }
    }

    /// It was not, and why.
    record Refused(Path file, String reason) implements SignedFile {
        @Override
        public String line() {
            return "%s: %s".formatted(file, Plain.of(reason));
        }

        @Override
        public String json() {
            return written(member("file", file.toString()), member("error", reason));
        }

        @Override
        public boolean isWell() {
            return false;
        }
    }

    /// Signs a file. The folders above the target are made.
    static SignedFile sign(
            Signing signing, Path file, Path target, ManifestDefinition definition, Signer signer) {
        try {
            var folder = target.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new Signed(
                    file, target, signing.sign(file, target, definition, signer).manifest());
        } catch (UnreadableAssetException | SigningException e) {
            return new Refused(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Refused(file, Reason.of(e));
        }
    }

    private static String written(JsonValue.Member... members) {
        return JsonWriter.write(new JsonValue.Map(List.of(members)));
    }

    private static JsonValue.Member member(String name, String value) {
        return new JsonValue.Member(name, JsonValue.of(value));
    }
}
