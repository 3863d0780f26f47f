package dev.candor.consent.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.row.RowKind;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes an upload in, row by row as it comes. Blocks, and holds a few rows at a time.
@ApplicationScoped
class ReceiveImport {
    private static final int AT_A_TIME = 500;

    private final Imports imports;
    private final TransferConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    ReceiveImport(Imports imports, TransferConfig config, ObjectMapper json, Clock clock) {
        this.imports = imports;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /// What comes.
    enum Form {
        JSON_LINES,
        CSV
    }

    /// @throws Declined when there are too many rows, a row is too long, or they cannot be read;
    /// nothing is kept then
    ImportView receive(
            Actor actor,
            @Nullable String key,
            RowKind kind,
            boolean dryRun,
            Form form,
            InputStream body)
            throws IOException {
        var id = Ids.next();
        imports.begin(id, actor, kind, dryRun, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .await()
                .indefinitely();
        try {
            var digest = Digests.sha256();
            var named = "%s %s %s ".formatted(kind, dryRun, form);
            digest.update(named.getBytes(StandardCharsets.UTF_8));
            var count =
                    take(actor.organization(), id, rows(form, new DigestInputStream(body, digest)));
            return settled(actor, key, id, count, Digests.hex(digest));
        } catch (CharacterCodingException e) {
            discard(id);
            throw new Declined(TransferProblem.UNREADABLE_ROWS, "This is no UTF-8.");
        } catch (IOException | RuntimeException e) {
            discard(id);
            throw e;
        }
    }

    private int take(Organization organization, UUID id, Rows rows) throws IOException {
        var count = 0;
        var some = new ArrayList<String>(AT_A_TIME);
        for (var row = rows.next(); row != null; row = rows.next()) {
            if (count + some.size() >= config.maxRows()) {
                throw new Declined(
                        TransferProblem.TOO_MANY_ROWS,
                        "One import takes at most %d rows.".formatted(config.maxRows()));
            }
            some.add(row.replace("\u0000", "\\u0000")); // as JSON says it: the database has none
            if (some.size() == AT_A_TIME) {
                imports.add(organization, id, count + 1, some).await().indefinitely();
                count += some.size();
                some.clear();
            }
        }
        imports.add(organization, id, count + 1, some).await().indefinitely();
        return count + some.size();
    }

    /// One upload per key, whatever happens to the answer.
    private ImportView settled(
            Actor actor, @Nullable String key, UUID id, int count, String sha256) {
        if (key != null) {
            var known = imports.known(actor, key).await().indefinitely();
            if (known.isPresent()) {
                discard(id);
                if (!known.get().sha256().equals(sha256)) {
                    throw new Declined(
                            CommonProblem.IDEMPOTENCY_KEY_REUSED,
                            "Use a new Idempotency-Key for a new upload.");
                }
                return imports.require(actor.organization(), known.get().id())
                        .await()
                        .indefinitely();
            }
        }
        imports.ready(id, count, key, sha256).await().indefinitely();
        return imports.require(actor.organization(), id).await().indefinitely();
    }

    private Rows rows(Form form, InputStream body) {
        var reader = reader(body);
        return switch (form) {
            case JSON_LINES -> new JsonLines(reader, config.maxRowLength());
            case CSV -> new Csv(reader, config.maxRowLength(), json);
        };
    }

    private static Reader reader(InputStream body) {
        var strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(body, strict));
    }

    private void discard(UUID id) {
        imports.discard(id).await().indefinitely();
    }
}
