package dev.candor.label.rendering.medium;

import dev.candor.kit.problem.ProblemType;

/// Refusals about renderings.
public enum RenderingProblem implements ProblemType {
    UNKNOWN_RENDERING(404, "No such rendering"),
    UNKNOWN_PLAN(422, "No such plan"),
    NO_PLAYER_LABEL(404, "The plan puts no label on a player"),
    UNKNOWN_VARIANT(422, "The plan has no such variant"),
    VARIANT_REQUIRED(422, "The plan makes several files; say which"),
    OTHER_MEDIA(422, "The plan was made for media of another kind"),
    UNREADABLE_MEDIA(422, "The media cannot be read"),
    UNSUPPORTED_IMAGE(422, "Images of this kind cannot be labelled"),
    IMAGE_TOO_LARGE(413, "The image has too many pixels"),
    IMAGE_TOO_SMALL(422, "The image cannot carry a legible label"),
    MEDIA_TOO_LARGE(413, "The media is larger than what is worked on"),
    NO_VOICE(422, "No voice here speaks this language"),
    UNSUPPORTED_TEXT(422, "Texts of this kind cannot be labelled"),
    UNSUPPORTED_DOCUMENT(422, "Documents of this kind cannot be labelled"),
    PAGE_TOO_SMALL(422, "A page cannot carry a legible stamp"),
    SIGNED_MEDIA(422, "The media is signed, and a label would break the signature"),
    LABEL_NOT_LEGIBLE(422, "The label could not be made legible"),
    CROPS_LEAVE_NO_ROOM(422, "No place for the label is in all of these crops"),
    RENDERING_NOT_READY(409, "The rendering is not finished"),
    RENDERING_NOT_RELEASED(409, "Nothing came of this rendering"),
    RENDERING_FINISHED(409, "The rendering is finished already"),
    RENDERED_MEDIA_GONE(410, "The rendered media is not kept any more"),
    RENDERING_INTERRUPTED(422, "The rendering was interrupted too often"),
    RENDERING_CANCELLED(409, "The rendering was cancelled"),
    RENDER_FAILED(422, "The media could not be rendered as planned"),
    TOOL_MISSING(501, "A tool that this takes is not installed"),
    RENDERING_BUSY(503, "Too many renderings wait already");

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
