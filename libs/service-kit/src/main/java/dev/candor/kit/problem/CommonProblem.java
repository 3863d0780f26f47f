package dev.candor.kit.problem;

/// Refusals that every service knows.
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    FORBIDDEN(403, "This token does not allow that"),
    NOT_FOUND(404, "There is nothing here"),
    UNKNOWN_ORGANIZATION(404, "No such organization here"),
    METHOD_NOT_ALLOWED(405, "This resource does not know that method"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be given"),
    CONFLICT(409, "The request conflicts with the present state"),
    IDEMPOTENCY_IN_FLIGHT(409, "A request with this Idempotency-Key is still being answered"),
    PAYLOAD_TOO_LARGE(413, "The body is over the limit"),
    URI_TOO_LONG(414, "The address is over the limit"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not supported here"),
    RANGE_NOT_SATISFIABLE(416, "There are not as many bytes as were asked for"),
    DIGEST_MISMATCH(422, "The bytes do not match their declared digest"),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used with another request"),
    UNKNOWN_SPOOL(422, "No such spooled media"),
    TOO_MANY_REQUESTS(429, "Too many requests in too short a time"),
    INTERNAL(500, "Something went wrong on our side"),
    SERVICE_UNAVAILABLE(503, "A part that is needed cannot be reached"),
    NO_ROOM(507, "There is no room for more media");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
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
