package dev.candor.label.rendering;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.label.rendering.image.ImageException;
import dev.candor.label.rendering.medium.RenderingProblem;

/// Why a picture or a film was not labelled, in the words of the API.
final class Refusals {
    private Refusals() {}

    static Declined of(ImageException e) {
        return switch (e) {
            case ImageException.Unreadable unreadable ->
                    new Declined(RenderingProblem.UNREADABLE_MEDIA, message(e))
                            .with("offset", unreadable.offset());
            case ImageException.UnknownFormat _ ->
                    new Declined(
                            CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                            message(e) + "; labels are drawn into these.");
            case ImageException.Unsupported _ ->
                    new Declined(
                            RenderingProblem.UNSUPPORTED_IMAGE, message(e) + " is not supported.");
            case ImageException.TooLarge _ ->
                    new Declined(RenderingProblem.IMAGE_TOO_LARGE, message(e) + ".");
            case ImageException.TooSmall small ->
                    new Declined(RenderingProblem.IMAGE_TOO_SMALL, message(e) + ".")
                            .with("minimumWidth", small.minimumWidth())
                            .with("minimumHeight", small.minimumHeight());
            case ImageException.NotCropSafe _ ->
                    new Declined(RenderingProblem.CROPS_LEAVE_NO_ROOM, message(e) + ".")
                            .at("/crops");
            case ImageException.ToolMissing missing ->
                    new Declined(RenderingProblem.TOOL_MISSING, message(e) + ".")
                            .with("tool", missing.tool())
                            .with("package", missing.debianPackage());
            case ImageException.ToolFailed _ ->
                    new Declined(RenderingProblem.RENDER_FAILED, message(e) + ".");
            case ImageException.NotLegible _ ->
                    new Declined(RenderingProblem.LABEL_NOT_LEGIBLE, message(e) + ".");
        };
    }

    private static String message(ImageException e) {
        return String.valueOf(e.getMessage());
    }
}
