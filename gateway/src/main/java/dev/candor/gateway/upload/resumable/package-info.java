/// Large files in pieces: an upload is created, appended to, asked how far it has come, and
/// continued there after whatever broke off (draft-ietf-httpbis-resumable-upload). Whoever created
/// it sees it, and nobody else. Start reading at `AppendToUpload`.
@NullMarked
package dev.candor.gateway.upload.resumable;

import org.jspecify.annotations.NullMarked;
