package dev.candor.c2pa.asset;

/// How content is to be bound to its manifest, where a format leaves a choice.
public enum BindingKind {
    /// By one hash: a data hash, or a BMFF hash for the ISO base media family. Any reader knows it,
    /// and it is the shortest; who checks it reads all of the file.
    WHOLE,
    /// By Merkle trees, so that blocks or fragments of a film can be checked one by one while it is
    /// being received (C2PA 2.4, A.5.4).
    MERKLE,
    /// The same, but blocks of a film in one piece begin where chunks of its samples do, so that a
    /// player that jumps into it checks what it plays and little more.
    CHUNKS,
    /// By a hash for each piece that the format is made of (C2PA 2.4, 18.7), so that a reader can
    /// tell which was changed.
    BOXES
}
