package dev.candor.label.rendering;

/// What the OpenAPI document shows; a test reads it as answers.
final class RenderingExamples {
    static final String RECORD =
            """
            {"id": "0199c0de-0007-7000-8000-000000000001", "planId": "0199c0de-0006-7000-8000-000000000001",
             "variant": "all",
             "rendered": true, "text": "AI KI-generiert",
             "sourceSha256": "4e0c1f6a4f5e3a4b0d6c8f1b7a9e2d3c5f6a7b8c9d0e1f2a3b4c5d6e7f809112",
             "resultSha256": "9b2d7c1e0f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
             "measured": {"contrastRatio": 18.42, "box": {"x": 2940, "y": 90, "width": 970, "height": 170},
                          "textHeight": 91, "position": "TOP_RIGHT", "frames": 1, "keptIn": ["1:1", "4:5"], "probedAt": [], "checks": []},
             "createdAt": "2026-11-22T12:00:00Z"}
            """;
    static final String UNREADABLE =
            """
            {"type": "/problems/unreadable-media", "title": "The media cannot be read", "status": 422,
             "detail": "The JPEG file ends early", "offset": 4096}
            """;

    static final String TOOL_MISSING =
            """
            {"type": "/problems/tool-missing", "title": "A tool that this takes is not installed", "status": 501,
             "detail": "heif-convert is not installed here (Debian package libheif-examples).",
             "tool": "heif-convert", "package": "libheif-examples"}
            """;

    private RenderingExamples() {}
}
