package dev.candor.kit.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void idsAreVersion7AndInOrder() {
        // when
        var ids = Stream.generate(Ids::next).limit(1000).map(Object::toString).toList();

        // then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.charAt(14) == '7');
    }
}
