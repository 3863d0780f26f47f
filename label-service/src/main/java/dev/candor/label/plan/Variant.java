package dev.candor.label.plan;

import dev.candor.label.plan.Plan.Forced;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// One file, for the markets it may go to. A plan has one, unless no single file suits all of its
/// markets.
///
/// @param name `all`, or the market
/// @param instructions in the order in which they are carried out
/// @param forced which profile forced which choice
@RegisterForReflection
public record Variant(
        String name, List<String> markets, List<Instruction> instructions, List<Forced> forced) {
    public Variant {
        markets = List.copyOf(markets);
        instructions = List.copyOf(instructions);
        forced = List.copyOf(forced);
        if (instructions.stream().filter(Variant::isAigc).count() > 1) {
            throw new IllegalArgumentException("A file has one AIGC object");
        }
    }

    private static boolean isAigc(Instruction instruction) {
        return instruction instanceof Instruction.EmbeddedMarks marks
                && marks.standard() == Instruction.Standard.TC260_AIGC;
    }

    /// The instructions of one kind.
    public <I extends Instruction> List<I> all(Class<I> kind) {
        return instructions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
