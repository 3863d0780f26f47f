package dev.candor.gateway.job;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Jobs as the OpenAPI document shows them.
public final class JobExamples {
    private static final String JOB =
            "{\"id\": \"0199c0de-0071-7000-8000-000000000071\", \"kind\": \"publication\",";
    private static final String SINCE = " \"createdAt\": \"2026-11-22T14:00:00Z\",";
    private static final String INSPECTED =
            """
             "step": "CONSENT", "progress": 0.125, "attempts": 0, "steps": [
              {"step": "INSPECT", "state": "DONE", "summary": "video/mp4, 1920 × 1080; no Content Credentials",
               "startedAt": "2026-11-22T14:00:00.120Z", "finishedAt": "2026-11-22T14:00:00.310Z"}],
            """;

    public static final String QUEUED =
            JOB
                    + SINCE
                    + """
                     "state": "QUEUED", "step": "INSPECT", "progress": 0.0, "steps": [], "attempts": 0,
                     "changedAt": "2026-11-22T14:00:00Z"}
                    """;
    static final String RUNNING =
            JOB
                    + SINCE
                    + INSPECTED
                    + """
                     "state": "RUNNING", "changedAt": "2026-11-22T14:00:00.312Z"}
                    """;
    static final String CANCELLED =
            JOB
                    + SINCE
                    + INSPECTED
                    + """
                     "state": "CANCELLED", "changedAt": "2026-11-22T14:00:01Z",
                     "finishedAt": "2026-11-22T14:00:01Z"}
                    """;
    static final String PAGE = "{\"items\": [" + RUNNING + "]}";

    private JobExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    @Schema(name = "JobPage")
    record JobPage(List<JobView> items, @Nullable String next) {}
}
