package dev.candor.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;

/// c2pa-rs, asked through its npm package (`peer.mjs`): one process, one line a question.
final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private Peer(Process process) {
        this.process = process;
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    /// @param script `peer.mjs`, in a folder where `npm install` has run
    static Peer start(Path script, Fixtures fixtures) throws IOException {
        return new Peer(
                new ProcessBuilder("node", script.toString(), fixtures.folder().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    Measure verify(Path file, int warmUps, int runs) throws IOException {
        return ask("verify %s %d %d".formatted(file, warmUps, runs));
    }

    Measure sign(Path file, int warmUps, int runs) throws IOException {
        return ask("sign %s %d %d".formatted(file, warmUps, runs));
    }

    /// Without verifying what was written.
    Measure signBare(Path file, int warmUps, int runs) throws IOException {
        return ask("signBare %s %d %d".formatted(file, warmUps, runs));
    }

    /// What it says of a file: `Trusted`, `Valid`, `Invalid`.
    String judge(Path file) throws IOException {
        return line("judge %s 0 1".formatted(file));
    }

    /// The most memory its process ever had, in KiB (Linux only).
    long memory() throws IOException {
        return Long.parseLong(line("memory - 0 0"));
    }

    private Measure ask(String question) throws IOException {
        var fields = line(question).split(" ");
        return new Measure(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    }

    private String line(String question) throws IOException {
        questions.write(question);
        questions.newLine();
        questions.flush();
        var answer = answers.readLine();
        if (answer == null || answer.startsWith("error")) {
            throw new IOException("the peer failed at: " + question + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
