package dev.candor.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.id.Ids;
import dev.candor.kit.problem.Declined;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final List<UUID> THREE = Stream.generate(Ids::next).limit(3).toList();

    @Test
    void oneMoreThanTheLimitMeansANextPage() {
        // when
        var page = Page.cut(THREE, 2, id -> id);

        // then
        assertThat(page.items()).isEqualTo(THREE.subList(0, 2));
        assertThat(Cursor.decode(Objects.requireNonNull(page.next())).after())
                .isEqualTo(THREE.get(1));
    }

    @Test
    void lastPageHasNoNext() {
        assertThat(Page.cut(THREE, 3, id -> id).next()).isNull();
        assertThat(Page.cut(List.<UUID>of(), 3, id -> id).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void foreignCursorIsTheCallersMistake(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor))
                .isInstanceOfSatisfying(
                        Declined.class,
                        e -> {
                            assertThat(e.type().status()).isEqualTo(400);
                            assertThat(e.pointer()).contains("?cursor");
                        });
    }
}
