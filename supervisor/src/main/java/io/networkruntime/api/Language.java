package io.networkruntime.api;

/** What a script or module is written in. Types are erased, not checked. */
public enum Language {
    JAVASCRIPT,
    TYPESCRIPT,
    /** TypeScript with JSX. */
    TSX,
    /** JavaScript with JSX. */
    JSX
}
