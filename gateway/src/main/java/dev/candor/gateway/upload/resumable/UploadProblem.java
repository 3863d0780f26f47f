package dev.candor.gateway.upload.resumable;

import dev.candor.kit.problem.ProblemType;

/// Every way an upload is refused. The second to the fourth are called as in
/// draft-ietf-httpbis-resumable-upload, and have its members.
public enum UploadProblem implements ProblemType {
    UNKNOWN_UPLOAD(404, "No such upload"),
    MISMATCHING_UPLOAD_OFFSET(409, "The upload goes on at another byte"),
    COMPLETED_UPLOAD(400, "The upload is complete"),
    INCONSISTENT_UPLOAD_LENGTH(400, "The upload has another length"),
    UPLOAD_BUSY(409, "Another request appends to this upload"),
    UPLOAD_NOT_COMPLETE(409, "The upload lacks bytes"),
    UPLOAD_SPENT(409, "The upload has been published"),
    TOO_MANY_UPLOADS(409, "The organization has as many uploads waiting as it may have");

    private final int status;
    private final String title;

    UploadProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
