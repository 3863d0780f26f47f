/// Lays a label over a film and measures the film that came out. [VideoLabeller] is the door:
/// the film is probed ([VideoFacts]), the label is drawn as a picture and laid over the frames of
/// its time windows ([Windows]) by ffmpeg, and frames of the written film are decoded and
/// measured. [FilmTracks] codes nothing anew: it gives the film a text track and reads it back.
@NullMarked
package dev.candor.label.rendering.video;

import org.jspecify.annotations.NullMarked;
