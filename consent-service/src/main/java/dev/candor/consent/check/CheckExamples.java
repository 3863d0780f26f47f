package dev.candor.consent.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the OpenAPI document shows; a test reads them as requests and answers.
final class CheckExamples {
    static final String REQUEST =
            """
            {"subjects": ["0199c0de-0001-7000-8000-000000000001"], "action": "DISTRIBUTE", "modality": "IMAGE",
             "purpose": "awareness-campaign", "territories": ["DE", "CH"], "channel": "web",
             "licensee": "Studio Nord"}
            """;
    static final String EXACT =
            """
            {"subjects": ["0199c0de-0001-7000-8000-000000000001"], "action": "GENERATE", "modality": "AUDIO",
             "purpose": "narrative", "territories": ["WORLD"], "channel": "streaming",
             "licensee": "Voice House", "sublicensor": "Studio Nord", "likeness": ["VOICE"],
             "technique": "voice-conversion", "project": "second-season", "language": "de",
             "contentFlags": ["violence"],
             "scriptSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "explain": true, "consume": true, "token": true}
            """;
    static final String ALLOW =
            """
            {"id": "0199c0de-0006-7000-8000-000000000006", "decision": "ALLOW",
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "ALLOW",
                           "reasons": ["permitted"], "grant": "0199c0de-0003-7000-8000-000000000003",
                           "ledgerSeq": 42}],
             "reasons": ["permitted"],
             "duties": [{"kind": "LABEL", "label": "before-exposure"}, {"kind": "PROVENANCE"}],
             "policyVersion": ["synthetic-media/3"],
             "rulesEvaluated": ["synthetic-media/3#label-synthetic"],
             "validUntil": "2027-06-01T00:00:00Z", "ledgerSeq": 42, "checkedAt": "2026-06-02T09:30:00Z"}
            """;
    static final String DENY =
            """
            {"id": "0199c0de-0007-7000-8000-000000000007", "decision": "DENY",
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "DENY",
                           "reasons": ["grant_withdrawn"],
                           "weighed": [{"grant": "0199c0de-0003-7000-8000-000000000003", "position": 0,
                                        "effect": "PERMIT", "misses": ["grant_withdrawn"]}]}],
             "reasons": ["grant_withdrawn"], "ledgerSeq": 77, "checkedAt": "2026-07-02T09:30:00Z"}
            """;
    static final String REVIEW =
            """
            {"id": "0199c0de-000f-7000-8000-00000000000f", "decision": "REVIEW",
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "REVIEW",
                           "reasons": ["use_approval_required"],
                           "grant": "0199c0de-0003-7000-8000-000000000003", "ledgerSeq": 42}],
             "reasons": ["use_approval_required"], "ledgerSeq": 66, "checkedAt": "2026-06-02T09:30:00Z"}
            """;
    static final String EXEMPT =
            """
            {"id": "0199c0de-0010-7000-8000-000000000010", "decision": "ALLOW_EXEMPT",
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "ALLOW_EXEMPT",
                           "reasons": ["exempt"],
                           "exemption": {"id": "0199c0de-000d-7000-8000-00000000000d", "basis": "SATIRE",
                                         "until": "2026-12-31T00:00:00Z"}}],
             "reasons": ["exempt"], "duties": [{"kind": "LABEL"}, {"kind": "PROVENANCE"}],
             "validUntil": "2026-12-31T00:00:00Z", "ledgerSeq": 66, "checkedAt": "2026-06-02T09:30:00Z"}
            """;
    static final String CONSUMED =
            """
            {"id": "0199c0de-0006-7000-8000-000000000006", "decision": "ALLOW", "consumed": true,
             "subjects": [{"subject": "0199c0de-0001-7000-8000-000000000001", "decision": "ALLOW",
                           "reasons": ["permitted"], "grant": "0199c0de-0003-7000-8000-000000000003",
                           "ledgerSeq": 42}],
             "reasons": ["permitted"], "ledgerSeq": 42, "checkedAt": "2026-06-02T09:30:00Z"}
            """;
    static final String BATCH = "{\"checks\": [" + REQUEST + "," + REQUEST + "]}";
    static final String ANSWERS = "{\"checks\": [" + ALLOW + "," + DENY + "]}";
    static final String ASKED =
            """
            {"items": [{"id": "0199c0de-0021-7000-8000-000000000021", "checkedAt": "2026-06-02T09:00:00Z",
              "action": "DISTRIBUTE", "modality": "IMAGE", "purpose": "awareness-campaign", "territories": ["DE", "FR"],
              "channel": "web", "licensee": "Studio Nord", "decision": "ALLOW", "reasons": ["permitted"],
              "grant": "0199c0de-0003-7000-8000-000000000003"}]}
            """;
    static final String KEPT = "{\"question\": " + REQUEST + ", \"answer\": " + ALLOW + "}";

    private CheckExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record AskedPage(List<AskedView> items, @Nullable String next) {}
}
