package dev.candor.client.generator;

import java.util.Set;

/// Names and comments.
final class Words {
    private static final Set<String> RESERVED =
            Set.of(
                    "abstract",
                    "assert",
                    "boolean",
                    "break",
                    "byte",
                    "case",
                    "catch",
                    "char",
                    "class",
                    "const",
                    "continue",
                    "default",
                    "do",
                    "double",
                    "else",
                    "enum",
                    "extends",
                    "final",
                    "finally",
                    "float",
                    "for",
                    "goto",
                    "if",
                    "implements",
                    "import",
                    "instanceof",
                    "int",
                    "interface",
                    "long",
                    "native",
                    "new",
                    "package",
                    "private",
                    "protected",
                    "public",
                    "return",
                    "short",
                    "static",
                    "strictfp",
                    "super",
                    "switch",
                    "synchronized",
                    "this",
                    "throw",
                    "throws",
                    "transient",
                    "try",
                    "void",
                    "volatile",
                    "while",
                    "true",
                    "false",
                    "null",
                    "wait",
                    "notify",
                    "hashCode",
                    "toString",
                    "getClass",
                    "clone",
                    "finalize",
                    "notifyAll");

    private Words() {}

    /// A member's or a parameter's name in Java: `cache_age` is cacheAge, `class` is class_.
    static String variable(String name) {
        var word = new StringBuilder();
        var upper = false;
        for (var character : name.toCharArray()) {
            if (Character.isJavaIdentifierPart(character) && character != '_') {
                word.append(
                        upper && !word.isEmpty() ? Character.toUpperCase(character) : character);
                upper = false;
            } else {
                upper = true;
            }
        }
        word.setCharAt(0, Character.toLowerCase(word.charAt(0)));
        return RESERVED.contains(word.toString()) ? word + "_" : word.toString();
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /// A text as a comment; empty for an empty text.
    static String comment(String text, String indent) {
        var lines = new StringBuilder();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + word.length() > 90) {
                lines.append(indent).append("///").append(line).append('\n');
                line.setLength(0);
            }
            line.append(word.isEmpty() ? "" : " ").append(word);
        }
        return line.isEmpty()
                ? lines.toString()
                : lines.append(indent).append("///").append(line).append('\n').toString();
    }
}
