package io.networkruntime.engine.natives;

import java.util.ArrayList;
import java.util.List;

/**
 * The flags of V8 for a whole process.
 *
 * @param flags each as V8 spells it, such as {@code --stack-size=984}
 */
public record EngineFlags(List<String> flags) {
    private static final List<String> STANDARD = List.of(
            // KiB of native stack for JavaScript; isolates run on threads of 4 MiB
            "--stack-size=984",
            // MiB; a smaller young generation costs no speed here and keeps an isolate's memory down
            "--max-semi-space-size=4",
            // no SharedArrayBuffer global: shared memory is a clock fine enough for timing attacks
            "--enable-sharedarraybuffer-per-context",
            // V8 would compile on its own threads, whose end wakes nobody and whose CPU time is on nobody's account
            "--no-wasm-async-compilation",
            "--turbo-typer-hardening",
            // V8 would abort the process; our own watch ends the isolate, which costs its neighbours nothing
            "--no-detect-ineffective-gcs-near-heap-limit",
            // what an ended isolate held goes back to the kernel at once, not into a pool for the next: it counts
            // against
            // the cap of the agent, and so against the neighbours
            "--no-memory-pool",
            // an inner loop of known length would take the interrupt checks of the endless loop around it with it, as
            // in
            // for (;;) new Array(1000).fill(1): nothing in the process could stop that
            "--no-turboshaft-loop-unrolling");
    // Not --enable-experimental-regexp-engine-on-excessive-backtracks: with it a deeply nested regular expression
    // overflows the native stack, which costs the process. One that explodes meets its CPU limit.

    public EngineFlags {
        for (String flag : flags) {
            if (!flag.startsWith("--") || flag.contains(" ")) {
                throw new IllegalArgumentException("no flag of V8: '" + flag + "'");
            }
        }
        flags = List.copyOf(flags);
    }

    /** What every process of ours uses, so that a snapshot made in one suits the other. */
    public static EngineFlags standard() {
        return new EngineFlags(STANDARD);
    }

    /** These and one more flag, which wins over an earlier one of the same name. */
    public EngineFlags with(String flag) {
        List<String> all = new ArrayList<>(flags);
        all.add(flag);
        return new EngineFlags(all);
    }

    String text() {
        return String.join(" ", flags);
    }
}
