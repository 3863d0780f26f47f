package dev.candor.consent.subject;

/// How many of those who speak for a person have to agree before their answer counts.
public sealed interface Quorum {
    /// One of them is enough.
    record Any() implements Quorum {}

    /// Every one of them.
    record All() implements Quorum {}

    /// This many of them, 1 to 9.
    record AtLeast(int count) implements Quorum {
        public AtLeast {
            if (count < 1 || count > 9) {
                throw new IllegalArgumentException("A quorum is of 1 to 9, not " + count);
            }
        }
    }

    /// What [#text] gave: `ANY`, `ALL` or a number.
    static Quorum of(String text) {
        return switch (text) {
            case "ANY" -> new Any();
            case "ALL" -> new All();
            default -> new AtLeast(Integer.parseInt(text));
        };
    }

    /// Whether `agreed` of `entitled` people are enough; where nobody is entitled, nothing is.
    default boolean isMetBy(int agreed, int entitled) {
        return agreed <= entitled && agreed >= needed(entitled);
    }

    /// How many have to agree where `entitled` may.
    default int needed(int entitled) {
        return switch (this) {
            case Any _ -> 1;
            case All _ -> Math.max(1, entitled);
            case AtLeast(var count) -> count;
        };
    }

    /// `ANY`, `ALL` or the number, as requests and tables carry it.
    default String text() {
        return switch (this) {
            case Any _ -> "ANY";
            case All _ -> "ALL";
            case AtLeast(var count) -> Integer.toString(count);
        };
    }
}
