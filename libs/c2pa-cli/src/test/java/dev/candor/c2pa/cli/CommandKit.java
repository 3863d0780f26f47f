package dev.candor.c2pa.cli;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A folder with a signer's files in it, and commands that run there.
abstract class CommandKit {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    static final DevelopmentAuthority AUTHORITY =
            DevelopmentAuthority.create("Example", CLOCK, new SecureRandom());
    static final SigningIdentity IDENTITY = AUTHORITY.issueClaimSigner("Example Press", "Signer");

    @TempDir Path directory;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @BeforeEach
    void makeIdentity() throws IOException {
        Files.writeString(file("root.pem"), Pem.of(List.of(AUTHORITY.root())));
        Files.writeString(file("chain.pem"), Pem.of(IDENTITY.chain()));
        Files.writeString(file("key.pem"), Pem.of(IDENTITY.key()));
    }

    final int run(String... arguments) {
        return runWith("", arguments);
    }

    final int runWith(String input, String... arguments) {
        return CandorC2pa.commandLine(CLOCK, new ByteArrayInputStream(utf8(input)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /// The command in a process of its own, whose folder is the kit's.
    ///
    /// @param before what comes before the command, such as a shell that sets limits
    final Process start(List<String> before, String... arguments) throws IOException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:-UsePerfData");
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(CandorC2pa.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /// What is in the folder, hidden or not.
    final List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Writes a sound of `length` bytes that is a hole but for its head.
    final void sound(String name, int length) throws IOException {
        var head =
                ByteBuffer.allocate(44)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(utf8("RIFF"))
                        .putInt(36 + length)
                        .put(utf8("WAVEfmt "))
                        .putInt(16)
                        .putShort((short) 1)
                        .putShort((short) 1)
                        .putInt(8000)
                        .putInt(8000)
                        .putShort((short) 1)
                        .putShort((short) 8)
                        .put(utf8("data"))
                        .putInt(length);
        try (var wav = new RandomAccessFile(file(name).toFile(), "rw")) {
            wav.write(head.array());
            wav.setLength(44L + length);
        }
    }

    /// Writes an initialization segment `init.mp4`, and media segments `1.m4s` to `count.m4s`.
    ///
    /// @param folder empty for the kit's own
    final void stream(String folder, int count) throws IOException {
        var into = file(folder);
        Files.createDirectories(into);
        Files.write(
                into.resolve("init.mp4"),
                join(
                        box("ftyp", utf8("iso6\0\0\0\0iso6")),
                        box("moov", box("free", utf8(folder)))));
        for (int i = 1; i <= count; i++) {
            Files.write(
                    into.resolve(i + ".m4s"),
                    join(
                            box("styp", utf8("msdh\0\0\0\0msdh")),
                            box("moof", box("mfhd", new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) i})),
                            box("mdat", utf8("segment %d of %s".formatted(i, folder)))));
        }
    }

    static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(utf8(type))
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    final Path file(String name) {
        return directory.resolve(name);
    }

    final String path(String name) {
        return file(name).toString();
    }
}
