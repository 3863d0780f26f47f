package dev.candor.kit.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What members are called where clients see them: some names, such as `class`, are no names in
/// Java.
final class MemberNames {
    private MemberNames() {}

    /// @param bean whose property it is; of others' the name is taken as it is
    static String inJson(@Nullable Object bean, String property) {
        if (bean == null) {
            return property;
        }
        try {
            var said = bean.getClass().getDeclaredField(property).getAnnotation(JsonProperty.class);
            return said == null || said.value().isEmpty() ? property : said.value();
        } catch (NoSuchFieldException e) {
            return property;
        }
    }
}
