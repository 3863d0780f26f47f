package dev.candor.consent.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.problem.Declined;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    private static final int LONGEST = 100;

    @Test
    void aJsonLineIsARowAndAnEmptyOneIsNone() throws IOException {
        assertThat(all(lines("{\"a\":1}\r\n\n  \n{\"b\":2}")))
                .containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(all(lines(""))).isEmpty();
        assertThat(all(lines("not json\n"))).containsExactly("not json");
    }

    @Test
    void namesMakeMembersOfTheFieldsBelowThem() throws IOException {
        assertThat(
                        all(
                                csv(
                                        "kind, languages[] ,accountId\r\n"
                                                + "MINOR,en;de,\r\n"
                                                + "\r\n"
                                                + "\"A, \"\"B\"\"\nC\",\"en\",x")))
                .containsExactly(
                        "{\"kind\":\"MINOR\",\"languages\":[\"en\",\"de\"]}",
                        "{\"kind\":\"A, \\\"B\\\"\\n"
                                + "C\",\"languages\":[\"en\"],\"accountId\":\"x\"}");
        assertThat(all(csv("a,b\n1,2\n"))).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
        assertThat(all(csv("a,b\r1,2\r"))).containsExactly("{\"a\":\"1\",\"b\":\"2\"}");
        assertThat(all(csv("a\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,a\n1,2",
                "a,,c\n1,2,3",
                "a,b\n1",
                "a,b\n1,2,3",
                "a\n\"open",
                "a\n\"x\"y"
            })
    void whatIsNoCsvIsRefused(String text) {
        refused(TransferProblem.UNREADABLE_ROWS, csv(text));
    }

    @Test
    void aRowHasALongestLength() {
        refused(TransferProblem.ROW_TOO_LONG, lines("{\"a\":\"" + "x".repeat(LONGEST) + "\"}"));
        refused(TransferProblem.ROW_TOO_LONG, csv("a\n" + "x".repeat(LONGEST + 1)));
        refused(TransferProblem.ROW_TOO_LONG, csv("a\n\"" + "x".repeat(LONGEST + 1)));
        refused(
                TransferProblem.ROW_TOO_LONG,
                csv("a,b\n" + "x".repeat(LONGEST - 1) + "," + "y".repeat(LONGEST - 1)));
    }

    private static Rows lines(String text) {
        return new JsonLines(new StringReader(text), LONGEST);
    }

    private static Rows csv(String text) {
        return new Csv(new StringReader(text), LONGEST, new ObjectMapper());
    }

    private static List<String> all(Rows rows) throws IOException {
        var all = new ArrayList<String>();
        for (var row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    private static void refused(TransferProblem problem, Rows rows) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> all(rows))
                .returns(problem, Declined::type);
    }
}
