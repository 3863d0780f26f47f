package dev.candor.provenance.signing;

import static dev.candor.provenance.signing.SigningProblem.TOOL_SAYS_OTHERWISE;

import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.Tool;
import dev.candor.provenance.signing.SignatureRequest.ActionRequest;
import java.util.ArrayList;

/// What a tool made is always said to be made by it, as its identity has it: a request may leave it
/// out, and then it is said all the same, but never say something else.
final class ToolRule {
    private static final String CREATED = "c2pa.created";
    private static final String OPENED = "c2pa.opened";

    private ToolRule() {}

    /// The request as the tool makes it.
    ///
    /// @throws Declined `TOOL_SAYS_OTHERWISE` with the member that does
    static SignatureRequest apply(SignatureRequest request, Tool tool) {
        if (request.softwareAgent() != null && !request.softwareAgent().equals(tool.model())) {
            throw otherwise("The tool is %s.".formatted(tool.model()), "/softwareAgent");
        }
        var actions = new ArrayList<>(request.actions());
        var begins = !actions.isEmpty() && actions.getFirst().action().equals(CREATED);
        var description = begins ? actions.removeFirst().description() : null;
        requireSameType(request, begins, tool);
        requireNotOpened(actions);
        actions.addFirst(new ActionRequest(CREATED, tool.digitalSourceType(), description));
        return request.by(tool, actions);
    }

    private static void requireSameType(SignatureRequest request, boolean begins, Tool tool) {
        var said = begins ? request.actions().getFirst().digitalSourceType() : null;
        if (said != null && !said.equals(tool.digitalSourceType())) {
            throw otherwise(
                    "What the tool makes is %s.".formatted(tool.digitalSourceType()),
                    "/actions/0/digitalSourceType");
        }
    }

    private static void requireNotOpened(ArrayList<ActionRequest> actions) {
        if (!actions.isEmpty() && actions.getFirst().action().equals(OPENED)) {
            throw otherwise("The tool made the media; it did not open it.", "/actions/0/action");
        }
    }

    private static Declined otherwise(String detail, String pointer) {
        return new Declined(TOOL_SAYS_OTHERWISE, detail).at(pointer);
    }
}
