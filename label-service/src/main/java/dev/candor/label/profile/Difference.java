package dev.candor.label.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A member that two versions of a profile state differently.
///
/// @param pointer RFC 6901 into the data file
/// @param before as JSON; absent where the first has none
@RegisterForReflection
public record Difference(String pointer, @Nullable String before, @Nullable String after) {

    /// Every difference, in the order of the members' names.
    public static List<Difference> between(Profile before, Profile after) {
        var differences = new ArrayList<Difference>();
        compare("", ProfileFile.tree(before), ProfileFile.tree(after), differences);
        return List.copyOf(differences);
    }

    private static void compare(
            String at, @Nullable JsonNode before, @Nullable JsonNode after, List<Difference> to) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at + "/" + name, before.get(name), after.get(name), to));
            return;
        }
        to.add(new Difference(at, text(before), text(after)));
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.toString();
    }
}
