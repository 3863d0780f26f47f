package dev.candor.label.rendering.medium;

import static dev.candor.label.rendering.medium.RenderingProblem.IMAGE_TOO_LARGE;
import static dev.candor.label.rendering.medium.RenderingProblem.IMAGE_TOO_SMALL;
import static dev.candor.label.rendering.medium.RenderingProblem.LABEL_NOT_LEGIBLE;
import static dev.candor.label.rendering.medium.RenderingProblem.MEDIA_TOO_LARGE;
import static dev.candor.label.rendering.medium.RenderingProblem.PAGE_TOO_SMALL;
import static dev.candor.label.rendering.medium.RenderingProblem.RENDER_FAILED;
import static dev.candor.label.rendering.medium.RenderingProblem.UNREADABLE_MEDIA;
import static dev.candor.label.rendering.medium.RenderingProblem.UNSUPPORTED_DOCUMENT;
import static dev.candor.label.rendering.medium.RenderingProblem.UNSUPPORTED_IMAGE;
import static dev.candor.label.rendering.medium.RenderingProblem.UNSUPPORTED_TEXT;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.label.rendering.failure.MediaException;

/// Why media of one kind was not labelled, in the words of the API.
public enum Refusals {
    OF_PICTURES(UNSUPPORTED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL, LABEL_NOT_LEGIBLE),
    OF_SOUND(UNREADABLE_MEDIA, MEDIA_TOO_LARGE, RENDER_FAILED, RENDER_FAILED),
    OF_TEXT(UNSUPPORTED_TEXT, MEDIA_TOO_LARGE, RENDER_FAILED, RENDER_FAILED),
    OF_DOCUMENTS(UNSUPPORTED_DOCUMENT, MEDIA_TOO_LARGE, PAGE_TOO_SMALL, RENDER_FAILED);

    private final RenderingProblem unsupported;
    private final RenderingProblem tooLarge;
    private final RenderingProblem tooSmall;
    private final RenderingProblem notAsPlanned;

    Refusals(
            RenderingProblem unsupported,
            RenderingProblem tooLarge,
            RenderingProblem tooSmall,
            RenderingProblem notAsPlanned) {
        this.unsupported = unsupported;
        this.tooLarge = tooLarge;
        this.tooSmall = tooSmall;
        this.notAsPlanned = notAsPlanned;
    }

    public Declined of(MediaException e) {
        return switch (e) {
            case MediaException.Unreadable unreadable -> unreadable(unreadable);
            case MediaException.UnknownFormat _ ->
                    new Declined(
                            CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                            e.getMessage() + "; labels are put into these.");
            case MediaException.Unsupported _ -> declined(unsupported, e);
            case MediaException.Signed _ -> declined(RenderingProblem.SIGNED_MEDIA, e);
            case MediaException.TooLarge _ -> declined(tooLarge, e);
            case MediaException.TooSmall small ->
                    declined(tooSmall, e)
                            .with("minimumWidth", small.minimumWidth())
                            .with("minimumHeight", small.minimumHeight());
            case MediaException.NotCropSafe _ ->
                    declined(RenderingProblem.CROPS_LEAVE_NO_ROOM, e).at("/crops");
            case MediaException.NoVoice voiceless ->
                    declined(RenderingProblem.NO_VOICE, e).with("language", voiceless.language());
            case MediaException.ToolMissing missing ->
                    declined(RenderingProblem.TOOL_MISSING, e)
                            .with("tool", missing.tool().command())
                            .with("package", missing.tool().debianPackage());
            case MediaException.OtherRecording _, MediaException.ToolFailed _ ->
                    declined(RENDER_FAILED, e);
            case MediaException.NotAsPlanned _ -> declined(notAsPlanned, e);
        };
    }

    private static Declined unreadable(MediaException.Unreadable e) {
        var declined = declined(UNREADABLE_MEDIA, e);
        return e.offset().isPresent() ? declined.with("offset", e.offset().getAsLong()) : declined;
    }

    private static Declined declined(RenderingProblem type, MediaException e) {
        return new Declined(type, e.getMessage() + ".");
    }
}
