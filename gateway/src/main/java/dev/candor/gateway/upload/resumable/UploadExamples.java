package dev.candor.gateway.upload.resumable;

/// What the OpenAPI document shows; a test reads them.
final class UploadExamples {
    static final String OPEN =
            """
            {"id": "0199c0de-0009-7000-8000-000000000001", "state": "OPEN", "mediaType": "video/mp4",
             "offset": 33554432, "length": 734003200, "expires": "2026-11-24T12:00:00Z"}
            """;
    static final String COMPLETE =
            """
            {"id": "0199c0de-0009-7000-8000-000000000001", "state": "COMPLETE", "mediaType": "video/mp4",
             "offset": 734003200, "length": 734003200,
             "sha256": "9b2d7c1e0f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
             "expires": "2026-11-24T12:00:00Z"}
            """;

    private UploadExamples() {}
}
