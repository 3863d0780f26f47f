package dev.candor.label.rendering;

import dev.candor.kit.problem.ProblemType;

/// Refusals about renderings.
enum RenderingProblem implements ProblemType {
    UNKNOWN_RENDERING(404, "No such rendering"),
    UNKNOWN_PLAN(422, "No such plan"),
    UNREADABLE_MEDIA(422, "The media cannot be read"),
    UNSUPPORTED_IMAGE(422, "Images of this kind cannot be labelled"),
    IMAGE_TOO_LARGE(413, "The image has too many pixels"),
    IMAGE_TOO_SMALL(422, "The image cannot carry a legible label"),
    LABEL_NOT_LEGIBLE(422, "The label could not be made legible"),
    CROPS_LEAVE_NO_ROOM(422, "No place for the label is in all of these crops"),
    RENDER_FAILED(422, "The media could not be rendered as planned"),
    TOOL_MISSING(501, "A tool that this takes is not installed");

    private final int status;
    private final String title;

    RenderingProblem(int status, String title) {
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
