package dev.candor.consent.check;

import dev.candor.consent.check.Standing.Line;
import dev.candor.consent.check.Standing.Scope;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Approval;
import dev.candor.consent.scope.Conditions;
import dev.candor.consent.scope.Disclosure;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Narrowing;
import dev.candor.consent.scope.Period;
import dev.candor.consent.scope.PostMortem;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.scope.Territory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines of a grant as the database writes them into its row (`scope_of` in the migrations): a
/// line each of `position|effect|from|until|{...}`, times in microseconds since 1970.
///
/// A line is taken apart when one of its effect is asked for. Thread safe: at worst that is done
/// twice.
final class ScopeText implements Scope {
    private static final int PARTS = 5;
    private static final long MICROS = 1_000_000;

    private final String text;
    private final @Nullable String used;
    private @Nullable List<Line> permissions;
    private @Nullable List<Line> prohibitions;

    /// @param text empty where a grant has no lines
    /// @param used `position:uses,...`; null where nothing is counted
    ScopeText(String text, @Nullable String used) {
        this.text = text;
        this.used = used;
    }

    /// @throws IllegalArgumentException when it is not what the database writes
    @Override
    public List<Line> lines(Effect effect) {
        return switch (effect) {
            case PERMIT -> {
                var read = permissions;
                if (read == null) {
                    read = read(effect);
                    permissions = read;
                }
                yield read;
            }
            case PROHIBIT -> {
                var read = prohibitions;
                if (read == null) {
                    read = read(effect);
                    prohibitions = read;
                }
                yield read;
            }
        };
    }

    private List<Line> read(Effect effect) {
        var uses = uses(used);
        var lines = new ArrayList<Line>();
        for (int start = 0, end; start < text.length(); start = end + 1) {
            end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            var parts = parts(text.substring(start, end));
            if (parts[1].equals(effect.name())) {
                lines.add(line(parts, uses));
            }
        }
        return List.copyOf(lines);
    }

    private static String[] parts(String line) {
        var parts = line.split("\\|", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException("a line of a scope has five parts");
        }
        return parts;
    }

    private static Line line(String[] parts, Map<Integer, Long> uses) {
        var position = Integer.parseInt(parts[0]);
        var period =
                new Period(
                        instant(Long.parseLong(parts[2])),
                        parts[3].isEmpty() ? null : instant(Long.parseLong(parts[3])));
        return new Line(
                position,
                scope(Effect.valueOf(parts[1]), period, Body.of(parts[4])),
                uses.getOrDefault(position, 0L));
    }

    private static ScopeLine scope(Effect effect, Period period, Body body) {
        return new ScopeLine(
                effect,
                body.set("actions", Action::valueOf),
                body.set("modalities", Modality::valueOf),
                body.codes("purposes"),
                body.set("territories", Territory::new),
                body.codes("channels"),
                period,
                "",
                new Narrowing(
                        body.set("likeness", Likeness::valueOf),
                        body.codes("techniques"),
                        body.codes("projects"),
                        body.codes("languages")),
                conditions(body));
    }

    private static Conditions conditions(Body body) {
        var maxUses = body.number("maxUses");
        var approval = body.maybe("approval");
        var afterDeath = body.number("postMortemUntil");
        return new Conditions(
                maxUses == null ? null : Math.toIntExact(maxUses),
                approval == null ? Approval.BLANKET : Approval.valueOf(approval),
                body.codes("contentLimits"),
                new Disclosure(
                        body.maybe("labelClass"),
                        body.isTrue("provenance"),
                        body.isTrue("attribution")),
                afterDeath == null ? PostMortem.END : PostMortem.CONTINUE_UNTIL,
                afterDeath == null ? null : instant(afterDeath),
                body.isTrue("sublicense"));
    }

    private static Map<Integer, Long> uses(@Nullable String used) {
        if (used == null) {
            return Map.of();
        }
        var uses = new HashMap<Integer, Long>();
        for (var use : used.split(",", -1)) {
            var colon = use.indexOf(':');
            uses.put(
                    Integer.valueOf(use.substring(0, colon)),
                    Long.valueOf(use.substring(colon + 1)));
        }
        return uses;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }
}
