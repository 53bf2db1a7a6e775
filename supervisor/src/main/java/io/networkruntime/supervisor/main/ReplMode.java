package io.networkruntime.supervisor.main;

/** Whether a program goes on by reading texts from standard input and evaluating them. */
public enum ReplMode {
    OFF,
    /** Nothing but the values is printed. */
    PIPED,
    /** With prompts, for people. */
    TERMINAL
}
