package dev.candor.client.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The source of one type. What is sent has a builder; what only comes back needs none.
final class Schema {
    private final String name;
    private final JsonNode schema;
    private final Types types;
    private final boolean isSent;

    Schema(String name, Types types, boolean isSent) {
        this.name = name;
        this.schema = types.schema(name);
        this.types = types;
        this.isSent = isSent;
    }

    private record Member(String said, String name, String type, boolean required, String about) {
        String declared() {
            return required ? type : "@Nullable " + type;
        }
    }

    String source() {
        return Types.IMPORTS + "\n" + (schema.has("enum") ? words() : record());
    }

    private String words() {
        var constants = new ArrayList<String>();
        for (var value : schema.path("enum")) {
            var constant =
                    value.asText()
                            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                            .replaceAll("[^A-Za-z0-9]", "_")
                            .toUpperCase(Locale.ROOT);
            constants.add("    @JsonProperty(\"%s\") %s".formatted(value.asText(), constant));
        }
        return "%spublic enum %s {\n%s\n}\n"
                .formatted(about(), name, String.join(",\n", constants));
    }

    private String record() {
        var members = members();
        var components =
                members.stream()
                        .map(
                                member ->
                                        "        @JsonProperty(\"%s\") %s %s"
                                                .formatted(
                                                        member.said(),
                                                        member.declared(),
                                                        member.name()))
                        .collect(Collectors.joining(",\n"));
        var parameters =
                members.stream()
                        .filter(member -> !member.about().isEmpty())
                        .map(
                                member ->
                                        Words.comment(
                                                "@param %s %s"
                                                        .formatted(member.name(), member.about()),
                                                ""))
                        .collect(Collectors.joining());
        return """
        %s@JsonInclude(JsonInclude.Include.NON_NULL)
        public record %s(
        %s) {%s}
        """
                .formatted(comment(parameters), name, components, isSent ? builder(members) : "");
    }

    private List<Member> members() {
        var required = new HashSet<String>();
        schema.path("required").forEach(member -> required.add(member.asText()));
        var members = new ArrayList<Member>();
        schema.path("properties")
                .properties()
                .forEach(
                        entry ->
                                members.add(
                                        new Member(
                                                entry.getKey(),
                                                Words.variable(entry.getKey()),
                                                types.of(entry.getValue()),
                                                required.contains(entry.getKey()),
                                                entry.getValue().path("description").asText())));
        return members;
    }

    private String builder(List<Member> members) {
        var required = members.stream().filter(Member::required).toList();
        var optional = members.stream().filter(member -> !member.required()).toList();
        var parameters =
                required.stream()
                        .map(member -> "%s %s".formatted(member.type(), member.name()))
                        .collect(Collectors.joining(", "));
        var text = new StringBuilder("\n\n    /// With all that has to be said.\n");
        text.append(
                "    public static Builder builder(%s) {\n        return new Builder(%s);\n    }\n"
                        .formatted(parameters, names(required)));
        text.append("\n    /// And with what may be said besides.\n");
        text.append("    public static final class Builder {\n");
        for (var member : members) {
            text.append(
                    "        private %s%s %s;\n"
                            .formatted(
                                    member.required() ? "final " : "",
                                    member.declared(),
                                    member.name()));
        }
        text.append("\n        private Builder(%s) {\n".formatted(parameters));
        for (var member : required) {
            text.append("            this.%1$s = %1$s;\n".formatted(member.name()));
        }
        text.append("        }\n");
        for (var member : optional) {
            text.append(
                    """

                            public Builder %2$s(%1$s %2$s) {
                                this.%2$s = %2$s;
                                return this;
                            }
                    """
                            .formatted(member.type(), member.name()));
        }
        return text.append(
                        """

                                public %s build() {
                                    return new %s(%s);
                                }
                            }
                        """
                                .formatted(name, name, names(members)))
                .toString();
    }

    private static String names(List<Member> members) {
        return members.stream().map(Member::name).collect(Collectors.joining(", "));
    }

    private String comment(String parameters) {
        var about = about();
        return about.isEmpty() || parameters.isEmpty()
                ? about + parameters
                : about + "///\n" + parameters;
    }

    private String about() {
        return Words.comment(schema.path("description").asText(), "");
    }
}
