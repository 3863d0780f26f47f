package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every column of every table has a class in docs/personal-data.md, and looks as its class says.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class ColumnsIT {
    /// What a value of a class matches, as text; a list is its values, one after the other.
    private static final Map<String, String> LOOKS =
            Map.ofEntries(
                    Map.entry("SEALED_UNDER_SUBJECT", "sealed:[01]:.*"),
                    Map.entry("SEALED_UNDER_PARTY", "sealed:1:.*"),
                    Map.entry("SEALED_UNDER_ORGANIZATION", "sealed:1:.*"),
                    Map.entry("SEALED_UNDER_WHOM_IT_NAMES", "sealed:for:.*"),
                    Map.entry("ACCOUNT", "account:[0-9a-f-]{36}"),
                    Map.entry("KEYED_DIGEST", "[0-9a-f]{64}"),
                    Map.entry("DIGEST", "[0-9a-f]{64}"),
                    Map.entry("EMPTY", ""));

    /// Where nothing is to be hidden: that nobody did it to a person who has no name any more.
    private static final Map<String, String> LOOK_OTHERWISE =
            Map.of(
                    "registry_event.actor_id", "(sealed:1|account):.*",
                    "registry_event.details", "sealed:1:.*|\\{\\}",
                    "registry_event.salt", "sealed:1:.*|[0-9a-f]{64}",
                    "representative.account_id", "sealed:1:.*|",
                    "transfer_row.body", "sealed:1:.*|");

    private static final Set<String> UNCHECKED =
            Set.of("LIFE", "MATCHED", "PUBLISHED", "NOT_PERSONAL");

    @Inject AgroalDataSource database;

    @Test
    void everyColumnHasAClass() throws SQLException, IOException {
        assertThat(PersonalData.classes().keySet()).containsExactlyInAnyOrderElementsOf(columns());
        assertThat(PersonalData.classes().values())
                .allMatch(known -> LOOKS.containsKey(known) || UNCHECKED.contains(known));
    }

    @Test
    void everyRowLooksAsItsClassSays() throws SQLException, IOException {
        // given
        created(officer(), "/v1/subjects", Bodies.subject());
        created(officer(), "/v1/parties", Bodies.party());

        // then
        var wrong = new TreeMap<String, List<String>>();
        for (var column : PersonalData.classes().entrySet()) {
            var look = LOOK_OTHERWISE.getOrDefault(column.getKey(), LOOKS.get(column.getValue()));
            if (look != null) {
                var others = values(column.getKey()).stream().filter(v -> !v.matches(look));
                wrong.put(column.getKey(), others.limit(3).toList());
            }
        }
        wrong.values().removeIf(List::isEmpty);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyTableThatSealsRefusesWhatIsInTheClear() throws SQLException, IOException {
        // given
        var sealed =
                PersonalData.classes().entrySet().stream()
                        .filter(column -> column.getValue().matches("SEALED.*|ACCOUNT|EMPTY"))
                        .map(column -> column.getKey().split("\\.", 2)[0])
                        .collect(groupingBy(table -> table))
                        .keySet();

        // then
        assertThat(
                        texts(
                                "select conrelid::regclass::text from pg_constraint where"
                                        + " convalidated and conname = conrelid::regclass ||"
                                        + " '_sealed'"))
                .containsExactlyInAnyOrderElementsOf(sealed);
    }

    private List<String> columns() throws SQLException {
        return texts(
                """
                select c.table_name || '.' || c.column_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                  and c.table_name <> 'flyway_schema_history'
                """);
    }

    private List<String> values(String column) throws SQLException {
        var parts = column.split("\\.", 2);
        return texts(
                "select distinct x from (select jsonb_array_elements_text(case jsonb_typeof(v) when"
                        + " 'array' then v else jsonb_build_array(v) end) as x from (select"
                        + " to_jsonb(t.\"%s\") as v from %s t) a) b where x is not null"
                                .formatted(parts[1], parts[0]));
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
