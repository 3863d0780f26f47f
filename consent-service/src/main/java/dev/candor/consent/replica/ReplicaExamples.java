package dev.candor.consent.replica;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class ReplicaExamples {
    private static final String MEMBERS =
            """
            "subjectId": "0199c0de-0001-7000-8000-000000000001", "kind": "VOICE_CLONE", "modalities": ["VOICE"],
            "sources": ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
            "tool": "example-voice 2.1", "custodian": "Studio Nord"
            """;
    private static final String KNOWN =
            "{\"id\": \"0199c0de-0013-7000-8000-000000000013\", \"createdAt\":"
                    + " \"2026-06-01T12:00:00Z\", "
                    + MEMBERS;
    private static final String PROOF =
            """
            "proof": {"type": "destruction-protocol",
                      "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}
            """;
    static final String REQUEST = "{" + MEMBERS + "}";
    static final String VIEW =
            KNOWN + ", \"status\": \"CREATED\", \"since\": \"2026-06-01T12:00:00Z\"}";
    static final String FREEZE = "{\"status\": \"FROZEN\"}";
    static final String DESTROY = "{\"status\": \"DESTROYED\", " + PROOF + "}";
    static final String DESTROYED =
            KNOWN
                    + ", \"status\": \"DESTROYED\", \"since\": \"2026-09-01T12:00:00Z\", "
                    + PROOF
                    + "}";
    static final String PAGE = "{\"items\": [" + VIEW + "]}";

    private ReplicaExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record ReplicaPage(List<ReplicaView> items, @Nullable String next) {}
}
