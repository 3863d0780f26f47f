package dev.candor.label.rendering;

/// What the document says of renderings.
final class RenderingTexts {
    static final String DESCRIPTION =
            """
            The planned label comes back in the media, and is measured in what was written; what is not
            as the plan asks for it is refused, and nothing is released. Where the plan asks for no
            label, the media comes back as it was. With `Prefer: respond-async` the answer is a
            rendering that is made meanwhile, with its progress.

            - **Pictures** (JPEG, PNG, GIF, TIFF, WebP, AVIF, HEIC): the label is drawn, in every frame of
              an animation. Everything else in the file is as it was, except content credentials, which
              the new pixels break, so sign the result; and small previews, which would show the picture
              without its label. WebP, AVIF and HEIC are coded anew; the latter two keep the metadata
              that libheif carries over.
            - **Films** (MP4, QuickTime, WebM, Matroska): the label lies over the plan's windows. Pictures
              are coded anew, sound is not. A plan for the player gives a text track instead.
            - **Sound** (WAV, MP3, FLAC, Ogg, M4A): a disclosure is spoken at the times of the plan, as loud
              as the programme, which waits for it.
            - **Text** (plain text and Markdown, HTML, mail): a line where the plan wants it, in the text's
              own character set, with JSON-LD and meta elements for machines. No other byte changes.
              Signed mails are refused: label first, then sign.
            - **Documents** (PDF): a stamp with a code that leads to the evidence. Signed and encrypted
              documents are refused.
            """;

    static final String REFUSALS =
            "`unknown-plan`, `unknown-variant`, `variant-required`, `other-media`,"
                + " `unreadable-media`, `unsupported-image`, `unsupported-text`,"
                + " `unsupported-document`, `signed-media`, `image-too-small`, `page-too-small`,"
                + " `no-voice`, `crops-leave-no-room`, `label-not-legible`, `render-failed`: what"
                + " the media or its plan lacks, and nothing is released; or"
                + " `idempotency-key-reused`: this Idempotency-Key was used with another request";

    private RenderingTexts() {}
}
