/// What becomes of publications after they are out: labels are corrected, consent ends, assets are
/// retracted (PAI, practice 14: prompt adjustment). Whatever a publication stands on, its
/// `ground`, is watched in the inbox; how long an adjustment took is part of its record.
@NullMarked
package dev.candor.gateway.adjustment;

import org.jspecify.annotations.NullMarked;
