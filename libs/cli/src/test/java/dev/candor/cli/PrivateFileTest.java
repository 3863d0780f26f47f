package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFileTest {
    @TempDir Path folder = Path.of("");

    private Path path() {
        return folder.resolve("candor/tokens.json");
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        // when
        new PrivateFile(path()).write(JsonNodeFactory.instance.objectNode().put("a", 1));

        // then
        assertThat(mode(path())).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("candor"))).isEqualTo("rwx------");
        assertThat(new PrivateFile(path()).read().path("a").asInt()).isEqualTo(1);
        assertThat(folder.resolve("candor")).isDirectoryNotContaining(file -> !file.equals(path()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void fileThatOthersReachIsNotBelieved(String mode) throws IOException {
        var file = new PrivateFile(path());
        file.write(JsonNodeFactory.instance.objectNode());
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString(mode));

        assertThatThrownBy(file::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 600 " + path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[]", "null", ""})
    void fileThatSomebodyBrokeIsNamed(String text) throws IOException {
        var file = new PrivateFile(path());
        file.write(JsonNodeFactory.instance.objectNode());
        Files.writeString(path(), text);

        assertThatThrownBy(file::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path().toString());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
