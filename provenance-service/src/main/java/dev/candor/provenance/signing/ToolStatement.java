package dev.candor.provenance.signing;

import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.json.JsonValue;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Which tool made the media: the assertion `dev.candor.tool-card`.
final class ToolStatement {
    static final String LABEL = "dev.candor.tool-card";

    private ToolStatement() {}

    /// @param card id of the tool's card
    /// @param model what the tool runs, if it says so
    static CustomAssertion of(String card, @Nullable String model) {
        var members = new ArrayList<JsonValue.Member>();
        members.add(new JsonValue.Member("card", JsonValue.of(card)));
        if (model != null) {
            members.add(new JsonValue.Member("model", JsonValue.of(model)));
        }
        return CustomAssertion.cbor(LABEL, new JsonValue.Map(members));
    }
}
